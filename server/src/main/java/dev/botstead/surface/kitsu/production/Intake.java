package dev.botstead.surface.kitsu.production;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.directory.Caller;
import dev.botstead.production.file.FileName;
import dev.botstead.production.file.Files;
import dev.botstead.production.file.Upload;
import dev.botstead.production.file.Uploads;
import dev.botstead.surface.http.Multipart;
import dev.botstead.surface.http.Multipart.Part;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.kitsu.Body;
import dev.botstead.surface.kitsu.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/// Takes in bodies that may bring files (contract 1.6): JSON, or multipart whose files go to where they are kept as
/// they arrive, and never whole into memory. No transaction is open meanwhile.
final class Intake {
    /// The parts that hold files of one comment, or one reply.
    static final Pattern OF_ONE = Pattern.compile("file(-\\d{1,4})?");

    /// Those that hold files of a batch: of which comment, and which of its files.
    static final Pattern OF_BATCH = Pattern.compile("attachment_file-(\\d{1,4})-(\\d{1,4})");

    private final Files files;
    private final UploadLimits limits;
    private final Places places = new Places();

    Intake(Files files, UploadLimits limits) {
        this.files = files;
        this.limits = limits;
    }

    /// Whether a call brings files, or could.
    static boolean isForm(Call call) {
        return Multipart.isIn(call.request());
    }

    /// Takes in the JSON object or the form of a call.
    Sent take(Call call, Pattern fileParts) {
        if (isForm(call)) return form(call, fileParts);
        return new Sent(call.body(), Map.of(), new Uploads(files, call.caller().account()));
    }

    /// Takes in a bare JSON list of comments.
    Sent list(Call call) {
        Body body = new Body(JsonNodeFactory.instance.objectNode().set("comments", call.list()));
        return new Sent(body, Map.of(), new Uploads(files, call.caller().account()));
    }

    /// Takes in the form of a call, whose files come in parts of such names.
    Sent form(Call call, Pattern fileParts) {
        Caller caller = call.caller();
        try (Places.Place _ = places.take(caller)) {
            Multipart multipart = Multipart.of(call.request(), limits.body());
            Uploads uploads = new Uploads(files, caller.account());
            boolean whole = false;
            try {
                Sent sent = read(multipart, fileParts, uploads);
                whole = true;
                return sent;
            } catch (Refusal refusal) {
                uploads.close();
                if (refusal.status() == 413) multipart.passOver();
                throw refusal;
            } finally {
                if (!whole) uploads.close();
            }
        }
    }

    private Sent read(Multipart multipart, Pattern fileParts, Uploads uploads) {
        FormFields fields = new FormFields(JsonNodeFactory.instance.objectNode());
        Map<String, Upload> received = new LinkedHashMap<>();
        for (Optional<Part> part = multipart.next(); part.isPresent(); part = multipart.next()) {
            String name = part.get().name();
            String filename = part.get().filename();
            if (filename == null) {
                fields.add(name, part.get().content());
                continue;
            }
            mustBeExpected(name, fileParts);
            if (received.containsKey(name)) throw new Invalid("", "Two files come in parts of one name.");
            Optional<InputStream> content = content(filename, part.get().content());
            if (content.isPresent()) received.put(name, receive(uploads, filename, content.get()));
        }
        return new Sent(new Body(fields.node()), received, uploads);
    }

    private static void mustBeExpected(String name, Pattern fileParts) {
        if (name.startsWith("preview_file-"))
            throw new Invalid("", "Previews cannot be sent with comments here. Send attachment files.");
        if (!fileParts.matcher(name).matches())
            throw new Invalid(
                    "",
                    fileParts == OF_ONE
                            ? "A file comes in the part named file, further ones in file-1, file-2 and so on."
                            : "A file of a batch comes in a part named attachment_file-COMMENT-FILE, both counted from 0.");
    }

    /// What a part holds. A browser sends one without name and content where no file was chosen.
    private static Optional<InputStream> content(String filename, InputStream content) {
        if (!filename.isEmpty()) return Optional.of(content);
        try {
            PushbackInputStream ahead = new PushbackInputStream(content);
            int first = ahead.read();
            if (first < 0) return Optional.empty();
            ahead.unread(first);
            return Optional.of(ahead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Upload receive(Uploads uploads, String filename, InputStream content) {
        if (uploads.count() == limits.files())
            throw new Refusal(413, "More than " + limits.files() + " files come at once. Send them in parts.");
        long left = limits.together() - uploads.size();
        String sentence = left < limits.file()
                ? "The files are larger than " + limits.together() / (1024 * 1024) + " MiB together."
                : "The file is larger than " + limits.file() / (1024 * 1024) + " MiB.";
        return uploads.receive(FileName.of(filename), new Limited(content, Math.min(left, limits.file()), sentence));
    }
}
