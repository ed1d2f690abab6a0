package dev.botstead.server;

import dev.botstead.signing.MasterKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The folder that holds what this machine keeps: the SQLite file, the master key. Locked, so that one process at a
/// time uses it.
final class DataFolder implements AutoCloseable {
    private static final String OWNER_ONLY = "rw-------";

    // The system's lock is a process's: opened and closed a second time within one, it would be let go of.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Path real;
    private final FileChannel lockFile;

    private DataFolder(Path path, Path real, FileChannel lockFile) {
        this.path = path;
        this.real = real;
        this.lockFile = lockFile;
    }

    /// Opens the folder, and makes it when it is not there.
    static DataFolder open(Path path) {
        try {
            if (!Files.isDirectory(path))
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path real = path.toRealPath();
            if (!HELD.add(real)) throw inUse(path);
            FileChannel file = null;
            try {
                file = FileChannel.open(
                        real.resolve("botstead.lock"),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
                if (file.tryLock() == null) throw inUse(path);
                return new DataFolder(path, real, file);
            } catch (IOException | RuntimeException e) {
                if (file != null) file.close();
                HELD.remove(real);
                throw e;
            }
        } catch (IOException e) {
            throw new Stop("The data folder " + path + " cannot be written: " + reason(e)
                    + ". Choose another with --data, or give this user the right to write there.");
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException _ -> "a file of this name is in the way";
            case AccessDeniedException _ -> "this user may not";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> "the system does not say why";
        };
    }

    private static Stop inUse(Path path) {
        return new Stop("Another botstead is using the data folder " + path
                + ". Stop it first, or choose another folder with --data.");
    }

    /// Made for its owner alone, whatever the folder allows; the files that SQLite puts beside it follow it.
    Path sqliteFile() {
        Path file = path.resolve("botstead.db");
        try {
            if (!Files.exists(file))
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
            return file;
        } catch (IOException e) {
            throw new Stop("The database " + file + " cannot be made: " + reason(e) + ".");
        }
    }

    Path secretsFile() {
        return path.resolve("init-secrets.json");
    }

    /// The master key from `elsewhere`, or from this folder, where it is made when there is none.
    MasterKey masterKey(@Nullable Path elsewhere, SecureRandom random) {
        Path file = elsewhere == null ? path.resolve("master.key") : elsewhere;
        try {
            if (Files.exists(file)) return MasterKey.parse(Files.readString(file));
            if (elsewhere != null)
                throw new Stop("There is no master key at " + file
                        + ". Set BOTSTEAD_MASTER_KEY_FILE to the file that holds it.");
            MasterKey made = MasterKey.generate(random);
            writeSecret(file, made.text() + "\n");
            return made;
        } catch (IOException e) {
            throw new Stop("The master key at " + file + " cannot be read or written. Give this user the right to.");
        } catch (IllegalArgumentException e) {
            throw new Stop("The file " + file + " holds no master key: 64 hexadecimal digits.");
        }
    }

    /// Writes a file that only this user may read.
    static void writeSecret(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.writeString(file, text);
    }

    @Override
    public void close() {
        try {
            lockFile.close();
            HELD.remove(real);
        } catch (IOException e) {
            throw new Stop("The data folder " + path + " could not be released.");
        }
    }
}
