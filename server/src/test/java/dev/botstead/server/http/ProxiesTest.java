package dev.botstead.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.surface.http.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxiesTest {
    private static final TrustedProxies TRUSTED =
            TrustedProxies.of(List.of("10.0.0.0/8", "192.0.2.7", "fd00::/8", "172.16.0.0/12"));

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, '1.1.1.1, 9.9.9.9, 10.0.0.2', 9.9.9.9",
        "10.0.0.1, 9.9.9.9, 9.9.9.9",
        "10.0.0.1, '10.0.0.2, 10.0.0.3', 10.0.0.2",
        "10.0.0.1, '9.9.9.9, nonsense', 10.0.0.1",
        "10.0.0.1, '9.9.9.9, nonsense, 10.0.0.2', 10.0.0.2",
        "10.0.0.1, '', 10.0.0.1",
        "10.0.0.1, '9.9.9.9:4711', 9.9.9.9",
        "10.0.0.1, '[2001:db8::1]:4711', 2001:db8:0:0:0:0:0:1",
        "10.0.0.1, '2001:db8::1', 2001:db8:0:0:0:0:0:1",
        "10.0.0.1, '::ffff:9.9.9.9', 9.9.9.9",
        "10.0.0.1, localhost, 10.0.0.1",
        "fd00::1, 9.9.9.9, 9.9.9.9",
        "172.31.255.255, 9.9.9.9, 9.9.9.9",
        "172.32.0.0, 9.9.9.9, 172.32.0.0",
        "8.8.8.8, 9.9.9.9, 8.8.8.8",
        "192.0.2.8, 9.9.9.9, 192.0.2.8",
    })
    void theClientIsTheFirstFromTheRightThatIsNoTrustedProxy(String peer, String forwarded, String client) {
        InetAddress found = TRUSTED.client(InetAddress.ofLiteral(peer), List.of(forwarded));
        assertThat(Objects.requireNonNull(found).getHostAddress()).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10/8", "10.0.0.0/33", "10.0.0.0/-1", "proxy.example", "10.0.0.0/", "fd00::/129"})
    void whatIsNoRangeIsRefusedByItsName(String range) {
        assertThatThrownBy(() -> TrustedProxies.of(List.of(range)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(range);
    }

    @Test
    void forwardedFieldsCountFromATrustedProxyAndAreNoiseFromAnyoneElse() throws IOException {
        Consumer<RouteTable> routes = r -> r.on(
                "GET",
                "/",
                request -> Response.text(
                        200,
                        "text/plain",
                        request.connection().peer() + " " + request.connection().secure()));
        String request = "GET / HTTP/1.1\r\nHost: a\r\n%s: 1.1.1.1, 9.9.9.9\r\n%s: http, https\r\n\r\n"
                .formatted("X-Forwarded-For", "X-Forwarded-Proto");
        try (TestServer trusting =
                TestServer.of(TestServer.OPTIONS.with(TrustedProxies.of(List.of("127.0.0.0/8"))), routes)) {
            assertThat(trusting.ask(request).text()).isEqualTo("/9.9.9.9 true");
            assertThat(trusting.get("/").text()).isEqualTo("/127.0.0.1 false");
        }
        try (TestServer wary = TestServer.of(routes)) {
            assertThat(wary.ask(request).text()).isEqualTo("/127.0.0.1 false");
        }
    }
}
