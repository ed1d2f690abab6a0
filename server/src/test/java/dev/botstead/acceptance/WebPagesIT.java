package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.botstead.acceptance.Browser.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What each page of the Kitsu web application asks when it is opened, asked in Chromium from the application's own
/// port, with the keys without which the page would not be drawn (web contract 3 to 5 and 8).
final class WebPagesIT {
    private static RunningServer server;
    private static Browser browser;
    private static WebPage page;
    private static JsonNode context;

    @BeforeAll
    static void start() throws IOException {
        Path dist = Folders.temporary().resolve("dist");
        Files.createDirectories(dist.resolve("assets"));
        Files.writeString(
                dist.resolve("index.html"),
                "<!doctype html><title>application</title><script src=\"/assets/start-1.js\"></script><h1></h1>");
        Files.writeString(
                dist.resolve("assets/start-1.js"),
                "addEventListener('load', () => { document.querySelector('h1').textContent = location.pathname })");
        server = RunningServer.demo(
                Backend.SQLITE, Map.of("BOTSTEAD_KITSU_WEB", dist.toString(), "BOTSTEAD_KITSU_WEB_PORT", "0"));
        browser = new Browser();
        Page window = browser.open(Window.DESK);
        window.navigate(address() + "/login");
        page = new WebPage(window);
        assertThat(page.logIn(server).status()).isEqualTo(200);
        context = ok("/data/user/context");
    }

    @AfterAll
    static void stop() {
        browser.isContent();
        browser.close();
        server.stop();
        server.secrets().areNowhereIn(server);
        server.close();
    }

    private static String address() {
        return server.announced().path("kitsu_web").asString();
    }

    private static JsonNode ok(String path) {
        WebPage.Answer answer = page.get(path);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static void has(JsonNode object, String keys) {
        assertThat(object.propertyNames()).contains(keys.split(" ", -1));
    }

    private static JsonNode project() {
        return context.path("projects").get(0);
    }

    private static String id(JsonNode object) {
        return object.path("id").asString();
    }

    private static JsonNode first(String kind) {
        return ok("/data/" + kind + "/with-tasks?project_id=" + id(project())).get(0);
    }

    @Test
    void everyPageOfTheApplicationIsOpenedByItsAddress() {
        Page window = page.page().context().newPage();
        for (String path : List.of("/bots", "/", "/productions/" + id(project()) + "/assets", "/login")) {
            window.navigate(address() + path);
            assertThat(window.locator("h1").textContent()).isEqualTo(path);
        }
        window.close();
    }

    @Test
    void aPageOfTheDashboardsPortCannotActThroughTheApplications() {
        Page dashboard = page.page().context().newPage();
        dashboard.navigate(server.url() + "/sign-in");
        long before = ok("/data/persons").size();
        dashboard.evaluate("""
                address => fetch(address, {method: 'POST', mode: 'no-cors', credentials: 'include',
                  body: '{"first_name":"forged","last_name":"","is_bot":true}'}).catch(() => null)""", address() + "/api/data/persons");
        dashboard.close();
        assertThat(ok("/data/persons").size()).isEqualTo((int) before);
    }

    @Test
    void theStartHasEveryKeyWithoutWhichNoPageOpens() {
        has(
                context,
                "persons departments projects task_types task_status asset_types project_status custom_actions"
                        + " status_automations studios search_filters search_filter_groups preview_background_files"
                        + " plugins notification_count user_limit project_roles");
        for (String list : List.of("persons", "departments", "projects", "task_types", "task_status", "asset_types"))
            assertThat(context.path(list)).as(list).isNotEmpty();
        for (String list : List.of("custom_actions", "status_automations", "studios", "preview_background_files"))
            assertThat(context.path(list).isArray()).as(list).isTrue();
        for (String object : List.of("search_filters", "search_filter_groups", "project_roles"))
            assertThat(context.path(object).isObject()).as(object).isTrue();
        has(
                project(),
                "id name team asset_types task_types task_statuses descriptors task_types_priority task_statuses_link"
                        + " status_automations preview_background_files production_type homepage");
        has(context.path("task_types").get(0), "id name color for_entity priority department_id");
        has(context.path("task_status").get(0), "id name short_name color is_default for_concept is_artist_allowed");
        has(context.path("asset_types").get(0), "id name task_types");
        assertThat(context.path("persons"))
                .anySatisfy(
                        person -> assertThat(person.path("is_bot").asBoolean()).isTrue());
        for (JsonNode person : context.path("persons"))
            has(
                    person,
                    "id first_name last_name full_name email role departments active is_bot expiration_date has_avatar"
                            + " updated_at contract_type");
        JsonNode me = ok("/auth/authenticated");
        has(me, "user organisation authenticated");
        has(me.path("user"), "id role email locale timezone full_name first_name last_name has_avatar departments");
        has(ok("/data/organisations").get(0), "id name has_avatar");
    }

    @Test
    void theBotsPageMakesChangesAndDeletesABot() {
        assertThat(ok("/data/persons?relations=true&is_guest=false")).isNotEmpty();
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("first_name", "page bot");
        form.put("last_name", "");
        form.put("email", server.announced().path("email").asString());
        form.put("role", "user");
        form.put("contract_type", "open-ended");
        form.put("active", true);
        form.put("position", "artist");
        form.put("seniority", "mid");
        form.put("daily_salary", 0);
        form.put("departments", List.of(id(context.path("departments").get(0))));
        form.put("studio_id", null);
        form.put("country", null);
        form.put("is_bot", true);
        form.put("expiration_date", "2099-01-31");
        WebPage.Answer made = page.call("POST", "/data/persons", form);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String token = server.secrets().add(made.json().path("access_token").asString());
        assertThat(made.json().path("full_name").asString()).isEqualTo("page bot");
        String path = "/data/persons/" + id(made.json());

        Map<String, @Nullable Object> edited = edited(ok(path));
        edited.put("first_name", "renamed");
        assertThat(page.call("PUT", path, edited).status()).isEqualTo(200);
        assertThat(ok(path).path("expiration_date").asString()).isEqualTo("2099-01-31");
        assertThat(ok(path).path("departments")).hasSize(1);
        assertThat(server.api().as(token).get("/auth/authenticated").status()).isEqualTo(200);

        WebPage.Answer again = page.call("PUT", path, Map.of("expiration_date", "2099-02-28"));
        String next = server.secrets().add(again.json().path("access_token").asString());
        assertThat(again.json().path("full_name").asString()).isEqualTo("renamed");
        assertThat(server.api().as(token).get("/auth/authenticated").status()).isEqualTo(401);
        edited.put("active", false);
        assertThat(page.call("PUT", path, edited).status()).isEqualTo(200);
        assertThat(server.api().as(next).get("/auth/authenticated").status()).isEqualTo(401);
        assertThat(page.call("DELETE", path + "?force=true", null).status()).isEqualTo(204);
        assertThat(page.get(path).status()).isEqualTo(404);
    }

    /// What the form of editing sends back: what it read, and false for what it does not show.
    private static Map<String, @Nullable Object> edited(JsonNode bot) {
        Map<String, @Nullable Object> form = new HashMap<>();
        for (String key : List.of(
                "first_name",
                "last_name",
                "email",
                "phone",
                "role",
                "contract_type",
                "active",
                "position",
                "seniority",
                "daily_salary",
                "departments",
                "studio_id",
                "country")) form.put(key, bot.path(key));
        for (String key : List.of(
                "notifications_enabled",
                "notifications_slack_enabled",
                "notifications_mattermost_enabled",
                "notifications_discord_enabled",
                "use_12_hour_clock")) form.put(key, false);
        return form;
    }

    @Test
    void thePagesOfAssetsAndShotsAskForTheirListsInTheCompactForm() {
        for (String[] each : new String[][] {{"assets", "asset_fields"}, {"shots", "shot_fields"}}) {
            String path = "/data/" + each[0] + "/with-tasks?project_id=" + id(project());
            WebPage.Answer lines = page.get(path + "&stream=true&compact=true");
            assertThat(lines.type()).isEqualTo("application/x-ndjson");
            List<JsonNode> read = lines.text().lines().map(Api.JSON::readTree).toList();
            has(read.getFirst(), "compact " + each[1] + " task_fields");
            assertThat(read).hasSize(1 + ok(path).size());
        }
        assertThat(ok("/data/sequences/with-tasks?project_id=" + id(project()))).isNotEmpty();
        assertThat(ok("/data/projects/" + id(project()) + "/assets/shared-used"))
                .isEmpty();
        assertThat(ok("/data/projects/" + id(project()) + "/schedule-items/task-types")
                        .isArray())
                .isTrue();
    }

    @Test
    void thePageOfATaskHasWhatItDrawsAndTakesAComment() {
        JsonNode task = first("shots").path("tasks").get(0);
        JsonNode full = ok("/data/tasks/" + id(task) + "/full");
        has(full, "project entity entity_type sequence assignees task_type task_status persons");
        assertThat(ok("/data/playlists/entities/" + task.path("entity_id").asString() + "/preview-files")
                        .isObject())
                .isTrue();
        Map<String, Object> comment = Map.of(
                "task_status_id",
                full.path("task_status_id").asString(),
                "comment",
                "from a page",
                "checklist",
                List.of(),
                "for_client",
                false);
        WebPage.Answer posted = page.call("POST", "/actions/tasks/" + id(task) + "/comment", comment);
        assertThat(posted.status()).as(posted.text()).isEqualTo(201);
        assertThat(ok("/data/comments/" + id(posted.json()) + "?relations=true")
                        .path("text")
                        .asString())
                .isEqualTo("from a page");
        JsonNode comments = ok("/data/tasks/" + id(task) + "/comments");
        assertThat(comments.get(0).path("text").asString()).isEqualTo("from a page");
        for (JsonNode each : comments)
            has(
                    each,
                    "text task_status previews attachment_files acknowledgements created_at person person_id replies"
                            + " checklist");
    }

    @Test
    void thePagesOfAnAssetAndAShotHaveTheirParts() {
        String asset = id(first("assets"));
        String shot = id(first("shots"));
        has(ok("/data/assets/" + asset + "?relations=true"), "id name asset_type_name tasks data");
        assertThat(ok("/data/assets/" + asset + "/cast-in").isArray()).isTrue();
        has(ok("/data/entities/" + asset + "/news"), "data total nb_pages limit offset page");
        assertThat(ok("/data/entities/" + asset + "/entities-linked/with-tasks").isArray())
                .isTrue();
        has(ok("/data/shots/" + shot), "id name sequence_name tasks data");
        assertThat(ok("/data/projects/" + id(project()) + "/entities/" + shot + "/casting"))
                .isNotEmpty()
                .allSatisfy(cast -> has(cast, "asset_id asset_name asset_type_name nb_occurences"));
    }

    @Test
    void aBotIsAddedToTheTeamAndTakenOut() {
        String bot = server.announced().path("bot_id").asString();
        String team = "/data/projects/" + id(project()) + "/team";
        assertThat(page.call("DELETE", team + "/" + bot, null).status()).isEqualTo(204);
        assertThat(page.call("POST", team, Map.of("person_id", bot)).status()).isEqualTo(201);
        assertThat(ok("/data/projects/" + id(project())).path("team"))
                .anySatisfy(id -> assertThat(id.asString()).isEqualTo(bot));
    }

    @Test
    void theOtherPagesAnswerToo() {
        String me = id(ok("/auth/authenticated").path("user"));
        List<String> missing = new ArrayList<>();
        for (String path : List.of(
                "/data/projects/all",
                "/data/projects/open",
                "/data/projects/" + id(project()) + "/episodes",
                "/data/departments",
                "/data/softwares",
                "/data/hardware-items",
                "/data/departments/hardware-items",
                "/data/departments/software-licenses",
                "/data/user/tasks",
                "/data/user/done-tasks",
                "/data/user/time-spents/2026-11-25",
                "/data/user/notifications",
                "/data/persons/" + me,
                "/data/persons/" + me + "/day-offs/",
                "/data/events/last?after=&before=&limit=1000",
                "/data/events/names",
                "/data/task-types/" + id(context.path("task_types").get(0)),
                "/data/departments/" + id(context.path("departments").get(0))))
            if (page.get(path).status() != 200) missing.add(page.get(path).status() + " " + path);
        assertThat(missing).isEmpty();
    }

    @Test
    void aFolderWithoutAnApplicationEndsTheStartWithOneSentence() {
        Storage storage = Backend.SQLITE.fresh();
        try {
            RunningServer.initialise(storage, new Secrets());
            List<String> command = new ArrayList<>(List.of("serve", "--port", "0", "--kitsu-web", "/nowhere"));
            command.addAll(storage.flags());
            Program.Ended ended = Program.run(command);
            assertThat(ended.code()).isEqualTo(1);
            Matcher sentence =
                    Pattern.compile("botstead: The folder /nowhere .*\\n").matcher(ended.err());
            assertThat(sentence.matches()).as(ended.err()).isTrue();
        } finally {
            storage.close();
        }
    }
}
