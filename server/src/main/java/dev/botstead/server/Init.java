package dev.botstead.server;

import dev.botstead.secret.Disclosure;
import dev.botstead.secret.SecretToken;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// Creates the first account and its administrator.
@Command(name = "init", description = "Create the first account, its administrator, and the administrator's API token.")
final class Init implements Callable<Integer> {
    @Mixin
    private Settings.Store settings = new Settings.Store();

    @Option(
            names = "--admin-email",
            required = true,
            paramLabel = "E-MAIL",
            description = "The administrator's e-mail address.")
    private String email = "";

    @Option(
            names = "--admin-name",
            paramLabel = "NAME",
            defaultValue = "Administrator",
            description = "The administrator's name (default: ${DEFAULT-VALUE}).")
    private String name = "Administrator";

    @Option(
            names = "--account",
            paramLabel = "NAME",
            defaultValue = "Botstead",
            description = "The account's name (default: ${DEFAULT-VALUE}).")
    private String account = "Botstead";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password (default: one is generated).")
    private @Nullable Path passwordFile;

    @Option(names = "--json", description = "Print one line of JSON; the secrets go to a file.")
    private boolean json;

    @Override
    public Integer call() {
        try (Store store = Store.open(settings, null)) {
            String password = password();
            FirstAccount made = FirstAccount.create(store.core(), account, name, email, password);
            Map<String, String> secrets = new LinkedHashMap<>();
            secrets.put("email", email);
            secrets.put("password", password);
            secrets.put("api_key", made.secret(Disclosure.inTheAnswerThatCreatesIt()));
            print(made, secrets, store.folder().secretsFile());
            return 0;
        }
    }

    private void print(FirstAccount made, Map<String, String> secrets, Path file) {
        if (!json && atTerminal()) {
            System.out.println("The account " + made.account().name() + " is there. Its administrator signs in with");
            System.out.println("  e-mail     " + secrets.get("email"));
            System.out.println("  password   " + secrets.get("password"));
            System.out.println("and scripts with the API key, which is not shown again:");
            System.out.println("  " + secrets.get("api_key"));
            System.out.println("Start the server with: ./botstead serve");
            return;
        }
        write(file, secrets);
        if (json) {
            Map<String, String> line = new LinkedHashMap<>();
            line.put("account_id", made.account().id().toString());
            line.put("email", email);
            line.put("secrets_file", file.toAbsolutePath().toString());
            System.out.println(JsonMapper.shared().writeValueAsString(line));
        } else {
            System.out.println("The account " + made.account().name()
                    + " is there. The administrator's password and API key are in " + file.toAbsolutePath()
                    + ", which only you can read: keep them elsewhere and delete it.");
        }
    }

    @SuppressWarnings("SystemConsoleNull") // there is none on a machine without the module that makes it
    private static boolean atTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static void write(Path file, Map<String, String> secrets) {
        try {
            DataFolder.writeSecret(file, JsonMapper.shared().writeValueAsString(secrets) + "\n");
        } catch (IOException e) {
            throw new Stop("The secrets could not be written to " + file
                    + ". Give this user the right to, delete the database, and try again.");
        }
    }

    private String password() {
        if (passwordFile == null)
            return SecretToken.generate(new SecureRandom())
                    .reveal(Disclosure.inTheAnswerThatCreatesIt())
                    .substring(0, 24);
        try {
            return Files.readString(passwordFile).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new Stop("The password file " + passwordFile + " cannot be read.");
        }
    }
}
