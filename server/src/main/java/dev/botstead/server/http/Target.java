package dev.botstead.server.http;

import dev.botstead.surface.http.Percent;
import dev.botstead.surface.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a request line asks for: the path as sent, its segments decoded, and the query as sent.
///
/// The path is split first and decoded after, so `%2F` stays inside its segment and can neither make a path
/// longer nor step out of one.
record Target(String path, List<String> segments, @Nullable String query) {
    /// Reads `target` in origin form or absolute form; anything else is a [Refusal] with 400.
    static Target parse(String target) {
        if (!target.chars().allMatch(c -> c > ' ' && c <= '~' && c != '#')) {
            throw new Refusal(400, "The request line holds a character that must be percent-encoded.");
        }
        String origin = origin(target);
        int mark = origin.indexOf('?');
        String path = mark < 0 ? origin : origin.substring(0, mark);
        List<String> segments = new ArrayList<>();
        for (String segment : split(path)) {
            segments.add(decode(segment));
        }
        return new Target(path, List.copyOf(segments), mark < 0 ? null : origin.substring(mark + 1));
    }

    /// The path of `target` without its query, for a log line: never fails.
    static String pathOf(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /// The segments of a path that cannot be decoded, as they were sent: enough to find whose words to refuse it in.
    static List<String> undecoded(String target) {
        String path = pathOf(target);
        return path.startsWith("/") ? split(path) : List.of();
    }

    /// `/a//b/` has the segments `a`, nothing, `b`, nothing.
    static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /// The segments without the empty ones.
    static List<String> collapsed(List<String> segments) {
        return segments.contains("")
                ? segments.stream().filter(s -> !s.isEmpty()).toList()
                : segments;
    }

    private static String origin(String target) {
        if (target.startsWith("/")) {
            return target;
        }
        int scheme = target.startsWith("http://") ? 7 : target.startsWith("https://") ? 8 : 0;
        if (scheme == 0) {
            throw new Refusal(400, "The request line asks for no path of this server.");
        }
        int end = scheme;
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        String rest = target.substring(end);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private static String decode(String segment) {
        String decoded = Percent.decode(segment);
        if (decoded.equals(".") || decoded.equals("..") || decoded.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(400, "The path holds a segment that no path may hold.");
        }
        return decoded;
    }
}
