package dev.botstead.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// Folders of the tests: temporary ones, and the one in which logs stay to be looked at.
final class Folders {
    private Folders() {}

    /// Where the module lies: Maven runs its tests there.
    static final Path MODULE = Path.of("").toAbsolutePath();

    static Path temporary() {
        try {
            return Files.createTempDirectory("botstead-acceptance");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file under `target/acceptance` whose folder exists.
    static Path kept(String name) {
        try {
            Path folder = Files.createDirectories(MODULE.resolve("target/acceptance"));
            return folder.resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All files below `folder`.
    static List<Path> files(Path folder) {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (var walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            // Gone already.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
