package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// The scenarios in `src/test/python`, run by the real `gazu` against the packaged server. Each is a test here.
final class GazuScenariosIT {
    private static final Path SUITE = Folders.MODULE.resolve("src/test/python");
    private static final long MINUTES = 10;

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
            Path output = Folders.kept("gazu-" + name + ".txt");
            Files.deleteIfExists(report);
            int code = runPytest(server, python, report, output);
            List<Scenario> scenarios = Files.exists(report) ? Scenario.read(report) : List.of();
            for (Scenario scenario : scenarios) {
                tests.add(dynamicTest(scenario.name(), scenario::hasPassed));
            }
            tests.add(dynamicTest("the scenarios ran and ended", () -> {
                assertThat(scenarios).as(Files.readString(output)).isNotEmpty();
                boolean failed = scenarios.stream().anyMatch(Scenario::failed);
                assertThat(code).as(Files.readString(output)).isEqualTo(failed ? 1 : 0);
            }));
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
    private static DynamicTest check(String name, Runnable check) {
        try {
            check.run();
            return dynamicTest(name, () -> {});
        } catch (AssertionError | RuntimeException e) {
            return dynamicTest(name, () -> {
                throw e;
            });
        }
    }

    private static int runPytest(RunningServer server, Path python, Path report, Path output) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(python.toString(), "-m", "pytest", "-q", "--junitxml=" + report)
                .directory(SUITE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment(server));
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("the scenarios took more than " + MINUTES + " minutes:\n" + tail(output));
        }
        return process.exitValue();
    }

    private static Map<String, String> environment(RunningServer server) {
        JsonNode announced = server.announced();
        Map<String, String> environment = new HashMap<>();
        environment.put("BOTSTEAD_GAZU_HOST", announced.path("gazu_host").asString());
        environment.put("BOTSTEAD_EMAIL", announced.path("email").asString());
        environment.put("BOTSTEAD_PASSWORD", announced.path("password").asString());
        environment.put("BOTSTEAD_SECRETS", server.secrets().notes().toString());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        return environment;
    }

    private static String tail(Path output) throws IOException {
        String all = Files.readString(output);
        return all.substring(Math.max(0, all.length() - 4000));
    }
}
