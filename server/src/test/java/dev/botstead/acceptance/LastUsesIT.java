package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Last uses are gathered in memory and written in batches: a kill costs the last ten seconds of first uses and of
/// new
/// addresses, and no more. What is asserted is an order of events, not how fast anything is.
final class LastUsesIT {
    private static final Duration LOST_AT_MOST = Duration.ofSeconds(10);
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    @Test
    void aFirstUseAndANewAddressAreWrittenTenSecondsLaterAtTheLatest() throws Exception {
        List<Served> all = Stream.of(Backend.values()).map(Served::start).toList();
        try {
            Instant first = trickle(all, "127.0.0.1");
            all.forEach(Served::killAndStart);
            for (Served each : all) each.stored().isNoOlderThan(first, "127.0.0.1");
            // What was written before is in no memory any more: now the other way round, in one life of the server.
            trickle(all, "127.0.0.1");
            Instant moved = trickle(all, "127.0.0.2");
            all.forEach(Served::killAndStart);
            for (Served each : all) each.stored().isNoOlderThan(moved, "127.0.0.2");
        } finally {
            all.forEach(Served::close);
        }
    }

    /// Calls with each key from `address`, steadily, for as long as may be lost and a little longer. Gives when it
    /// began.
    private static Instant trickle(List<Served> all, String address) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(address))
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            Instant begun = Instant.now();
            for (Served each : all) each.call(client);
            Instant end = Instant.now().plus(LOST_AT_MOST).plus(SLACK);
            while (Instant.now().isBefore(end)) {
                for (Served each : all) each.call(client);
                Thread.sleep(BETWEEN);
            }
            return begun;
        }
    }

    /// A server and a key that is new.
    private record Served(RunningServer server, String key) {
        static Served start(Backend backend) {
            RunningServer server = RunningServer.demo(backend);
            String key = Ngrok.administrator(server)
                    .make("/api_keys", Map.of("description", "fresh"))
                    .path("token")
                    .asString();
            return new Served(server, server.secrets().add(key));
        }

        void call(HttpClient client) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/bot_users?limit=1"))
                    .header("Authorization", "Bearer " + key)
                    .header("Ngrok-Version", "2")
                    .build();
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }

        void killAndStart() {
            server.kill();
            server.start();
        }

        Stored stored() throws SQLException {
            try (Connection connection = server.storage().connect();
                    var statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT last_used_at, last_used_address, uses"
                            + " FROM credential WHERE description = 'fresh'")) {
                assertThat(row.next()).isTrue();
                return new Stored(row.getLong(1), row.getString(2), row.getLong(3));
            }
        }

        void close() {
            server.close();
        }
    }

    /// What is known of a key.
    ///
    /// @param at in microseconds
    private record Stored(long at, String address, long uses) {
        void isNoOlderThan(Instant moment, String from) {
            assertThat(at).as(toString()).isGreaterThanOrEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
            assertThat(address).as(toString()).isEqualTo(from);
            assertThat(uses).as(toString()).isPositive();
        }
    }
}
