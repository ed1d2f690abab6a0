package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal.Person;
import dev.botstead.id.Ksuid;
import dev.botstead.production.World;
import dev.botstead.sql.Database;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Who sees which of the Productions pages, over any database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProductionPagesContract {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Caller, String> cookies = new HashMap<>();
    private Tracker tracker;
    private World.Stage one;
    private World.Stage two;

    abstract Database empty();

    @BeforeAll
    void open() {
        tracker = new Tracker(empty());
        one = tracker.world.stage("one");
        two = tracker.world.stage("two");
    }

    @AfterAll
    void close() {
        tracker.close();
    }

    @Test
    void aProductionOfAnotherAccountIsAsMissingAsNone() {
        for (String below : List.of("", "/assets", "/shots", "/tasks", "/team/add")) {
            assertThat(get(one.admin(), page(one, below)).statusCode())
                    .as(below)
                    .isEqualTo(200);
            HttpResponse<String> theirs = get(one.admin(), page(two, below));
            HttpResponse<String> none = get(one.admin(), page(UUID.randomUUID(), below));
            assertThat(theirs.statusCode()).as(below).isEqualTo(404);
            assertThat(theirs.body()).as(below).isEqualTo(none.body());
        }
    }

    @Test
    void nobodyOfAnotherAccountJoinsOrLeavesATeam() {
        String theirBot = "who_" + Ksuid.of(two.artist().id().uuid());
        Map<String, String> form = Map.of("kind", "bot", "member", theirBot, "role", "manager");
        HttpResponse<String> added = post(one.admin(), page(one, "/team/add"), form);
        assertThat(added.statusCode()).isEqualTo(422);
        assertThat(added.body()).contains("There is no such person or bot.");
        assertThat(post(one.admin(), page(two, "/team/" + theirBot + "/remove"), Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(tracker.get(two.artist(), "/data/projects").json().size()).isOne();
    }

    @Test
    void onlyWhoRunsAProductionChangesItsTeam() {
        String bot = "who_" + Ksuid.of(one.artist().id().uuid());
        for (Caller each : List.of(one.human(), one.supervisor(), one.client())) {
            assertThat(get(each, page(one, "/team/add")).statusCode()).isEqualTo(403);
            assertThat(post(each, page(one, "/team/add"), Map.of("member", bot)).statusCode())
                    .isEqualTo(403);
            assertThat(post(each, page(one, "/team/" + bot + "/role"), Map.of("role", "client"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post(each, page(one, "/team/" + bot + "/remove"), Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(tracker.get(one.artist(), "/data/projects").json().size()).isOne();
    }

    @Test
    void nobodyBecomesAnAdministratorOfOneProduction() {
        String bot = "who_" + Ksuid.of(one.artist().id().uuid());
        HttpResponse<String> answer = post(one.admin(), page(one, "/team/" + bot + "/role"), Map.of("role", "admin"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("There is no such role");
    }

    @Test
    void hostileAddressesAreRefusedAndNothingBreaks() {
        for (String wild : List.of("prod_", "prod_" + "z".repeat(27), "x", "%00", "prod_%F0%9F%A4%96", "..%2F"))
            assertThat(get(one.admin(), "/productions/" + wild).statusCode())
                    .as(wild)
                    .isBetween(400, 404);
        for (String query :
                List.of("page=0", "page=-1", "page=9999999", "q=%25", "q=%5C", "q=%00", "type=x", "who=%27"))
            for (String below : List.of("", "/assets", "/shots", "/tasks"))
                assertThat(get(one.admin(), page(one, below) + "?" + query).statusCode())
                        .as("%s?%s", below, query)
                        .isLessThan(500);
        assertThat(get(one.admin(), "/productions?q=%00&page=2").statusCode()).isLessThan(500);
        assertThat(get(one.admin(), page(one, "/team/add") + "?q=%00").statusCode())
                .isLessThan(500);
    }

    private static String page(World.Stage stage, String below) {
        return page(stage.id(), below);
    }

    private static String page(UUID project, String below) {
        return "/productions/prod_" + Ksuid.of(project) + below;
    }

    private HttpResponse<String> get(Caller person, String path) {
        return send(request(path).header("cookie", cookie(person)));
    }

    private HttpResponse<String> post(Caller person, String path, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(get(person, "/productions").body());
        assertThat(token.find()).isTrue();
        Map<String, String> form = new HashMap<>(fields);
        form.put("csrf", token.group(1));
        return send(form(path, form).header("cookie", cookie(person)));
    }

    /// The session of a person, who is given a password first.
    private String cookie(Caller person) {
        return cookies.computeIfAbsent(person, _ -> {
            String email = tracker.core.ledger.write(person.actor(), change -> {
                Person found = (Person) tracker.core.principals.get(change.tx(), person.account(), person.id());
                tracker.core.passwords.set(change, found, tracker.core.passwords.hashed("a long enough password"));
                return String.valueOf(found.profile().email());
            });
            HttpResponse<String> in =
                    send(form("/sign-in", Map.of("email", email, "password", "a long enough password")));
            return in.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");
        });
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + tracker.port() + path))
                .header("accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
