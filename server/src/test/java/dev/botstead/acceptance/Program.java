package dev.botstead.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The packaged program, `target/botstead.jar`, with the flags that `./botstead` gives it.
final class Program {
    /// What a run that ended left: its exit code and what it said.
    record Ended(int code, String out, String err) {}

    private static final Path JAR = Folders.MODULE.resolve("target/botstead.jar");
    private static final List<String> FLAGS = List.of(
            "--sun-misc-unsafe-memory-access=allow",
            "-Dio.netty.bootstrap.extensions=serviceload",
            "-Dvertx.disableFileCPResolving=true",
            "-Dvertx.disableFileCaching=true",
            "-Xmx512m");

    private Program() {}

    /// A process that is ready to be started; nothing of this machine's own settings reaches it.
    static ProcessBuilder prepare(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-jar");
        command.add(JAR.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("BOTSTEAD_"));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return builder;
    }

    /// Runs the program to its end.
    static Ended run(List<String> arguments) {
        return run(prepare(arguments), Duration.ofSeconds(60));
    }

    static Ended run(ProcessBuilder builder, Duration patience) {
        Path folder = Folders.temporary();
        try {
            Path out = folder.resolve("out");
            Path err = folder.resolve("err");
            Process process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            Ended result = new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
            if (!ended) {
                throw new AssertionError("did not end within " + patience + ": " + builder.command() + " " + result);
            }
            return result;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Folders.delete(folder);
        }
    }
}
