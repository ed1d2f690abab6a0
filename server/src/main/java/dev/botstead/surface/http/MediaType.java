package dev.botstead.surface.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A field value of the shape `thing; name=value; name="quoted value"`, as `content-type` and
/// `content-disposition` have.
public record MediaType(String essence, Map<String, String> parameters) {
    /// Reads `value`; of two parameters of one name the first counts. What has no shape gives no parameter.
    public static MediaType of(String value) {
        int semicolon = value.indexOf(';');
        String essence =
                (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = semicolon < 0 ? value.length() : semicolon + 1;
        while (at < value.length()) {
            int equals = value.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            String name = value.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            StringBuilder text = new StringBuilder();
            at = read(value, equals + 1, text);
            parameters.putIfAbsent(name, text.toString());
        }
        return new MediaType(essence, parameters);
    }

    /// Whether it is `type`, whatever its parameters.
    public boolean is(String type) {
        return essence.equals(type);
    }

    /// The value of a parameter (in lower case), or null.
    @Nullable
    public String parameter(String name) {
        return parameters.get(name);
    }

    /// Reads one value from `at` into `text` and returns where the next parameter begins.
    private static int read(String value, int at, StringBuilder text) {
        if (at < value.length() && value.charAt(at) == '"') {
            at++;
            while (at < value.length() && value.charAt(at) != '"') {
                // Browsers quote `"` as %22 and never use the backslash, so a lone one is part of a name.
                boolean escape = value.charAt(at) == '\\'
                        && at + 1 < value.length()
                        && (value.charAt(at + 1) == '"' || value.charAt(at + 1) == '\\');
                text.append(value.charAt(escape ? at + 1 : at));
                at += escape ? 2 : 1;
            }
        }
        int semicolon = value.indexOf(';', at);
        int end = semicolon < 0 ? value.length() : semicolon;
        if (text.isEmpty() && at < end && value.charAt(at) != '"') {
            text.append(value.substring(at, end).strip());
        }
        return end + 1;
    }
}
