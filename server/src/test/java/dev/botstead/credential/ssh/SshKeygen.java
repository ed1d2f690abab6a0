package dev.botstead.credential.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The machine's own `ssh-keygen`, in a folder.
record SshKeygen(Path folder) {
    /// Makes a pair and returns the public line.
    String make(String type, int bits, String comment) {
        Path key = key();
        run("-q", "-t", type, "-b", String.valueOf(bits), "-N", "", "-C", comment, "-f", key.toString());
        return read(key.resolveSibling(key.getFileName() + ".pub"));
    }

    /// The private half of the pair that was made last.
    String privateHalf(String format) {
        Path key = folder.resolve("key");
        run("-q", "-p", "-m", format, "-N", "", "-P", "", "-f", key.toString());
        return read(key);
    }

    /// `256 SHA256:… comment (ED25519)`.
    String list(String publicKey) {
        return run("-l", "-f", write(publicKey).toString()).strip();
    }

    /// The key as `format` (`PKCS8`, `RFC4716`, `PEM`) writes it.
    String convert(String publicKey, String format) {
        return run("-e", "-m", format, "-f", write(publicKey).toString());
    }

    /// A certificate for the pair that was made last, by its own key.
    String certificate() {
        Path key = folder.resolve("key");
        run("-q", "-s", key.toString(), "-I", "id", "-n", "name", key + ".pub");
        return read(folder.resolve("key-cert.pub"));
    }

    private Path key() {
        try (Stream<Path> old = Files.list(folder)) {
            for (Path path : old.toList()) Files.delete(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return folder.resolve("key");
    }

    private Path write(String publicKey) {
        try {
            return Files.writeString(folder.resolve("given"), publicKey + "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String run(String... arguments) {
        List<String> command =
                Stream.concat(Stream.of("ssh-keygen"), Stream.of(arguments)).toList();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(command + "\n" + out).isZero();
            return out;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
