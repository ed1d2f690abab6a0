package dev.botstead.production.file;

import dev.botstead.base.Text;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/// A file's name that is safe to show and to save under: no folder, nothing invisible that turns or hides a part of
/// it,
/// and what a client said of its type forgotten.
public record FileName(String name, String extension, String mimetype) {
    /// The type of what is known by no other.
    public static final String UNKNOWN = "application/octet-stream";

    private static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 6;
    // None that a browser would run: those are unknown here.
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("exr", "image/x-exr"),
            Map.entry("psd", "image/vnd.adobe.photoshop"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("webm", "video/webm"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"),
            Map.entry("json", "application/json"),
            Map.entry("csv", "text/csv"),
            Map.entry("txt", "text/plain"));

    /// What is kept of the name that a client sent.
    public static FileName of(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints().filter(FileName::isKept).forEach(kept::appendCodePoint);
        String name = Normalizer.normalize(kept, Normalizer.Form.NFC).strip();
        String end = extension(name);
        String stem = end.isEmpty() ? name : name.substring(0, name.length() - end.length() - 1);
        while (stem.getBytes(StandardCharsets.UTF_8).length > LONGEST)
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        name = end.isEmpty() ? stem : stem + "." + end;
        // What remains of "..", of " . " and of a name of control characters names no file anywhere.
        if (name.chars().allMatch(c -> c == '.' || c == ' ')) name = "file";
        String extension = end.toLowerCase(Locale.ROOT);
        return new FileName(name, extension, TYPES.getOrDefault(extension, UNKNOWN));
    }

    private static boolean isKept(int c) {
        boolean turns = c == 0x061c
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
        boolean hides = c == 0x200b || c == 0x2060 || c == 0xfeff || c == 0x2028 || c == 0x2029;
        return !turns && !hides && !Character.isISOControl(c) && Text.isUnicode(Character.toString(c));
    }

    private static String extension(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1);
        boolean fits = name.lastIndexOf('.') > 0 && end.length() <= LONGEST_EXTENSION;
        return fits && end.matches("[A-Za-z0-9]+") ? end : "";
    }
}
