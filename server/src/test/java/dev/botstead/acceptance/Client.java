package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// A real client that is asked one thing at a time: a program of its own, which takes what is wanted as JSON and
/// gives what came of it.
///
/// @param command what is run, but for the word of what is wanted
record Client(Path folder, List<String> command, Map<String, String> environment) {
    private static final Path PYTHON = Folders.MODULE.resolve("src/test/python");
    private static final Path NODE = Folders.MODULE.resolve("src/test/node");

    /// gazu: `src/test/python/story.py`.
    static Client gazu(RunningServer server) {
        return new Client(
                PYTHON, List.of(GazuScenariosIT.newest().toString(), "story.py"), GazuScenariosIT.environment(server));
    }

    /// ngrok's client for Python: `src/test/python/ngrok/story.py`.
    static Client ngrokPython(RunningServer server) {
        Map<String, String> environment =
                NgrokScenariosIT.environment(server, server.url().toString());
        environment.put("BOTSTEAD_SECRETS", server.secrets().notes().toString());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        return new Client(
                NgrokScenariosIT.PYTHON, List.of(GazuScenariosIT.newest().toString(), "story.py"), environment);
    }

    /// ngrok's client for Node: `src/test/node/story.js`.
    static Client ngrokNode(RunningServer server) {
        Map<String, String> environment =
                NgrokScenariosIT.environment(server, server.url().toString());
        environment.put("NODE_PATH", NgrokScenariosIT.nodeModules().toString());
        return new Client(NODE, List.of("node", "story.js"), environment);
    }

    /// Does `what` with `facts`, and gives what came of it.
    JsonNode ask(String what, Map<String, ?> facts) {
        Path temporary = Folders.temporary();
        Path said = temporary.resolve("said");
        try {
            List<String> whole = new ArrayList<>(command);
            whole.add(what);
            ProcessBuilder builder =
                    new ProcessBuilder(whole).directory(folder.toFile()).redirectError(said.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write(Api.JSON.writeValueAsString(facts));
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as(whole + " ended")
                    .isTrue();
            assertThat(process.exitValue())
                    .as("%s: %s", whole, Files.readString(said))
                    .isZero();
            return Api.JSON.readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Folders.delete(temporary);
        }
    }
}
