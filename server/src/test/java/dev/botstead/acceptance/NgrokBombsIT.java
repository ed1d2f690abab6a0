package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.botstead.acceptance.NgrokBombs.Bomb;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Filters, lists, bodies and heads that mean harm, sent to the ngrok side by an administrator, whom rights do not
/// stop: each gets one clear answer of this dialect, and the next call works.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NgrokBombsIT {
    private final List<RunningServer> servers = new ArrayList<>();

    @AfterAll
    void close() {
        servers.forEach(RunningServer::close);
    }

    @TestFactory
    Stream<DynamicContainer> everyBombIsRefusedInClearWords() {
        return Stream.of(Backend.values()).map(backend -> {
            RunningServer server = RunningServer.demo(backend);
            servers.add(server);
            return dynamicContainer(backend.name(), tests(server));
        });
    }

    private static Stream<DynamicTest> tests(RunningServer server) {
        Ngrok admin = Ngrok.administrator(server);
        List<String> bots = admin.ids("/bot_users");
        Stream<DynamicTest> all = NgrokBombs.all().stream()
                .map(bomb -> dynamicTest(bomb.name(), () -> {
                    isRefused(bomb, answer(admin, bomb));
                    assertThat(Ngrok.brief(admin.get("/bot_users?limit=1"))).isEqualTo("200");
                }));
        DynamicTest after = dynamicTest("nothing came of it, and the log tells of no fault", () -> {
            // One name was good, however it was written.
            assertThat(admin.ids("/bot_users").size() - bots.size()).isBetween(0, 1);
            assertThat(server.log()).doesNotContain("Exception").doesNotContain("\tat ");
        });
        return Stream.concat(all, Stream.of(after));
    }

    /// All that the server says until it closes the line: it must be one answer.
    private static String answer(Ngrok admin, Bomb bomb) throws IOException {
        String head = bomb.head()
                .replace("{KEY}", "Authorization: Bearer " + admin.key())
                .replace("{VERSION}", "Ngrok-Version: 2");
        try (RawLine line = new RawLine(admin.url())) {
            try {
                line.send(head);
                line.send(bomb.body());
            } catch (IOException e) {
                // It was refused before all was sent: the answer tells.
            }
            return line.receiveAll();
        } catch (SocketException e) {
            return NgrokBombs.CUT;
        }
    }

    private static void isRefused(Bomb bomb, String said) {
        if (said.equals(NgrokBombs.CUT)) {
            assertThat(bomb.answers()).contains(said);
            return;
        }
        assertThat(said).startsWith("HTTP/1.1 ");
        assertThat(said.split("HTTP/1\\.1 ", -1)).as(said).hasSize(2);
        String status = said.substring(9, 12);
        String body = said.substring(said.indexOf("\r\n\r\n") + 4);
        if (!body.startsWith("{")) {
            assertThat(status + " " + NgrokBombs.PLAIN).as(said).isIn(bomb.answers());
            assertThat(body).endsWith(".\n").hasSizeLessThan(200);
            return;
        }
        JsonNode told = Api.JSON.readTree(body);
        String code = told.path("error_code").asString("").replace("ERR_NGROK_", "");
        assertThat(code.isEmpty() ? status : status + " " + code)
                .as("%.2000s", said)
                .isIn(bomb.answers());
        if (status.startsWith("2")) return;
        assertThat(told.path("status_code").asInt()).isEqualTo(Integer.parseInt(status));
        assertThat(told.path("msg").asString("")).isNotBlank().hasSizeLessThan(400);
        assertThat(told.path("details")
                        .path(code.isEmpty() ? "path" : "operation_id")
                        .asString(""))
                .isNotBlank();
    }
}
