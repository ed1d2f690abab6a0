package dev.botstead.surface.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parameters read from `application/x-www-form-urlencoded` text: a query, or the body of a form.
public final class Form implements Parameters {
    /// How many parameters one form may carry: far more than any page sends, far fewer than would hurt.
    public static final int MOST = 1_000;

    private static final String TYPE = "application/x-www-form-urlencoded";

    private final Map<String, List<String>> values;

    private Form(Map<String, List<String>> values) {
        this.values = values;
    }

    /// Reads `encoded`, strictly: broken encoding, or more than [#MOST] parameters, is a [Refusal] with
    /// 400.
    public static Form parse(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int count = 0;
        for (int from = 0; from <= encoded.length(); ) {
            int found = encoded.indexOf('&', from);
            int to = found < 0 ? encoded.length() : found;
            if (to > from) {
                if (++count > MOST) {
                    throw new Refusal(400, "There are more than " + MOST + " parameters.");
                }
                int equals = encoded.indexOf('=', from);
                int nameEnd = equals < 0 || equals > to ? to : equals;
                String name = Percent.decodeForm(encoded.substring(from, nameEnd));
                String value = nameEnd == to ? "" : Percent.decodeForm(encoded.substring(nameEnd + 1, to));
                values.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
            }
            from = to + 1;
        }
        return new Form(values);
    }

    /// Reads the body of `request`, which must say that it is a form (else 415), of `limit` bytes at most
    /// (else 413).
    public static Form read(Request request, int limit) {
        String type = request.header("content-type");
        if (type == null || !MediaType.of(type).is(TYPE)) {
            throw new Refusal(415, "The body must be of the type " + TYPE + ".");
        }
        return parse(Percent.utf8(request.bytes(limit)));
    }

    @Override
    public @Nullable String first(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.getFirst();
    }

    @Override
    public List<String> all(String name) {
        List<String> all = values.get(name);
        return all == null ? List.of() : Collections.unmodifiableList(all);
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }
}
