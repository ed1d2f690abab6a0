package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;

/// Another program's run of scenarios: each becomes a test here, and what it said is kept in a file.
final class Foreign {
    private static final long MINUTES = 10;

    private final String name;
    private final Path output;
    private final List<Scenario> scenarios;
    private final int code;

    private Foreign(String name, Path output, List<Scenario> scenarios, int code) {
        this.name = name;
        this.output = output;
        this.scenarios = scenarios;
        this.code = code;
    }

    /// Where a run's scenarios stand when it has ended.
    interface Report {
        List<Scenario> read(Path output) throws IOException;
    }

    static Foreign run(String name, Path folder, List<String> command, Map<String, String> environment, Report report)
            throws IOException, InterruptedException {
        Path output = Folders.kept(name + ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(name + " took more than " + MINUTES + " minutes:\n" + Files.readString(output));
        }
        return new Foreign(name, output, read(report, output), process.exitValue());
    }

    private static List<Scenario> read(Report report, Path output) throws IOException {
        try {
            return report.read(output);
        } catch (NoSuchFileException _) {
            // It did not come so far: what it said tells why.
            return List.of();
        }
    }

    List<DynamicTest> tests() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            tests.add(dynamicTest(name + " " + scenario.name(), scenario::hasPassed));
        }
        tests.add(dynamicTest(name + ": the scenarios ran and ended", () -> {
            boolean failed = scenarios.stream().anyMatch(Scenario::failed);
            String said = Files.readString(output);
            assertThat(scenarios).as(said).isNotEmpty();
            assertThat(code).as(said).isEqualTo(failed ? 1 : 0);
        }));
        return tests;
    }
}
