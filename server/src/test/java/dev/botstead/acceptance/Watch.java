package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Stands between ngrok's clients and a server, as `src/test/python/ngrok/watch.py`, and holds every answer against
/// what holds for all of them.
final class Watch implements AutoCloseable {
    private static final String SAYS = "watching on ";

    private final Process process;
    private final Path record;
    private final URI url;

    Watch(RunningServer server, String name) throws IOException {
        record = Folders.kept(name + ".answers");
        Files.deleteIfExists(record);
        ProcessBuilder builder = new ProcessBuilder(
                        GazuScenariosIT.newest().toString(),
                        "watch.py",
                        server.url().toString(),
                        record.toString())
                .directory(NgrokScenariosIT.PYTHON.toFile())
                .redirectError(Folders.kept(name + ".watch").toFile());
        builder.environment()
                .putAll(Map.of(
                        "BOTSTEAD_SECRETS", server.secrets().notes().toString(), "PYTHONDONTWRITEBYTECODE", "1"));
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
        String said = process.inputReader().readLine();
        assertThat(said).as("what %s said", builder.command()).startsWith(SAYS);
        url = URI.create(said.substring(SAYS.length()));
    }

    /// Where the client is sent.
    URI url() {
        return url;
    }

    /// It saw answers, and found no fault with any.
    void foundNoFault() {
        try {
            List<String> answers = Files.readAllLines(record);
            assertThat(answers).hasSizeGreaterThan(100);
            assertThat(answers).noneMatch(answer -> answer.contains(" -- "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
