package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the program says and does on the command line: what goes wrong is told in one sentence that says what to do.
final class CommandLineIT {
    @Test
    void helpNamesTheCommands() {
        Program.Ended help = Program.run(List.of("--help"));
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("demo", "serve", "init");
        for (String command : List.of("demo", "serve", "init")) {
            Program.Ended own = Program.run(List.of(command, "--help"));
            assertThat(own.code()).isZero();
            assertThat(own.out()).contains("--data", "--database");
        }
    }

    @ParameterizedTest
    @EnumSource
    void initMakesOneAdministratorAndRefusesASecondTime(Backend backend) throws IOException {
        try (Storage storage = backend.fresh()) {
            Program.Ended first = Program.run(init(storage, "--json"));
            assertThat(first.code()).as(first.err()).isZero();
            JsonNode said = Api.JSON.readTree(first.out());
            assertThat(said.propertyNames()).containsExactlyInAnyOrder("account_id", "email", "secrets_file");
            Path file = Path.of(said.path("secrets_file").asString());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            JsonNode secrets = Api.JSON.readTree(Files.readString(file));
            assertThat(secrets.propertyNames()).containsExactlyInAnyOrder("email", "password", "api_key");
            assertThat(first.out() + first.err())
                    .doesNotContain(secrets.path("password").asString())
                    .doesNotContain(secrets.path("api_key").asString());
            refusedInOneSentence(Program.run(init(storage)));
            refusedInOneSentence(Program.run(init(storage, "--json")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void servingWithoutAnAccountSaysToMakeOne(Backend backend) {
        try (Storage storage = backend.fresh()) {
            Program.Ended ended = Program.run(serve(storage, "--port", "0"));
            refusedInOneSentence(ended);
            assertThat(ended.err()).contains("init");
        }
    }

    @Test
    void aTakenPortIsTold() throws IOException {
        try (Storage storage = initialised(Backend.SQLITE);
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            Program.Ended ended = Program.run(serve(storage, "--port", port));
            refusedInOneSentence(ended);
            assertThat(ended.err()).contains(port);
        }
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsTold() throws IOException {
        Path folder = Folders.temporary();
        try {
            Path inTheWay = Files.writeString(folder.resolve("file"), "in the way");
            for (String data : List.of(inTheWay.toString(), inTheWay + "/below", "/proc/botstead")) {
                for (String command : List.of("serve", "init")) {
                    List<String> arguments = new ArrayList<>(List.of(command, "--data", data));
                    arguments.addAll(command.equals("init") ? List.of("--admin-email", "a@example.com") : List.of());
                    Program.Ended ended = Program.run(arguments);
                    refusedInOneSentence(ended);
                    assertThat(ended.err()).contains(data);
                }
            }
        } finally {
            Folders.delete(folder);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseOfANewerProgramIsLeftAlone(Backend backend) throws SQLException {
        try (Storage storage = initialised(backend)) {
            makeNewer(storage);
            String before = storage.dump();
            refusedInOneSentence(Program.run(serve(storage, "--port", "0")));
            refusedInOneSentence(Program.run(init(storage)));
            assertThat(storage.dump()).isEqualTo(before);
        }
    }

    /// Raises the version of the newest migration beyond all that this program knows.
    private static void makeNewer(Storage storage) throws SQLException {
        try (Connection connection = storage.connect()) {
            for (String table : Storage.tables(connection)) {
                if (Storage.columns(connection, table).contains("installed_rank")) {
                    try (var statement = connection.createStatement()) {
                        int changed = statement.executeUpdate("UPDATE " + table + " SET version = '9999' WHERE"
                                + " installed_rank = (SELECT max(installed_rank) FROM " + table + ")");
                        assertThat(changed).isEqualTo(1);
                        return;
                    }
                }
            }
        }
        throw new AssertionError("no history of migrations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "jdbc:nonsense:x",
                "jdbc:mysql://127.0.0.1/x",
                "postgresql://127.0.0.1/x",
                "jdbc:postgresql://127.0.0.1:1/none?user=nobody",
            })
    void aWrongDatabaseAddressIsTold(String address) {
        Path data = Folders.temporary();
        try {
            for (String command : List.of("serve", "init", "demo")) {
                List<String> arguments =
                        new ArrayList<>(List.of(command, "--data", data.toString(), "--database", address));
                arguments.addAll(command.equals("init") ? List.of("--admin-email", "a@example.com") : List.of());
                refusedInOneSentence(Program.run(arguments));
            }
        } finally {
            Folders.delete(data);
        }
    }

    @Test
    void aPasswordInTheDatabaseAddressIsNotRepeated() {
        Path data = Folders.temporary();
        try {
            Program.Ended ended = Program.run(List.of(
                    "serve",
                    "--data",
                    data.toString(),
                    "--database",
                    "jdbc:postgresql://127.0.0.1:1/x?user=a&password=hush-hush"));
            refusedInOneSentence(ended);
            assertThat(ended.err()).doesNotContain("hush-hush");
        } finally {
            Folders.delete(data);
        }
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefusedAndTheFirstGoesOn() {
        try (RunningServer server = RunningServer.serve(Backend.SQLITE)) {
            refusedInOneSentence(Program.run(serve(server.storage(), "--port", "0")));
            assertThat(server.admin().get("/data/persons").status()).isEqualTo(200);
            server.kill();
            // A lock that outlives its process would keep the folder closed.
            server.start();
            assertThat(server.admin().get("/data/persons").status()).isEqualTo(200);
        }
    }

    @Test
    void theRequestLogEscapesWhatItIsSentAndHoldsNoToken() throws Exception {
        try (RunningServer server = RunningServer.serve(Backend.SQLITE)) {
            Api admin = server.admin();
            admin.get("/data/persons?forged=%0a%1b[31mFORGED%0d%0aLINE");
            try (RawLine line = new RawLine(server.url())) {
                line.send("GET /api/data/persons?x=" + admin.token() + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "User-Agent: \u001b[2Jevil\u0007\r\nX-Request-Id: a\tb\u001b[31m\r\n"
                        + "X-Forwarded-For: 1.2.3.4\u001b]0;x\r\nAuthorization: Bearer " + admin.token() + "\r\n\r\n");
                line.receiveAll();
            }
            server.stop();
            String log = server.log();
            assertThat(log.chars()
                            .filter(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
                            .boxed()
                            .toList())
                    .as(log)
                    .isEmpty();
            assertThat(log.lines()
                            .filter(text -> text.startsWith("LINE") || text.startsWith("FORGED"))
                            .toList())
                    .isEmpty();
            server.secrets().nowhere("the log", log);
        }
    }

    private static Storage initialised(Backend backend) {
        Storage storage = backend.fresh();
        RunningServer.initialise(storage, new Secrets());
        return storage;
    }

    private static List<String> init(Storage storage, String... more) {
        return command("init", storage, List.of("--admin-email", "admin@example.com"), more);
    }

    private static List<String> serve(Storage storage, String... more) {
        return command("serve", storage, List.of(), more);
    }

    private static List<String> command(String name, Storage storage, List<String> flags, String... more) {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(storage.flags());
        command.addAll(flags);
        command.addAll(List.of(more));
        return command;
    }

    /// One line on standard error that says what is wrong and what to do, and nothing of the program's inside.
    private static void refusedInOneSentence(Program.Ended ended) {
        assertThat(ended.code()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.out()).doesNotContain("listening on");
        List<String> lines = ended.err().lines().filter(line -> !line.isBlank()).toList();
        assertThat(lines).as(ended.err()).hasSize(1);
        assertThat(lines.getFirst())
                .startsWith("botstead: ")
                .doesNotContain("Exception")
                .hasSizeGreaterThan(30);
    }
}
