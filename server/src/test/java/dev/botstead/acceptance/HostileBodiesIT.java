package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Bodies that nobody should send, on every route that takes one, sent by an administrator, whom rights do not stop:
/// each is refused in words that the client understands, and nothing changes. The client takes 409, 415, 429 and 503
/// for a success, so none may come.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileBodiesIT {
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 405, 413, 422);

    private final List<RunningServer> servers = new ArrayList<>();

    @AfterAll
    void close() {
        servers.forEach(RunningServer::close);
    }

    @TestFactory
    Stream<DynamicContainer> everyHostileBodyIsRefusedAndChangesNothing() {
        return Stream.of(Backend.values()).map(backend -> {
            RunningServer server = RunningServer.demo(backend);
            servers.add(server);
            return dynamicContainer(backend.name(), routes(server));
        });
    }

    private static Stream<DynamicTest> routes(RunningServer server) {
        Api admin = server.admin();
        WritingRoutes routes = WritingRoutes.of(server, admin);
        Map<String, JsonNode> before = state(admin);
        List<DynamicTest> tests = new ArrayList<>();
        for (WritingRoutes.Route route : routes.all()) {
            tests.add(dynamicTest(route.toString(), () -> {
                for (var hostile : HostileBodies.json().entrySet()) {
                    // An empty list of what is to be removed is no error: nothing is removed.
                    if (route.takesIds() && hostile.getKey().equals("that is a list")) continue;
                    check(admin, route, "application/json", hostile.getKey(), hostile.getValue());
                }
                for (String type : HostileBodies.TYPES) {
                    check(admin, route, type, "of type " + type, HostileBodies.ordinary());
                }
                for (var encoded : HostileBodies.encoded().entrySet()) {
                    check(admin, route, encoded.getKey(), "of type " + encoded.getKey(), encoded.getValue());
                }
                check(admin, route, null, "of no type", HostileBodies.ordinary());
            }));
            tests.add(dynamicTest(route + " with 50 MB", () -> fiftyMegabytes(admin, route)));
            tests.add(dynamicTest(route + " with wrong ids", () -> wrongIds(admin, route)));
        }
        tests.add(dynamicTest(
                "nothing has changed", () -> assertThat(state(admin)).isEqualTo(before)));
        tests.add(dynamicTest(
                "the log tells of no fault",
                () -> assertThat(server.log()).doesNotContain("Exception").doesNotContain("\tat ")));
        return tests.stream();
    }

    private static void check(
            Api admin,
            WritingRoutes.Route route,
            @org.jspecify.annotations.Nullable String type,
            String name,
            byte[] body) {
        Api.Answer answer = admin.body(route.method(), route.path(), type, body);
        assertThat(answer.status())
                .as("%s, a body %s: %s", route, name, answer.text())
                .isIn(REFUSALS);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as("%s, a body %s", route, name)
                .startsWith("application/json");
        assertThat(answer.field("message")).as("%s, a body %s", route, name).isNotEmpty();
    }

    private static void fiftyMegabytes(Api admin, WritingRoutes.Route route) {
        try {
            Api.Answer answer =
                    admin.body(route.method(), route.path(), "application/json", HostileBodies.fiftyMegabytes());
            assertThat(answer.status()).as(answer.text()).isIn(REFUSALS);
        } catch (UncheckedIOException e) {
            // The server may close the line while we still send: that is a refusal too.
        }
        assertThat(admin.get("/auth/authenticated").status()).isEqualTo(200);
    }

    private static void wrongIds(Api admin, WritingRoutes.Route route) {
        for (String id :
                List.of("x", "%00", "..%2f..", "%27%20OR%201=1--", "1", "a".repeat(1000), "%F0%9F%98%80", "-")) {
            String path = route.withIds(id);
            if (!path.equals(route.path())) {
                Api.Answer answer = admin.body(
                        route.method(),
                        path,
                        "application/json",
                        "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                assertThat(answer.status()).as("%s: %s", path, answer.text()).isIn(REFUSALS);
            }
        }
    }

    /// All that the administrator can list, by the list's path.
    private static Map<String, JsonNode> state(Api admin) {
        Map<String, JsonNode> state = new LinkedHashMap<>();
        String project = admin.get("/data/projects").json().path(0).path("id").asString();
        for (String list : List.of(
                "/data/persons?relations=true",
                "/data/departments",
                "/data/projects/" + project,
                "/data/projects/" + project + "/team",
                "/data/projects/" + project + "/tasks",
                "/data/projects/" + project + "/comments",
                "/data/task-types",
                "/data/task-status",
                "/data/entity-types",
                "/data/entities")) {
            Api.Answer answer = admin.get(list);
            assertThat(answer.status()).as(list + " " + answer.text()).isEqualTo(200);
            state.put(list, answer.json());
        }
        return state;
    }
}
