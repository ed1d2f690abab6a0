package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// The demonstration keeps what it says on the terminal.
final class DemoIT {
    @ParameterizedTest
    @EnumSource
    void theDemonstrationAnnouncesItselfInOneLine(Backend backend) {
        try (RunningServer server = RunningServer.demo(backend)) {
            assertThat(server.said().lines().toList()).hasSize(1);
            JsonNode said = server.announced();
            assertThat(said.propertyNames())
                    .contains("url", "gazu_host", "email", "password", "api_key", "bot_id", "bot_token", "project");
            Api asBot = server.api().as(said.path("bot_token").asString());
            assertThat(asBot.get("/auth/authenticated").json().path("user").path("id"))
                    .isEqualTo(said.path("bot_id"));
            assertThat(said.path("gazu_host").asString()).isEqualTo(server.url() + "/api");
            assertThat(asBot.get("/data/projects?name=MyProduction").json().size())
                    .isEqualTo(1);
        }
    }

    @Test
    void theScriptThatTheDemonstrationPrintsRunsWhenPasted() throws Exception {
        Path folder = Folders.temporary();
        Path out = folder.resolve("out");
        Process demo = Program.prepare(
                        List.of("demo", "--data", folder.resolve("data").toString(), "--port", "0"))
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        try {
            Waiting.until(
                    "the demonstration listens",
                    Duration.ofSeconds(60),
                    () -> (read(out).contains("listening on ") && read(out).endsWith("\n")) || !demo.isAlive());
            assertThat(demo.isAlive()).as(read(folder.resolve("err"))).isTrue();
            Path file = Files.writeString(folder.resolve("script.py"), script(read(out)));
            ProcessBuilder python = new ProcessBuilder(GazuScenariosIT.newest().toString(), file.toString());
            Program.Ended ended = Program.run(python, Duration.ofSeconds(60));
            assertThat(ended.code())
                    .as("%s\n%s", script(read(out)), ended.err())
                    .isZero();
            assertThat(ended.out()).contains("MyProduction");
        } finally {
            demo.destroy();
            assertThat(demo.waitFor(20, TimeUnit.SECONDS)).isTrue();
            Folders.delete(folder);
        }
    }

    /// The lines from `import gazu` to the next empty one.
    private static String script(String said) {
        List<String> lines = said.lines()
                .dropWhile(line -> !line.startsWith("import gazu"))
                .takeWhile(line -> !line.isBlank())
                .toList();
        return String.join("\n", lines);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
