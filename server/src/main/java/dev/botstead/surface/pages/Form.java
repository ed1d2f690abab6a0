package dev.botstead.surface.pages;

import dev.botstead.surface.http.Parameters;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of a submitted form.
public final class Form implements Parameters {
    private static final int LIMIT = 64 * 1024;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Form() {}

    /// The form in the body of `request`.
    public static Form of(Request request) {
        String type = request.header("content-type");
        if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
            throw new Refusal(415, "A form is expected here.");
        }
        return parse(new String(request.bytes(LIMIT), StandardCharsets.UTF_8));
    }

    static Form parse(String body) {
        Form form = new Form();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                form.add(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    /// The first value of `name`, empty when it is absent.
    public String text(String name) {
        String first = first(name);
        return first == null ? "" : first;
    }

    @Override
    public @Nullable String first(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.getFirst();
    }

    @Override
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    private void add(String name, String value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "The form is not well formed.");
        }
    }
}
