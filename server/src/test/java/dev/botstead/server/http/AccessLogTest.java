package dev.botstead.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AccessLogTest {
    private static Access access(String path, @Nullable String agent) {
        return new Access(
                Instant.parse("2026-01-02T03:04:05.678Z"),
                "0PGyAbc",
                InetAddress.ofLiteral("192.0.2.1"),
                "GET",
                path,
                "HTTP/1.1",
                200,
                512,
                Duration.ofNanos(3_210_000),
                agent);
    }

    @Test
    void aLineIsReadableAndALineOfJsonIsJson() {
        assertThat(AccessLog.readable(access("/bots", "curl/8")))
                .isEqualTo("2026-01-02T03:04:05.678Z 192.0.2.1 GET /bots HTTP/1.1 200 512B 3.2ms 0PGyAbc \"curl/8\"");
        assertThat(AccessLog.json(access("/bots", null)))
                .isEqualTo("{\"time\":\"2026-01-02T03:04:05.678Z\",\"request\":\"0PGyAbc\",\"peer\":\"192.0.2.1\","
                        + "\"method\":\"GET\",\"path\":\"/bots\",\"protocol\":\"HTTP/1.1\",\"status\":200,"
                        + "\"bytes\":512,\"micros\":3210}");
    }

    @Test
    void aClientCanNeitherForgeALineNorMoveATerminal() {
        Access evil = access("/a\u001b[2J", "x\"\r\n2026 192.0.2.9 GET /forged\u0085\u202e\\");
        for (String line : new String[] {AccessLog.readable(evil), AccessLog.json(evil)}) {
            assertThat(line.chars()).allMatch(c -> c >= ' ' && c <= '~');
            assertThat(line).contains("x\\\"\\u000d\\u000a2026");
        }
    }

    @Test
    void whatWasAcceptedIsPrintedBeforeTheLogIsClosed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AccessLog log = new AccessLog(new PrintStream(out, true, UTF_8), false)) {
            for (int i = 0; i < 100; i++) {
                log.accept(access("/" + i, null));
            }
        }
        assertThat(out.toString(UTF_8).lines()).hasSize(100);
    }
}
