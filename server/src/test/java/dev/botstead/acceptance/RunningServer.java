package dev.botstead.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The packaged server as a process of its own, which can be stopped, killed and started again on the same storage.
final class RunningServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+)");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Storage storage;
    private final Path out;
    private final Path err;
    private final Secrets secrets;
    private final Map<String, String> environment;
    private Process process;
    private URI url;
    private JsonNode announced;

    private RunningServer(Storage storage, Secrets secrets, List<String> command, Map<String, String> environment) {
        this.storage = storage;
        this.secrets = secrets;
        this.environment = environment;
        int number = COUNT.incrementAndGet();
        out = Folders.kept("server-" + ProcessHandle.current().pid() + "-" + number + ".out");
        err = Folders.kept("server-" + ProcessHandle.current().pid() + "-" + number + ".log");
        announced = Api.JSON.createObjectNode();
        process = launch(command);
        url = URI.create("http://127.0.0.1");
    }

    /// A new account with its administrator on fresh storage, served.
    static RunningServer serve(Backend backend) {
        Storage storage = backend.fresh();
        Secrets secrets = new Secrets();
        initialise(storage, secrets);
        return serve(storage, secrets);
    }

    /// A server on what `storage` holds already.
    static RunningServer serve(Storage storage, Secrets secrets) {
        return serve(storage, secrets, Map.of());
    }

    /// A server on what `storage` holds already, with `environment` beside its flags, also when it is started again.
    static RunningServer serve(Storage storage, Secrets secrets, Map<String, String> environment) {
        RunningServer server = new RunningServer(storage, secrets, serveCommand(storage), environment);
        server.url = server.await(RunningServer::listening);
        return server;
    }

    /// The demonstration on fresh storage: an account, an administrator, MyProduction and its bots.
    static RunningServer demo(Backend backend) {
        return demo(backend, Map.of());
    }

    /// The same with `environment` beside its flags.
    static RunningServer demo(Backend backend, Map<String, String> environment) {
        Storage storage = backend.fresh();
        List<String> command = command("demo", storage, "--port", "0", "--json");
        RunningServer server = new RunningServer(storage, new Secrets(), command, environment);
        server.announced = server.await(RunningServer::announcement);
        server.url = URI.create(server.announced.path("url").asString());
        for (String secret : List.of("password", "api_key", "bot_token")) {
            server.secrets.add(server.announced.path(secret).asString());
        }
        server.secrets.administrator(
                server.announced.path("email").asString(),
                server.announced.path("password").asString());
        return server;
    }

    /// What `init` made: `email`, `password`, `api_key`. The file in which it left them is gone afterwards.
    static JsonNode initialise(Storage storage, Secrets secrets) {
        Program.Ended ended = Program.run(command("init", storage, "--admin-email", "admin@example.com", "--json"));
        if (ended.code() != 0) {
            throw new AssertionError("init failed: " + ended);
        }
        try {
            Path file =
                    Path.of(Api.JSON.readTree(ended.out()).path("secrets_file").asString());
            JsonNode made = Api.JSON.readTree(Files.readString(file));
            Files.delete(file);
            secrets.add(made.path("password").asString());
            secrets.add(made.path("api_key").asString());
            secrets.administrator(
                    made.path("email").asString(), made.path("password").asString());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> serveCommand(Storage storage) {
        return command("serve", storage, "--port", "0");
    }

    private static List<String> command(String name, Storage storage, String... more) {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(storage.flags());
        command.addAll(List.of(more));
        return command;
    }

    private Process launch(List<String> command) {
        try {
            Process started = Program.prepare(command, environment)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
                    .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()))
                    .start();
            // A run that is interrupted leaves no server behind.
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(started::destroyForcibly));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<URI> listening(String said) {
        Matcher matcher = LISTENING.matcher(said);
        return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
    }

    private static Optional<JsonNode> announcement(String said) {
        return said.lines()
                .filter(line -> line.startsWith("{") && line.endsWith("}"))
                .findFirst()
                .map(Api.JSON::readTree);
    }

    private <T> T await(Function<String, Optional<T>> ready) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            Optional<T> found = ready.apply(said());
            if (found.isPresent()) {
                return found.get();
            }
            if (!process.isAlive()) {
                break;
            }
            Waiting.moment();
        }
        process.destroyForcibly();
        throw new AssertionError("the server did not start:\n" + said() + log());
    }

    /// Where it listens.
    URI url() {
        return url;
    }

    Storage storage() {
        return storage;
    }

    Secrets secrets() {
        return secrets;
    }

    long pid() {
        return process.pid();
    }

    /// What `demo` announced.
    JsonNode announced() {
        return announced;
    }

    /// The Kitsu side, as nobody.
    Api api() {
        return new Api(URI.create(url + "/api"), null);
    }

    /// The Kitsu side, as the administrator.
    Api admin() {
        return secrets.logIn(api());
    }

    /// What it said on standard output since the last start.
    String said() {
        return read(out);
    }

    /// What it said on standard error, its log.
    String log() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// SIGTERM, and waits for the end. Gives how long it took.
    Duration stop() {
        Instant begun = Instant.now();
        process.destroy();
        end();
        return Duration.between(begun, Instant.now());
    }

    /// SIGKILL: as if the power had failed, but for the disk.
    void kill() {
        process.destroyForcibly();
        end();
    }

    private void end() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("the server did not stop:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Starts again on the same storage.
    void start() {
        try {
            Files.writeString(out, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = launch(serveCommand(storage));
        url = await(RunningServer::listening);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
        storage.close();
    }
}
