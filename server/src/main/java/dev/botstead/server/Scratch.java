package dev.botstead.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A data folder that is gone afterwards.
record Scratch(Path folder) implements AutoCloseable {
    static Scratch make() {
        try {
            return new Scratch(Files.createTempDirectory("botstead-"));
        } catch (IOException e) {
            throw new Stop("No temporary folder can be made. Set java.io.tmpdir, or give --data.");
        }
    }

    Settings.Store settings() {
        Settings.Store settings = new Settings.Store();
        settings.data = folder;
        return settings;
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
