package dev.botstead.surface.kitsu;

import dev.botstead.surface.http.Response;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// How values and answers are written on the Kitsu side (contract 0 and 1.3).
public final class Answers {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectWriter LINES = JSON.writer().withRootValueSeparator("\n");
    private static final DateTimeFormatter DATETIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private Answers() {}

    /// 200 with a tree of maps, lists, texts, numbers, truth values, nulls or JSON nodes.
    public static Response ok(Object tree) {
        return json(200, tree);
    }

    /// 201 with a tree.
    public static Response created(Object tree) {
        return json(201, tree);
    }

    /// `status` with a tree.
    public static Response json(int status, Object tree) {
        return Response.json(status, JSON.writeValueAsBytes(tree));
    }

    /// 200 with what `write` writes: for long lists, without a tree in between.
    public static Response written(Consumer<JsonGenerator> write) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            write.accept(generator);
        }
        return Response.json(200, bytes.toByteArray());
    }

    /// 200 with what `write` writes, in a media type whose values stand one below the other: for very long lists,
    /// which are not copied once more.
    public static Response lines(String type, Consumer<JsonGenerator> write) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (JsonGenerator generator = LINES.createGenerator(bytes)) {
            write.accept(generator);
        }
        bytes.write('\n');
        return Response.streamed(200, type, bytes.size(), bytes::writeTo);
    }

    /// 204.
    public static Response none() {
        return Response.empty(204);
    }

    /// `YYYY-MM-DDTHH:MM:SS`, UTC, or null.
    public static @Nullable String datetime(@Nullable Instant instant) {
        return instant == null ? null : DATETIME.format(instant);
    }

    /// The last day of what ends at an exclusive instant: what ends at the next midnight UTC is good on the day
    /// before it.
    public static @Nullable String lastDay(@Nullable Instant end) {
        return end == null ? null : day(end).toString();
    }

    /// The same as a date.
    public static LocalDate day(Instant end) {
        return end.minus(1, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /// The exclusive end of a day: midnight UTC after it.
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
