package dev.botstead.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The settings of the commands that open the store or serve it. Each is also `BOTSTEAD_…` in the environment
/// and a line `name=value` of the file that `--config` or `BOTSTEAD_CONFIG` names.
final class Settings {
    /// Where things are kept.
    static final class Store {
        @Option(
                names = "--data",
                paramLabel = "FOLDER",
                defaultValue = "./data",
                description = "The data folder (default: ${DEFAULT-VALUE}).")
        Path data = Path.of("./data");

        @Option(
                names = "--database",
                paramLabel = "URL",
                description = "jdbc:postgresql://… (default: SQLite in the data folder).")
        @Nullable
        String database;

        @Option(
                names = "--master-key-file",
                paramLabel = "FILE",
                description = "The key-encryption key (default: master.key in the data folder, made when absent).")
        @Nullable
        Path masterKeyFile;

        @Option(
                names = "--seat-limit",
                paramLabel = "N",
                defaultValue = "100",
                description = "How many persons may be active; bots take no seat (default: ${DEFAULT-VALUE}).")
        int seatLimit = 100;

        @Option(
                names = "--ngrok-developer-bots",
                description =
                        "Give bots the rights of developers on the ngrok side: over all credentials of the account,"
                                + " not their own alone.")
        boolean developerBots;
    }

    /// Where and how to listen.
    static final class Listen {
        @Option(
                names = "--host",
                paramLabel = "ADDRESS",
                defaultValue = "127.0.0.1",
                description = "The address to listen on (default: ${DEFAULT-VALUE}).")
        String host = "127.0.0.1";

        @Option(
                names = "--port",
                paramLabel = "PORT",
                defaultValue = "8080",
                description = "The port; 0 takes a free one (default: ${DEFAULT-VALUE}).")
        int port = 8080;

        @Option(
                names = "--public-url",
                paramLabel = "URL",
                description = "The address that clients use, when a proxy stands in front.")
        @Nullable
        URI publicUrl;

        @Option(
                names = "--trusted-proxy",
                paramLabel = "CIDR",
                split = ",",
                description = "Proxies whose X-Forwarded headers are believed.")
        List<String> trustedProxies = List.of();

        @Option(
                names = "--kitsu-web",
                paramLabel = "FOLDER",
                description = "Serve the built Kitsu web application in FOLDER, on a port of its own.")
        @Nullable
        Path kitsuWeb;

        @Option(
                names = "--kitsu-web-port",
                paramLabel = "PORT",
                defaultValue = "8081",
                description = "That port; 0 takes a free one (default: ${DEFAULT-VALUE}).")
        int kitsuWebPort = 8081;

        @Option(
                names = "--largest-file",
                paramLabel = "MIB",
                defaultValue = "200",
                description = "The largest file that may be attached, in MiB; a request may bring five times as much"
                        + " (default: ${DEFAULT-VALUE}).")
        int largestFile = 200;

        @Option(names = "--log-json", description = "Log requests as JSON.")
        boolean logJson;
    }

    private Settings() {}
}
