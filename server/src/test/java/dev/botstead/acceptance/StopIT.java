package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Stopping: what is under way is finished, and nobody can hold the server up.
final class StopIT {
    @ParameterizedTest
    @EnumSource
    void stoppingFinishesARequestUnderWayWithinFiveSeconds(Backend backend) throws Exception {
        try (RunningServer server = RunningServer.serve(backend)) {
            Api admin = server.admin();
            byte[] body = Api.JSON.writeValueAsBytes(Bots.body("last minute", Map.of()));
            try (RawLine line = new RawLine(server.url())) {
                line.send(
                        "POST /api/data/persons HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                + "Content-Length: " + body.length + "\r\nAuthorization: Bearer " + admin.token()
                                + "\r\n\r\n");
                String text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
                line.send(text.substring(0, 10));
                // Another request answered afterwards shows that the first has been taken up.
                assertThat(admin.get("/data/persons").status()).isEqualTo(200);
                ProcessHandle.of(server.pid()).orElseThrow().destroy();
                Waiting.until("new connections are refused", Duration.ofSeconds(5), () -> refusesConnections(server));
                line.send(text.substring(10));
                assertThat(line.receiveAll()).startsWith("HTTP/1.1 201");
            }
            assertThat(server.stop()).isLessThan(Duration.ofSeconds(5));
            server.start();
            assertThat(server.admin().get("/data/persons").text()).contains("last minute");
        }
    }

    private static boolean refusesConnections(RunningServer server) {
        try (RawLine line = new RawLine(server.url())) {
            line.send("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            return line.receiveAll().isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void anIdleServerStopsAtOnceThoughAClientHoldsALine() throws Exception {
        try (RunningServer server = RunningServer.serve(Backend.SQLITE);
                RawLine idle = new RawLine(server.url());
                RawLine half = new RawLine(server.url())) {
            idle.send("GET /api/ HTTP/1.1\r\nHost: x\r\n\r\n");
            half.send(
                    "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{");
            server.admin();
            assertThat(server.stop()).isLessThan(Duration.ofSeconds(8));
        }
    }
}
