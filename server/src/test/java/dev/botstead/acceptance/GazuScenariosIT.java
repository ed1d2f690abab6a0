package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// The scenarios in `src/test/python`, run by the real `gazu` against the packaged server. Each is a test here.
final class GazuScenariosIT {
    private static final Path SUITE = Folders.MODULE.resolve("src/test/python");

    @TestFactory
    Stream<DynamicTest> theNewestClientOnSqlite() throws Exception {
        return scenarios(Backend.SQLITE, newest(), "newest-sqlite");
    }

    @TestFactory
    Stream<DynamicTest> theNewestClientOnPostgres() throws Exception {
        return scenarios(Backend.POSTGRES, newest(), "newest-postgres");
    }

    @TestFactory
    Stream<DynamicTest> theOldestClientOnSqlite() throws Exception {
        return scenarios(Backend.SQLITE, python("BOTSTEAD_TEST_PYTHON_OLD", "venv-old"), "oldest-sqlite");
    }

    /// The Python with the newest gazu.
    static Path newest() {
        return python("BOTSTEAD_TEST_PYTHON", "venv");
    }

    static Path python(String variable, String folder) {
        String given = System.getenv(variable);
        Path python = given != null
                ? Path.of(given)
                : Folders.MODULE.resolveSibling(".cache").resolve(folder).resolve("bin/python");
        assertThat(python)
                .as("the Python with gazu: run ./verify once, or set %s", variable)
                .exists();
        return python;
    }

    private static Stream<DynamicTest> scenarios(Backend backend, Path python, String name) throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        try (RunningServer server = RunningServer.demo(backend)) {
            Path report = Folders.kept("gazu-" + name + ".xml");
            Files.deleteIfExists(report);
            List<String> command = List.of(python.toString(), "-m", "pytest", "-q", "--junitxml=" + report);
            tests.addAll(Foreign.run("gazu-" + name, SUITE, command, environment(server), _ -> Scenario.read(report))
                    .tests());
            tests.add(check("no secret is told by the events", () -> {
                Api.Answer events = server.admin().get("/data/events/last?limit=10000");
                assertThat(events.status()).isEqualTo(200);
                server.secrets().nowhere("the events", events.text());
            }));
            server.stop();
            tests.add(check(
                    "no secret is left in the database, the files and the log",
                    () -> server.secrets().areNowhereIn(server)));
        }
        return tests.stream();
    }

    /// Runs now, while the server is there, and reports later.
    static DynamicTest check(String name, Runnable check) {
        try {
            check.run();
            return dynamicTest(name, () -> {});
        } catch (AssertionError | RuntimeException e) {
            return dynamicTest(name, () -> {
                throw e;
            });
        }
    }

    /// What a gazu program is told.
    static Map<String, String> environment(RunningServer server) {
        JsonNode announced = server.announced();
        Map<String, String> environment = new HashMap<>();
        environment.put("BOTSTEAD_GAZU_HOST", announced.path("gazu_host").asString());
        environment.put("BOTSTEAD_EMAIL", announced.path("email").asString());
        environment.put("BOTSTEAD_PASSWORD", announced.path("password").asString());
        environment.put("BOTSTEAD_SECRETS", server.secrets().notes().toString());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        return environment;
    }
}
