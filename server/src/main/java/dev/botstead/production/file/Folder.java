package dev.botstead.production.file;

import dev.botstead.base.Failure;
import dev.botstead.id.Ids;
import dev.botstead.sql.WriteTx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Contents as files of a folder that only this server writes: each under a temporary name until it is whole and on
/// the disk. A file's name is its id and nothing that a client sent.
final class Folder implements Storage {
    private static final int BUFFER = 64 * 1024;
    private static final FileAttribute<?> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path root;
    private final Path incoming;

    Folder(Path root) {
        this.root = root;
        this.incoming = root.resolve("incoming");
    }

    @Override
    public long take(UUID id, InputStream in) throws IOException {
        make(incoming);
        Path temporary = incoming.resolve(id.toString());
        try {
            long size = write(temporary, in);
            Path home = home(id);
            make(home);
            Files.move(temporary, place(id), StandardCopyOption.ATOMIC_MOVE);
            sync(home);
            return size;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static long write(Path file, InputStream in) throws IOException {
        try (FileChannel out =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNERS_FILE)) {
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = in.readNBytes(buffer, 0, BUFFER); read > 0; read = in.readNBytes(buffer, 0, BUFFER)) {
                ByteBuffer piece = ByteBuffer.wrap(buffer, 0, read);
                while (piece.hasRemaining()) out.write(piece);
                size += read;
            }
            out.force(true);
            return size;
        }
    }

    // The id's last byte is random: it spreads the files.
    private Path home(UUID id) {
        String name = id.toString();
        return root.resolve(name.substring(name.length() - 2));
    }

    private Path place(UUID id) {
        return home(id).resolve(id.toString());
    }

    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        Files.createDirectories(folder, OWNERS_FOLDER);
        Path above = folder.getParent();
        if (above != null) sync(above);
    }

    // A name is on the disk only when its folder is.
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void send(UUID id, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(place(id))) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) out.write(buffer, 0, read);
        } catch (NoSuchFileException e) {
            throw new Failure.NotFound("The content of this file is gone.");
        }
    }

    @Override
    public void forget(WriteTx tx, UUID id) {}

    @Override
    public void erase(UUID id) throws IOException {
        Files.deleteIfExists(place(id));
    }

    /// Deletes what was being received when the server stopped, and every file that `known` does not know.
    void tidy(Predicate<UUID> known) throws IOException {
        if (!Files.isDirectory(root)) return;
        try (Stream<Path> all = Files.walk(root, 2)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Optional<UUID> id = Ids.parse(String.valueOf(file.getFileName()));
                boolean received = !incoming.equals(file.getParent());
                if (!received || (id.isPresent() && file.equals(place(id.get())) && !known.test(id.get())))
                    Files.deleteIfExists(file);
            }
        }
    }
}
