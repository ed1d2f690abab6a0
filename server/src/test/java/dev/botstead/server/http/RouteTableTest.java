package dev.botstead.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Zone;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RouteTableTest {
    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.of(routes -> {
            routes.on("GET", "/", _ -> text("root"));
            routes.on("GET", "/bots/{bot}", r -> text("bot " + r.path("bot")));
            routes.on("PUT", "/bots/{bot}", r -> text("put " + r.path("bot")));
            routes.on("GET", "/bots/mine", _ -> text("mine"));
            routes.on("GET", "/bots/{b}/keys/{k}", r -> text(r.path("b") + " " + r.path("k")));
            routes.on("POST", "/bots/mine/keys", _ -> text("my keys"));
            routes.on("GET", "/folder/", _ -> text("folder"));
            routes.on("DELETE", "/only", _ -> text("deleted"));
            routes.on("OPTIONS", "/own", _ -> text("own options"));
            routes.on("GET", "/api", _ -> text("api"));
            routes.on("GET", "/api/data/{id}", r -> text("data " + r.path("id")));
            routes.on("GET", "/api/slash/", _ -> text("slash"));
            routes.on("GET", "/api/strict/x", _ -> text("strict"));
            routes.on("GET", "/api/fault", _ -> {
                throw new IllegalStateException("secret");
            });
            routes.on("GET", "/api/own", _ -> {
                throw new Refusal(401, "Who are you?", List.of(new Response.Field("www-authenticate", "Bearer")));
            });
            routes.zone("/api", new Zone(Zone.Slashes.IGNORED, RouteTableTest::json));
            routes.zone(
                    "/api/strict",
                    new Zone(
                            Zone.Slashes.SIGNIFICANT,
                            (_, refusal) -> Response.text(refusal.status(), "text/plain", "strictly")));
        });
    }

    private static Response text(String text) {
        return Response.text(200, "text/plain", text);
    }

    private static Response json(Request request, Refusal refusal) {
        return Response.text(refusal.status(), "application/json", request.method() + ":" + refusal.sentence());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 200, root",
        "GET, /bots/7, 200, bot 7",
        "GET, /bots/mine, 200, mine",
        "GET, /bots/%6dine, 200, mine",
        "GET, /bots/mine/keys/1, 200, mine 1",
        "GET, /bots/a%2Fb, 200, bot a/b",
        "GET, /bots/a%2Fkeys%2Fb, 200, bot a/keys/b",
        "GET, /folder/, 200, folder",
        "GET, /api, 200, api",
        "GET, /api/, 200, api",
        "GET, //api//data///7//, 200, data 7",
        "GET, /api/slash, 200, slash",
        "GET, /api/slash/, 200, slash",
        "GET, /api/strict/x, 200, strict",
        "OPTIONS, /own, 200, own options",
    })
    void aPathFindsItsRoute(String method, String path, int status, String text) throws IOException {
        Wire.Answer answer = server.ask(method + " " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "/bots",
        "/bots/",
        "/bots//keys/1",
        "//bots/7",
        "/bots/7/",
        "/folder",
        "/api/strict/x/",
        "/api/strict//x",
        "/Bots/7"
    })
    void aPathThatIsNotQuiteARouteIs404(String path) throws IOException {
        assertThat(server.get(path).status()).isEqualTo(404);
    }

    @Test
    void anotherMethodIs405WithWhatIsAllowedAndOptionsTellsTheSame() throws IOException {
        Wire.Answer wrong = server.ask("POST /bots/7 HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.field("allow")).contains("GET, HEAD, OPTIONS, PUT");
        Wire.Answer get = server.get("/only");
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.field("allow")).contains("DELETE, OPTIONS");
        Wire.Answer options = server.ask("OPTIONS /bots/7 HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.field("allow")).contains("GET, HEAD, OPTIONS, PUT");
    }

    @Test
    void aRefusalAndAFaultAreWordedByTheLongestZone() throws IOException {
        assertThat(server.get("/api/nothing").text()).isEqualTo("GET:There is nothing here.");
        assertThat(server.get("/api/%zz").status()).isEqualTo(400);
        assertThat(server.get("/api/strict/nothing").text()).isEqualTo("strictly");
        assertThat(server.get("/apiary").text()).isEqualTo("There is nothing here.\n");
        assertThat(server.get("/api/fault").text())
                .startsWith("GET:Something went wrong")
                .doesNotContain("secret");
        Wire.Answer own = server.get("/api/own");
        assertThat(own.status()).isEqualTo(401);
        assertThat(own.field("www-authenticate")).contains("Bearer");
    }

    @Test
    void theTableCanBeRead() {
        RouteTable table = new RouteTable();
        table.on("GET", "/a/{x}", _ -> text(""));
        table.instant("POST", "/b", _ -> text(""));
        assertThat(table.routes())
                .containsExactly(
                        new RouteTable.Route("GET", "/a/{x}", false), new RouteTable.Route("POST", "/b", true));
    }

    @Test
    void whatIsRegisteredTwiceOrCannotBeARouteIsAnErrorAtStart() {
        RouteTable table = new RouteTable();
        table.on("GET", "/a/{x}", _ -> text(""));
        assertThatThrownBy(() -> table.on("GET", "/a/{y}", _ -> text(""))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> table.on("GET", "a", _ -> text(""))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.on("get", "/a", _ -> text(""))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.on("GET", "/{x}/{x}", _ -> text("")))
                .isInstanceOf(IllegalArgumentException.class);
        table.zone("/z", new Zone(Zone.Slashes.IGNORED, RouteTableTest::json));
        assertThatThrownBy(() -> table.zone("/z/", new Zone(Zone.Slashes.IGNORED, RouteTableTest::json)))
                .isInstanceOf(IllegalStateException.class);
    }
}
