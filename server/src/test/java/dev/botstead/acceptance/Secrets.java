package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Every secret that one server gave away or took in, and the look afterwards whether it kept one.
final class Secrets {
    private final Path notes = Folders.temporary().resolve("secrets");
    private String email = "";
    private String password = "";

    /// The file that a test in another language adds its own to, one a line.
    Path notes() {
        return notes;
    }

    String add(String secret) {
        try {
            Files.writeString(notes, secret + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void administrator(String theEmail, String thePassword) {
        email = theEmail;
        password = thePassword;
    }

    /// `api` as the administrator that `init` made.
    Api logIn(Api api) {
        return api.as(logInAnswer(api).field("access_token"));
    }

    /// The whole answer to a login of that administrator.
    Api.Answer logInAnswer(Api api) {
        Api.Answer answer = api.post("/auth/login", Map.of("email", email, "password", password));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        add(answer.field("refresh_token"));
        add(answer.field("access_token"));
        return answer;
    }

    List<String> all() {
        try {
            return Files.readAllLines(notes).stream()
                    .filter(line -> !line.isBlank())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// None is in a file of the data folder, in a table, in a log or on standard output.
    void areNowhereIn(RunningServer server) {
        assertThat(all()).isNotEmpty();
        nowhere("the log", server.log());
        Storage storage = server.storage();
        for (Path file : Folders.files(storage.data())) {
            try {
                nowhere(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        try {
            nowhere("the database", storage.dump());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Looks for the end of each secret: of a JWT that is its signature, without which the rest is worth nothing.
    void nowhere(String place, String text) {
        for (String secret : all()) {
            String end = secret.substring(Math.max(0, secret.length() - 40));
            String hex = HexFormat.of().formatHex(end.getBytes(StandardCharsets.UTF_8));
            boolean found = text.contains(end) || text.contains(hex);
            assertThat(found)
                    .as("a secret that begins with %.6s is kept in %s", secret, place)
                    .isFalse();
        }
    }
}
