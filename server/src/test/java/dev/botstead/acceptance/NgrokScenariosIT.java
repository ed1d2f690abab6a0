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

/// ngrok's official clients as they are published, for Python, Node and Java, against the packaged server. What
/// they do stands in `src/test/python/ngrok`, in `src/test/node` and in the module `clients`.
final class NgrokScenariosIT {
    static final Path PYTHON = Folders.MODULE.resolve("src/test/python/ngrok");
    private static final Path NODE = Folders.MODULE.resolve("src/test/node");
    private static final Path JAVA = Folders.MODULE.resolveSibling("clients/target");

    @TestFactory
    Stream<DynamicTest> theClientsOnSqlite() throws Exception {
        return scenarios(Backend.SQLITE);
    }

    @TestFactory
    Stream<DynamicTest> theClientsOnPostgres() throws Exception {
        return scenarios(Backend.POSTGRES);
    }

    private static Stream<DynamicTest> scenarios(Backend backend) throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        try (RunningServer server = RunningServer.demo(backend)) {
            tests.addAll(python(server, "ngrok-python-" + backend));
            tests.addAll(node(server, "ngrok-node-" + backend));
            tests.addAll(java(server, "ngrok-java-" + backend));
            server.stop();
            tests.add(GazuScenariosIT.check(
                    "no secret is left in the database, the files and the log",
                    () -> server.secrets().areNowhereIn(server)));
        }
        return tests.stream();
    }

    /// Starts a watch by itself, so that a fault bears the name of the scenario that met it.
    private static List<DynamicTest> python(RunningServer server, String name) throws Exception {
        Path report = Folders.kept(name + ".xml");
        Files.deleteIfExists(report);
        List<String> command = List.of(
                GazuScenariosIT.newest().toString(), "-m", "pytest", "-q", "--durations=10", "--junitxml=" + report);
        Map<String, String> environment = environment(server, server.url().toString());
        environment.put("BOTSTEAD_SECRETS", server.secrets().notes().toString());
        environment.put(
                "BOTSTEAD_BOT_TOKEN", server.announced().path("bot_token").asString());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        return Foreign.run(name, PYTHON, command, environment, _ -> Scenario.read(report))
                .tests();
    }

    private static List<DynamicTest> node(RunningServer server, String name) throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        try (Watch watch = new Watch(server, name)) {
            Map<String, String> environment = environment(server, watch.url().toString());
            environment.put("NODE_PATH", nodeModules().toString());
            // One file after the other: what one lists, the other must not add to.
            for (String file : List.of("bots.test.js", "credentials.test.js")) {
                List<String> command = List.of("node", "--test-reporter=tap", file);
                tests.addAll(Foreign.run(name + " " + file, NODE, command, environment, Scenario::readTap)
                        .tests());
            }
            tests.add(verdict(name, watch));
        }
        return tests;
    }

    private static List<DynamicTest> java(RunningServer server, String name) throws Exception {
        assertThat(JAVA.resolve("lib"))
                .as("the Java client: build the module clients first, as Maven does at the root")
                .isDirectory();
        Path reports = Folders.kept(name);
        Path report = reports.resolve("TEST-junit-jupiter.xml");
        Files.deleteIfExists(report);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                JAVA.resolve("classes") + ":" + JAVA.resolve("lib") + "/*",
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--select-package=dev.botstead.clients",
                "--include-classname=.*Scenarios",
                "--reports-dir=" + reports);
        List<DynamicTest> tests = new ArrayList<>();
        try (Watch watch = new Watch(server, name)) {
            Map<String, String> environment = environment(server, watch.url().toString());
            environment.put("BOTSTEAD_DIRECT_URL", server.url().toString());
            tests.addAll(Foreign.run(name, Folders.MODULE, command, environment, _ -> Scenario.read(report))
                    .tests());
            tests.add(verdict(name, watch));
        }
        return tests;
    }

    private static DynamicTest verdict(String name, Watch watch) {
        return dynamicTest(name + ": every answer kept what holds for all of them", watch::foundNoFault);
    }

    /// What a client of ngrok's is told.
    static Map<String, String> environment(RunningServer server, String url) {
        return new HashMap<>(Map.of(
                "BOTSTEAD_URL",
                url,
                "BOTSTEAD_API_KEY",
                server.announced().path("api_key").asString()));
    }

    /// Where the Node client is.
    static Path nodeModules() {
        String given = System.getenv("BOTSTEAD_TEST_NODE_MODULES");
        Path modules = given != null ? Path.of(given) : Folders.MODULE.resolveSibling(".cache/node/node_modules");
        assertThat(modules.resolve("@ngrok/ngrok-api"))
                .as("the Node client: run ./verify once, or set BOTSTEAD_TEST_NODE_MODULES")
                .exists();
        return modules;
    }
}
