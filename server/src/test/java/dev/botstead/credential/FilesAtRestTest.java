package dev.botstead.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Patch;
import dev.botstead.directory.Register.Names;
import dev.botstead.directory.Role;
import dev.botstead.secret.SecretToken;
import dev.botstead.server.TestCore;
import dev.botstead.server.TestCore.Tenant;
import dev.botstead.signin.SignIn.Outcome;
import dev.botstead.sql.SqliteDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever steals the database's files finds nothing to present: not in the file, nor in what is written ahead of it.
final class FilesAtRestTest {
    private static final String PASSWORD = "correct horse battery";

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    @Test
    void noFileOfTheDatabaseHoldsATokenItsSignatureOrAPassword(@TempDir Path folder) throws IOException {
        List<String> secrets = new ArrayList<>(List.of(PASSWORD));
        try (TestCore core = TestCore.over(SqliteDatabase.open(folder.resolve("botstead.db")))) {
            Tenant tenant = core.tenant();
            Bots.WithToken bot = tenant.bot(Role.USER);
            secrets.add(signature(TestCore.clear(bot.issued())));
            secrets.add(signature(TestCore.clear(core.bots
                    .regenerate(tenant.admin(), bot.bot().id(), Patch.NONE, Names.SHARED)
                    .issued())));
            String email = core.email(tenant.person(Role.USER, PASSWORD));
            Outcome.Client in = (Outcome.Client) core.signIn.client(email, PASSWORD);
            for (SecretToken token : List.of(in.access().secret(), in.refresh().secret()))
                secrets.add(signature(token.reveal(dev.botstead.secret.Disclosure.inTheAnswerThatCreatesIt())));
            core.bots.delete(tenant.admin(), bot.bot().id(), null);
            assertThat(Files.size(folder.resolve("botstead.db-wal"))).isPositive();
            search(folder, secrets);
        }
        search(folder, secrets);
    }

    private static void search(Path folder, List<String> secrets) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String secret : secrets)
                    assertThat(bytes.contains(secret)).as("%s", file).isFalse();
            }
        }
    }
}
