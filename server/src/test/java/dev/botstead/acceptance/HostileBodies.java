package dev.botstead.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Bodies that no route may take.
final class HostileBodies {
    /// Content types that are not JSON's.
    static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "application/octet-stream",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "json",
            ";",
            "application/json/json");

    /// JSON in another encoding than UTF-8, by the content type that says so. What the type says is no excuse.
    static Map<String, byte[]> encoded() {
        String text = "{\"first_name\": \"Élodie\", \"name\": \"Élodie\", \"comment\": \"Élodie\"}";
        return Map.of(
                "application/json; charset=utf-16", text.getBytes(StandardCharsets.UTF_16),
                "application/json; charset=utf-16le", text.getBytes(StandardCharsets.UTF_16LE),
                "application/json; charset=iso-8859-1", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private HostileBodies() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// What every route refuses for its type alone.
    static byte[] ordinary() {
        return bytes("{\"first_name\": \"x\", \"name\": \"x\", \"comment\": \"x\"}");
    }

    /// Bodies that are said to be JSON, by what is wrong with them.
    static Map<String, byte[]> json() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("that is empty", new byte[0]);
        bodies.put("that is blank", bytes(" \n"));
        bodies.put("that is not JSON", bytes("first_name=x"));
        bodies.put("that is cut short", bytes("{\"first_name\": \"x"));
        bodies.put("with something behind", bytes("{} {}"));
        bodies.put("that is a list", bytes("[]"));
        bodies.put("that is a list of objects", bytes("[{\"first_name\": \"x\"}]"));
        bodies.put("that is a word", bytes("\"word\""));
        bodies.put("that is a number", bytes("17"));
        bodies.put("that is a huge number", bytes("1" + "0".repeat(5000)));
        bodies.put("that is null", bytes("null"));
        bodies.put("that is true", bytes("true"));
        bodies.put("that is no number", bytes("{\"first_name\": NaN}"));
        bodies.put("with a comment", bytes("{/* x */}"));
        bodies.put("in single quotes", bytes("{'first_name': 'x'}"));
        bodies.put("nested in lists", bytes("[".repeat(100_000)));
        bodies.put("nested in closed lists", bytes("[".repeat(100_000) + "]".repeat(100_000)));
        bodies.put("nested in objects", bytes("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)));
        bodies.put("nested in a value", bytes("{\"data\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
        bodies.put("in invalid UTF-8", new byte[] {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xff, '"', '}'});
        bodies.put("in UTF-8 that is too long", new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'});
        bodies.put("in UTF-16", "{\"first_name\": \"x\"}".getBytes(StandardCharsets.UTF_16));
        bodies.put("with half a surrogate", everyText("\\ud800"));
        bodies.put("with NUL characters", everyText("a\\u0000b"));
        bodies.put("with a bare NUL", bytes("{\"first_name\": \"a\u0000b\"}"));
        bodies.put(
                "with a key twice",
                bytes("{\"role\": \"boss\", \"role\": \"boss\", \"email\": \"x\", \"email\": \"x\","
                        + " \"task_status_id\": 1, \"task_status_id\": 1, \"person_id\": 1, \"person_id\": 1,"
                        + " \"name\": \"\", \"name\": \"\"}"));
        bodies.put("of objects where texts are due", everyText(null));
        return bodies;
    }

    /// Every key that a route may read as a text, each with the same text, or with an object.
    private static byte[] everyText(@org.jspecify.annotations.Nullable String text) {
        String value = text == null ? "{}" : "\"" + text + "\"";
        StringBuilder body = new StringBuilder("{");
        for (String key : List.of(
                "first_name",
                "last_name",
                "email",
                "phone",
                "role",
                "name",
                "comment",
                "task_status_id",
                "person_id",
                "password",
                "password_2",
                "old_password",
                "department_id",
                "color",
                "description",
                "text",
                "expiration_date",
                "task_ids",
                "code_challenge",
                "code",
                "code_verifier",
                "is_client_allowed")) {
            body.append('"').append(key).append("\": ").append(value).append(", ");
        }
        return bytes(body + "\"is_bot\": true}");
    }

    /// A name of 50 MB in an otherwise proper body.
    static byte[] fiftyMegabytes() {
        byte[] body = new byte[50_000_000];
        Arrays.fill(body, (byte) 'x');
        byte[] head = bytes("{\"last_name\": \"\", \"first_name\": \"");
        System.arraycopy(head, 0, body, 0, head.length);
        body[body.length - 2] = '"';
        body[body.length - 1] = '}';
        return body;
    }
}
