package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The folder that one process at a time uses, and the key in it.
final class DataFolderTest {
    @TempDir
    private Path temporary = Path.of("");

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /// Opens `folder` in a process of its own, and returns what that said: `opened`, or the sentence of its refusal.
    private static String inAnotherProcess(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opener.class.getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) throw new AssertionError("it did not end");
        return said;
    }

    /// The other process.
    static final class Opener {
        private Opener() {}

        public static void main(String[] arguments) {
            try (DataFolder folder = DataFolder.open(Path.of(arguments[0]))) {
                System.out.println("opened " + Files.exists(folder.sqliteFile()));
            } catch (Stop e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void aSecondProcessIsRefusedUntilTheFirstHasEnded() throws IOException, InterruptedException {
        Path path = temporary.resolve("data");
        try (DataFolder _ = DataFolder.open(path)) {
            assertThat(inAnotherProcess(path)).contains("Another botstead is using the data folder");
            // A second opening within this process is refused as well, and does not let go of the lock.
            assertThatThrownBy(() -> DataFolder.open(path)).isInstanceOf(Stop.class);
            assertThat(inAnotherProcess(path)).contains("Another botstead is using the data folder");
        }
        assertThat(inAnotherProcess(path)).contains("opened");
    }

    @Test
    void theFolderAndTheKeyAreTheirOwnersAlone() throws IOException {
        Path path = temporary.resolve("data");
        try (DataFolder folder = DataFolder.open(path)) {
            String key = folder.masterKey(null, new SecureRandom()).text();
            assertThat(permissions(path)).isEqualTo("rwx------");
            assertThat(permissions(path.resolve("master.key"))).isEqualTo("rw-------");
            assertThat(folder.masterKey(null, new SecureRandom()).text()).isEqualTo(key);
        }
    }

    @Test
    void aKeyThatIsMissingElsewhereIsNotMadeThere() {
        try (DataFolder folder = DataFolder.open(temporary.resolve("data"))) {
            Path elsewhere = temporary.resolve("key");
            assertThatThrownBy(() -> folder.masterKey(elsewhere, new SecureRandom()))
                    .isInstanceOf(Stop.class)
                    .hasMessageContaining("BOTSTEAD_MASTER_KEY_FILE");
            assertThat(elsewhere).doesNotExist();
        }
    }

    @Test
    void aFileThatHoldsNoKeyIsRefusedWithoutBeingRepeated() throws IOException {
        Path file = temporary.resolve("key");
        Files.writeString(file, "s3cret but no key");
        try (DataFolder folder = DataFolder.open(temporary.resolve("data"))) {
            assertThatThrownBy(() -> folder.masterKey(file, new SecureRandom()))
                    .isInstanceOf(Stop.class)
                    .hasMessageContaining("64 hexadecimal digits")
                    .hasMessageNotContaining("s3cret");
        }
    }
}
