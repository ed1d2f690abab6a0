package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Large files go through a small server and come back as they were; what is refused or breaks off leaves nothing.
@Timeout(180)
final class AttachmentsIT {
    private static final long MIB = 1024 * 1024;
    private static final String FORM = "multipart/form-data; boundary=b";
    private static final String FILE =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n";
    private static final String END = "\r\n--b--\r\n";

    /// A server with a comment that files are attached to.
    private record Stage(RunningServer server, Api admin, String task, String comment) implements AutoCloseable {
        static Stage of(Backend backend) {
            // The last word on the heap: a file must never be held in it.
            RunningServer server = RunningServer.demo(
                    backend,
                    Map.of("_JAVA_OPTIONS", "-Xmx256m", "BOTSTEAD_LARGEST_FILE", String.valueOf(largest(backend))));
            Api admin = server.admin();
            JsonNode task =
                    admin.get("/data/tasks?page=1&limit=1").json().path("data").path(0);
            String id = task.path("id").asString();
            Api.Answer said = admin.post(
                    "/actions/tasks/" + id + "/comment",
                    Map.of("task_status_id", task.path("task_status_id").asString(), "comment", "see"));
            assertThat(said.status()).as(said.text()).isEqualTo(201);
            return new Stage(server, admin, id, said.field("id"));
        }

        String path() {
            return "/actions/tasks/" + task + "/comments/" + comment + "/add-attachment";
        }

        /// Sends a form with a file of `size` bytes.
        Api.Answer attach(long size) {
            return Api.send(admin.request(path())
                    .timeout(Duration.ofMinutes(2))
                    .header("Content-Type", FORM)
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> form(size))));
        }

        /// What is kept: the rows of each table of files, and the files in the folder.
        Map<String, Long> kept() {
            Map<String, Long> kept = new LinkedHashMap<>();
            try (Connection connection = server.storage().connect()) {
                for (String table : List.of("stored_file", "file_chunk", "attachment_file")) {
                    try (var statement = connection.createStatement();
                            ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                        row.next();
                        kept.put(table, row.getLong(1));
                    }
                }
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            kept.put("files", (long) files().size());
            return kept;
        }

        long kept(String what) {
            return kept().getOrDefault(what, -1L);
        }

        List<Path> files() {
            Path folder = server.storage().data().resolve("files");
            return Files.exists(folder) ? Folders.files(folder) : List.of();
        }

        void becomes(String when, long stored, long chunks, long attached, long files) {
            Map<String, Long> expected =
                    Map.of("stored_file", stored, "file_chunk", chunks, "attachment_file", attached, "files", files);
            Instant deadline = Instant.now().plusSeconds(15);
            while (!kept().equals(expected) && Instant.now().isBefore(deadline)) {
                Waiting.moment();
            }
            assertThat(kept()).as(when).isEqualTo(expected);
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private static int largest(Backend backend) {
        return backend == Backend.SQLITE ? 200 : 20;
    }

    private static InputStream form(long size) {
        return new SequenceInputStream(Collections.enumeration(List.of(text(FILE), new Pattern(size), text(END))));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Bytes each of which is told by its place, without a period that any buffer has.
    private static final class Pattern extends InputStream {
        private final long size;
        private long at;

        Pattern(long size) {
            this.size = size;
        }

        private static int at(long place) {
            return (int) ((place * 0x9e3779b97f4a7c15L) >>> 56);
        }

        @Override
        public int read() {
            return at == size ? -1 : at(at++);
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (at == size) {
                return length == 0 ? 0 : -1;
            }
            int count = (int) Math.min(length, size - at);
            for (int i = from; i < from + count; i++) {
                into[i] = (byte) at(at++);
            }
            return count;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLargeFileComesBackByteForByteAndGoesWithItsComment(Backend backend) throws Exception {
        try (Stage stage = Stage.of(backend)) {
            long size = largest(backend) * MIB;
            Api.Answer tooLarge = stage.attach(size + 1);
            assertThat(tooLarge.status()).as(tooLarge.text()).isEqualTo(413);
            assertThat(tooLarge.field("message")).contains(largest(backend) + " MiB");
            stage.becomes("a file that is too large", 0, 0, 0, 0);

            Api.Answer attached = stage.attach(size);
            assertThat(attached.status()).as(attached.text()).isEqualTo(201);
            JsonNode row = attached.json().path(0);
            assertThat(row.path("size").asLong()).isEqualTo(size);
            comesBack(stage, row.path("id").asString(), size);
            if (backend == Backend.SQLITE) {
                stage.becomes("a file", 1, 0, 1, 1);
                assertThat(Files.size(stage.files().getFirst())).isEqualTo(size);
            } else {
                assertThat(stage.kept("file_chunk")).isGreaterThan(10);
                assertThat(stage.files()).isEmpty();
            }

            Api.Answer deleted = stage.admin().delete("/data/comments/" + stage.comment());
            assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
            stage.becomes("a comment that is deleted", 0, 0, 0, 0);
            assertThat(stage.server().log()).doesNotContain("OutOfMemory").doesNotContain("\tat ");
        }
    }

    private static void comesBack(Stage stage, String id, long size) throws Exception {
        HttpRequest request = stage.admin()
                .request("/data/attachment-files/" + id + "/file/a.bin")
                .GET()
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            try (InputStream body = answer.body()) {
                assertThat(mismatch(body, new Pattern(size))).isEqualTo(-1);
            }
        }
    }

    /// The first place at which two differ, or -1.
    private static long mismatch(InputStream one, InputStream other) throws IOException {
        for (long at = 0; ; ) {
            byte[] a = one.readNBytes(64 * 1024);
            byte[] b = other.readNBytes(64 * 1024);
            int differs = java.util.Arrays.mismatch(a, b);
            if (differs >= 0) {
                return at + differs;
            }
            if (a.length == 0) {
                return -1;
            }
            at += a.length;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatBreaksOffOrNobodyShouldSendLeavesNothing(Backend backend) throws Exception {
        try (Stage stage = Stage.of(backend)) {
            try (RawLine line = new RawLine(stage.server().url())) {
                line.send("POST /api" + stage.path() + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                        + stage.admin().token() + "\r\nContent-Type: " + FORM + "\r\nContent-Length: 15000000\r\n\r\n"
                        + FILE);
                line.send("x".repeat(5_000_000));
                Instant deadline = Instant.now().plusSeconds(15);
                while (stage.kept("stored_file") < 1 && Instant.now().isBefore(deadline)) {
                    Waiting.moment();
                }
                assertThat(stage.kept("stored_file")).as("it is being received").isEqualTo(1);
            }
            stage.becomes("a line that is cut", 0, 0, 0, 0);
            hostile().forEach((name, sent) -> refused(stage, name, sent));
            stage.becomes("hostile forms", 0, 0, 0, 0);
            assertThat(stage.attach(3).status()).as("it still serves").isEqualTo(201);
            assertThat(stage.server().log()).doesNotContain("\tat ");
        }
    }

    private record Sent(int status, String type, String body) {}

    private static Map<String, Sent> hostile() {
        String whole = FILE + "x" + END;
        Map<String, Sent> all = new LinkedHashMap<>();
        all.put("nothing", new Sent(400, FORM, ""));
        all.put("another boundary", new Sent(400, FORM, whole.replace("--b", "--c")));
        all.put("no boundary", new Sent(400, "multipart/form-data", whole));
        all.put("a boundary too long", new Sent(400, "multipart/form-data; boundary=" + "b".repeat(5_000), whole));
        all.put("no end", new Sent(400, FORM, FILE + "x".repeat(1_000_000)));
        all.put("no end after a whole file", new Sent(400, FORM, FILE + "x\r\n" + FILE.replace("file\"", "file-1\"")));
        all.put("no part", new Sent(400, FORM, "--b--\r\n"));
        all.put("no file", new Sent(400, FORM, field("text", "x") + END));
        all.put(
                "10,000 parts",
                new Sent(400, FORM, FILE + "x\r\n" + field("text", "x\r\n").repeat(10_000) + END));
        all.put("a path for a name", new Sent(400, FORM, whole.replace("\"file\"", "\"../../file\"")));
        all.put("a part of a name twice", new Sent(400, FORM, FILE + "x\r\n" + whole));
        all.put("a type that is none", new Sent(400, "application/octet-stream", whole));
        all.put("JSON", new Sent(400, "application/json", "{\"file\": \"x\"}"));
        all.put("a field too large", new Sent(413, FORM, FILE + "x\r\n" + field("text", "x".repeat(5_000_000)) + END));
        all.put("a head too large", new Sent(400, FORM, "--b\r\nX: " + "x".repeat(100_000) + "\r\n" + whole));
        return all;
    }

    private static String field(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value;
    }

    private static void refused(Stage stage, String name, Sent sent) {
        byte[] body = sent.body().getBytes(StandardCharsets.ISO_8859_1);
        Api.Answer answer = stage.admin().body("POST", stage.path(), sent.type(), body);
        assertThat(answer.status()).as("%s: %s", name, answer.text()).isEqualTo(sent.status());
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(name)
                .startsWith("application/json");
        assertThat(answer.field("message")).as(name).isNotEmpty();
    }
}
