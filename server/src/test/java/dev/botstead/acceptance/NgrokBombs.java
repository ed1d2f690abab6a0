package dev.botstead.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Requests to the ngrok side that mean harm, each with what may come of it.
final class NgrokBombs {
    static final String PLAIN = "plain";
    static final String CUT = "cut";
    private static final String JSON = "Content-Type: application/json";

    /// One request, byte by byte: each character is one. In its head, `{KEY}` and `{VERSION}` stand for what every
    /// client sends.
    ///
    /// @param answers the answers that are right, each a status and a code. [#PLAIN] for a code is a
    /// sentence in plain text, where the head does not even say for sure which path is meant; [#CUT] is
    /// no answer but the end of the line, where the client goes on sending what nobody wants.
    record Bomb(String name, String head, String body, List<String> answers) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Bomb> bombs = new ArrayList<>();

    private NgrokBombs() {}

    static List<Bomb> all() {
        NgrokBombs all = new NgrokBombs();
        all.filters();
        all.queries();
        all.lists();
        all.json();
        all.texts();
        all.headers();
        return all.bombs;
    }

    private void send(String name, String line, String fields, String body, String... answers) {
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        String head =
                line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + fields + "\r\n" + length + "\r\n";
        bombs.add(new Bomb(name, head, body, List.of(answers)));
    }

    private void get(String name, String path, String... answers) {
        send(name, "GET " + path, "{KEY}\r\n{VERSION}", "", answers);
    }

    private void post(String name, String path, String json, String... answers) {
        String bytes = new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        bytes(name, path, bytes, answers);
    }

    private void bytes(String name, String path, String json, String... answers) {
        send(name, "POST " + path, "{KEY}\r\n{VERSION}\r\n" + JSON, json, answers);
    }

    private void filters() {
        Map<String, String> filters = new TreeMap<>();
        filters.put("one byte too long", "obj.description == '" + "x".repeat(1024 - 20) + "'");
        filters.put("2,000 parentheses", "(".repeat(1000) + ")".repeat(1000));
        filters.put("17 levels", "!(".repeat(17) + "obj.id == 'ak_'" + ")".repeat(17));
        filters.put("1,001 negations of nothing", "!".repeat(1001));
        filters.put("200 choices", "true?".repeat(100) + "true" + ":true".repeat(100));
        filters.put("a huge number", "size(obj.acl) == " + "9".repeat(900));
        filters.put("a huge exponent", "size(obj.acl) == 1e999999999");
        filters.put("a macro", "obj.acl.all(x, obj.acl.exists(y, obj.acl.exists(z, x == y && y == z)))");
        filters.put("a regular expression", "obj.description.matches('(a+)+$')");
        filters.put("arithmetic", "1" + "+1".repeat(500) + " == 2");
        filters.put("nested lists", "[".repeat(500) + "]".repeat(500) + " == obj.acl");
        filters.put("another language", "obj.description == ''; DROP TABLE credential; --'");
        filters.put("a NUL", "obj.description == '\u0000'");
        filters.put("an unclosed text", "obj.description == '" + "\\".repeat(900));
        filters.put(
                "eleven looks into texts", "obj.metadata.contains('a')" + " || obj.metadata.contains('a')".repeat(10));
        filters.forEach((name, filter) -> get(
                "a filter with " + name,
                "/credentials?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8),
                "400 250"));
        get("a filter of half a character", "/credentials?filter=%ed%a0%80", "400 230");
        get("a filter of 5,000 parentheses", "/credentials?filter=" + "(".repeat(5000), "400 250");
        get("a filter of 20,000 parentheses", "/credentials?filter=" + "(".repeat(20_000), "414 plain", CUT);
    }

    private void queries() {
        get("2,000 parameters", "/api_keys?" + "a&".repeat(2000), "400 230");
        get("a limit that is no number", "/api_keys?limit=1e9", "400 244");
        get("a limit of many digits", "/api_keys?limit=" + "9".repeat(4000), "400 244");
        get("a negative limit", "/api_keys?limit=-9223372036854775808", "400 244", "400 233");
        get("an endless cursor", "/api_keys?before_id=ak_" + "z".repeat(4000), "400 227");
        get("a cursor beyond all ids", "/api_keys?before_id=ak_" + "z".repeat(27), "400 227", "200");
        get("an endless id", "/api_keys/ak_" + "z".repeat(4000), "404 222");
        get("an id beyond all ids", "/api_keys/ak_" + "z".repeat(27), "404 222");
        get("an id with another alphabet", "/api_keys/ak_%E2%80%AE%F0%9F%98%80", "404 222");
        get("an id with a slash in it", "/api_keys/..%2fbot_users", "404 222", "404", "400 212");
    }

    private void lists() {
        post("50,000 rules", "/credentials", acl("bind:a.example", 50_000), "400 600");
        post("a megabyte of rules", "/credentials", acl("bind:*.a.example", 100_000), "413 212", CUT);
        post("1,001 wildcards", "/credentials", acl("bind:*.a.example", 1_001), "400 600");
        post("1,000 wildcards", "/credentials", acl("bind:*.a.example", 1_000), "201");
        post("a rule of 900 KB", "/credentials", acl("bind:" + "a.".repeat(450_000), 1), "400 600");
        post("a rule of many wildcards", "/credentials", acl("bind:" + "*.".repeat(100) + "example", 1), "400 600");
        post("a rule outside of ASCII", "/credentials", acl("bind:*.例え.jp", 1), "400 600");
        post("a rule of many signs of equality", "/credentials", acl("bind:" + "*=".repeat(200), 1), "400 600");
        post("a rule with a port beyond all", "/credentials", acl("bind:a.example:99999999999", 1), "400 600");
        post("a rule with brackets", "/credentials", acl("bind:" + "[".repeat(400) + "::1]:1", 1), "400 600");
    }

    private static String acl(String rule, int times) {
        return "{\"acl\":[" + ("\"" + rule + "\",").repeat(times - 1) + "\"" + rule + "\"]}";
    }

    private void json() {
        post("lists in lists", "/bot_users", "[".repeat(100_000), "400 213");
        post("lists in a field", "/bot_users", "{\"name\":" + "[".repeat(9_000) + "]".repeat(9_000) + "}", "400 213");
        post("objects in objects", "/bot_users", "{\"a\":".repeat(9_000) + "1" + "}".repeat(9_000), "400 213");
        post("a key twice", "/bot_users", "{\"name\":\"one\",\"name\":\"two\"}", "400 213");
        post("a key twice, once escaped", "/bot_users", "{\"name\":\"one\",\"n\\u0061me\":\"two\"}", "400 213");
        post("a huge exponent", "/bot_users", "{\"name\":1e999999}", "400 213", "400 215");
        post("a huge exponent in a list", "/credentials", "{\"acl\":[1e999999999]}", "400 213", "400 215");
        post(
                "a number of 500,000 digits",
                "/bot_users",
                "{\"name\":" + "9".repeat(500_000) + "}",
                "400 213",
                "400 215");
        post("half a character", "/bot_users", "{\"name\":\"\\ud800\"}", "400 213");
        post("half a character as a key", "/bot_users", "{\"\\udc00\":1}", "400 213");
        post("a NUL", "/bot_users", "{\"name\":\"a\\u0000b\"}", "400 215");
        bytes("too long a UTF-8", "/bot_users", "{\"\u00c0\u0080\":1}", "400 213");
        post("90,000 keys", "/bot_users", keys(90_000), "400 214");
        post("no number", "/bot_users", "{\"name\":NaN}", "400 213");
        post("something behind it", "/bot_users", "{\"name\":\"a\"}{\"name\":\"b\"}", "400 213");
        post("a prototype", "/bot_users", "{\"name\":\"a\",\"__proto__\":{\"active\":false}}", "400 214");
        post("10 MiB", "/bot_users", "{\"name\":\"" + "x".repeat(10 << 20) + "\"}", "413 212", CUT);
    }

    private static String keys(int count) {
        StringBuilder json = new StringBuilder("{\"k\":1");
        for (int key = 0; key < count; key++) json.append(",\"").append(key).append("\":1");
        return json.append('}').toString();
    }

    private void texts() {
        post("a name of 900 KB", "/bot_users", "{\"name\":\"" + "é".repeat(450_000) + "\"}", "400 4110");
        post("a name of blanks", "/bot_users", "{\"name\":\"" + "\\u3000".repeat(200) + "\"}", "400 4109");
        post("a name that turns the text", "/bot_users", "{\"name\":\"a\\u202eb\"}", "400 215");
        post(
                "a name that grows when composed",
                "/bot_users",
                "{\"name\":\"" + "\\ufdfa".repeat(85) + "\"}",
                "201",
                "400 4110");
        post("endless metadata", "/api_keys", "{\"metadata\":\"" + "x".repeat(900_000) + "\"}", "400 605");
        post(
                "an endless key",
                "/ssh_credentials",
                "{\"public_key\":\"ssh-rsa " + "A".repeat(900_000) + "\"}",
                "400 612");
        post("a key that lies of its length", "/ssh_credentials", "{\"public_key\":\"ssh-rsa f////w==\"}", "400 612");
        post("an owner that is none", "/api_keys", "{\"owner_id\":\"bot_" + "z".repeat(5000) + "\"}", "400 243");
    }

    private void headers() {
        Function<String, String> key = scheme -> "Authorization: " + scheme;
        headers("two keys", "{KEY}\r\n{KEY}\r\n{VERSION}", "403 201");
        headers("a key and another scheme", "{KEY}\r\nAuthorization: Basic YTpi\r\n{VERSION}", "403 201");
        headers("two versions", "{KEY}\r\n{VERSION}\r\n{VERSION}", "400 217");
        headers("two versions in one", "{KEY}\r\nNgrok-Version: 2, 2", "400 217");
        headers("a tab for a blank", key.apply("Bearer\tx") + "\r\n{VERSION}", "403 201");
        headers("two keys in one", "{KEY}, Bearer x\r\n{VERSION}", "403 202");
        headers("an endless key", key.apply("Bearer " + "x".repeat(8_000)) + "\r\n{VERSION}", "403 202");
        headers("a field beyond all", key.apply("Bearer " + "x".repeat(60_000)) + "\r\n{VERSION}", "431 plain", CUT);
        headers("5,000 fields", "{KEY}\r\n{VERSION}\r\n" + "X: y\r\n".repeat(5_000) + "X: y", "431 plain", CUT);
        headers("a folded key", key.apply("Bearer\r\n x") + "\r\n{VERSION}", "400 212", "403 202");
        headers("a blank before the colon", "Authorization : Bearer x\r\n{VERSION}", "400 plain");
        headers(
                "a body in another coding",
                "{KEY}\r\n{VERSION}\r\n" + JSON + "\r\nTransfer-Encoding: gzip",
                "400 plain",
                "501 plain");
        String smuggled = "0\r\n\r\nDELETE /api_keys/x HTTP/1.1\r\nHost: localhost\r\n{KEY}\r\n{VERSION}\r\n\r\n";
        for (String lengths : List.of(
                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 4",
                "Transfer-Encoding : chunked\r\nContent-Length: 4",
                "Content-Length: 4\r\nContent-Length: 5",
                "Transfer-Encoding: chunked, identity",
                "Content-Length: -1")) {
            String head =
                    "POST /bot_users HTTP/1.1\r\nHost: localhost\r\n{KEY}\r\n{VERSION}\r\n" + JSON + "\r\n" + lengths;
            bombs.add(new Bomb(
                    "two ends: " + lengths.replace("\r\n", " | "),
                    head + "\r\n\r\n" + smuggled,
                    "",
                    List.of("400 plain", "501 plain")));
        }
    }

    private void headers(String name, String fields, String... answers) {
        send(name, "GET /api_keys", fields, "", answers);
    }
}
