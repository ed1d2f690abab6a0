package dev.botstead.surface.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages of credentials over HTTP, as a browser without a script meets them.
final class CredentialPagesTest {
    private static final String ADMIN = "anais@lanternhill.example";
    private static final String ARTIST = "priya@lanternhill.example";
    static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPl8SwvDcdKovc6MONNQUBt0AbRaZXiuaGevRPwZh4OH farm-head-1";

    @TempDir
    Path folder;

    private TestPages pages;
    private TestBrowser browser;

    @BeforeEach
    void start() {
        pages = new TestPages(folder);
        pages.person("Anaïs Moreau", ADMIN, Role.ADMIN);
        pages.person("Priya Nair", ARTIST, Role.USER);
        browser = new TestBrowser(pages.address());
        browser.signIn(ADMIN, TestPages.PASSWORD);
        browser.get("/api-keys");
    }

    @AfterEach
    void stop() {
        browser.close();
        pages.close();
    }

    @Test
    void aKeyIsMadeItsSecretShownOnceAndNoPageKeepsIt() {
        assertThat(browser.get("/api-keys").body()).contains("No API key yet");
        HttpResponse<String> form = browser.get("/keys/new?kind=api_key");
        assertThat(form.body()).contains("the owner cannot be changed", "tasks:write", "Allowed addresses");
        HttpResponse<String> made = browser.submit(
                "/keys/new?kind=api_key",
                "description",
                "Farm monitor",
                "scopes",
                "tasks:read",
                "scopes",
                "bots:read",
                "addresses",
                "10.4.0.0/16\r\n\r\n fd00::/8 ",
                "expires_at",
                "2099-12-31");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(made.body()).contains("Secret of Farm monitor", "closedby=\"none\"");
        String secret = secret(made.body());
        assertThat(secret).startsWith("bsk_");

        String id = id(made.body(), "ak");
        for (String page : List.of(
                "/api-keys",
                "/api-keys?q=farm",
                "/keys/" + id + "/edit",
                "/keys/" + id + "/rotate",
                "/keys/" + id + "/revoke",
                "/keys/" + id + "/menu")) {
            assertThat(browser.get(page).body()).as(page).doesNotContain(secret);
        }
        assertThat(browser.get("/api-keys").body())
                .contains("Farm monitor", "<code>bots:read</code>", "from 10.4.0.0/16, fd00::/8", "31 Dec 2099")
                .contains(", a person");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost() {
        HttpResponse<String> wrong = browser.submit(
                "/keys/new?kind=authtoken",
                "description",
                "x".repeat(256),
                "scopes",
                "tasks:read",
                "scopes",
                "moon",
                "addresses",
                "10.0.0.0/33",
                "acl",
                "bind:*.ok.example\nrubbish",
                "expires_at",
                "2020-01-01");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"description-error\"", "id=\"scopes-error\"", "id=\"addresses-error\"")
                .contains("id=\"acl-error\"", "Rule 2 cannot", "id=\"expires_at-error\"", "This date is past")
                .contains("10.0.0.0/33</textarea>", "bind:*.ok.example\nrubbish</textarea>")
                .contains("value=\"tasks:read\" checked");
        assertThat(browser.get("/authtokens").body()).contains("No authtoken yet");
    }

    @Test
    void whatIsNoListOfAddressesIsRefusedInOneSentenceHoweverLong() {
        for (String addresses : List.of(
                "10.0.0.1\n".repeat(3_000),
                "1".repeat(10_000),
                "10.0.0.0/" + "9".repeat(10_000),
                ":".repeat(10_000),
                "::/129",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "010.0.0.1",
                "0x0a000001",
                "10.0.0",
                "１０.0.0.1",
                "fe80::1%eth0",
                "[::1]",
                "localhost")) {
            HttpResponse<String> refused = browser.submit("/keys/new?kind=api_key", "addresses", addresses);
            String what = addresses.substring(0, Math.min(20, addresses.length()));
            assertThat(refused.statusCode()).as(what).isEqualTo(422);
            Matcher sentence = Pattern.compile("id=\"addresses-error\"[^>]*>(.*?)</p>", Pattern.DOTALL)
                    .matcher(refused.body());
            assertThat(sentence.find()).as(what).isTrue();
            assertThat(sentence.group(1).replaceAll("<svg.*?</svg>|\\s+", " ")).hasSizeBetween(20, 250);
        }
        assertThat(browser.get("/api-keys").body()).contains("No API key yet");
    }

    @Test
    void oneFieldIsLookedAtAsSoonAsItIsFilledIn() {
        HttpResponse<String> field = browser.submit(
                "/keys/validate?kind=api_key&field=addresses", "addresses", "10.0.0.300", "scopes", "moon");
        assertThat(field.statusCode()).isEqualTo(200);
        assertThat(field.body().strip()).startsWith("<div class=\"field\">").endsWith("</div>");
        assertThat(field.body()).contains("10.0.0.300</textarea>", "id=\"addresses-error\"");
        assertThat(field.body()).doesNotContain("scopes-error", "<html", "autofocus");
        assertThat(browser.submit("/keys/validate?kind=api_key&field=moon").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anSshKeyIsAddedOnceAndChangedAndHasNoSecret() {
        HttpResponse<String> refused = browser.submit("/keys/new?kind=ssh_key", "public_key", "ssh-rsa nonsense");
        assertThat(refused.body()).contains("id=\"public_key-error\"", "ssh-rsa nonsense</textarea>");
        HttpResponse<String> added = browser.submit(
                "/keys/new?kind=ssh_key",
                "public_key",
                ED25519,
                "description",
                "farm-head-1",
                "acl",
                "bind:*.a.example");
        assertThat(location(added)).isEqualTo("/ssh-keys");
        String list = browser.get("/ssh-keys").body();
        assertThat(list).contains("farm-head-1 is added.", "SHA256:", "bind:*.a.example");
        assertThat(browser.submit("/keys/new?kind=ssh_key", "public_key", ED25519)
                        .body())
                .contains("in use in this account already");
        String id = id(list, "sshcr");
        assertThat(browser.get("/keys/" + id + "/rotate").statusCode()).isEqualTo(404);
        browser.submit("/keys/" + id + "/edit", "description", "farm-head-2", "acl", "");
        assertThat(browser.get("/ssh-keys").body())
                .contains("farm-head-2 is saved.")
                .doesNotContain("bind:*.a.example");
    }

    @Test
    void anSshKeyOfWhichNothingIsSaidIsKnownByTheCommentOnItsLine() {
        browser.submit("/keys/new?kind=ssh_key", "public_key", ED25519, "scopes", "tasks:read");
        assertThat(browser.get("/ssh-keys").body())
                .contains("farm-head-1 is added.", "<span class=\"sub\">Ed25519</span>", "publishes anything");
    }

    @Test
    void aKeyWithoutADescriptionIsUnnamedAndManyAddressesAreCounted() {
        browser.submit("/keys/new?kind=api_key", "addresses", "10.0.0.1\n10.0.0.2\n10.0.0.3\n10.0.0.4");
        assertThat(browser.get("/api-keys").body())
                .contains(">Unnamed</a>", "from 10.0.0.1, 10.0.0.2 <span title=", "+2<span");
    }

    @Test
    void aDescriptionTurnsNoTextAroundItAndAnAddressWithinARangeIsSaid() {
        HttpResponse<String> wrong = browser.submit(
                "/keys/new?kind=api_key", "description", "farm\u202egnp.exe", "addresses", "fd00::/8\n10.4.0.1/16");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"description-error\"")
                .contains("Entry 2: 10.4.0.1/16 is an address within 10.4.0.0/16, write that.");
    }

    @Test
    void aKeyIsSuspendedResumedRotatedAndRevoked() {
        String id = make("Bench");
        assertThat(part("/keys/" + id + "/suspend")).contains("Bench is suspended.", "nav-expiring");
        browser.submit("/keys/" + id + "/suspend");
        assertThat(browser.get("/api-keys").body()).contains("Bench is suspended.", "/keys/" + id + "/resume");
        assertThat(browser.get("/api-keys?state=active").body()).contains("No API key matches these filters");
        browser.submit("/keys/" + id + "/resume");
        assertThat(browser.get("/api-keys").body()).contains("Bench is active again.");

        assertThat(browser.get("/keys/" + id + "/rotate").body()).contains("Nothing has used it yet.");
        assertThat(browser.submit("/keys/" + id + "/rotate", "overlap", "8d").statusCode())
                .isEqualTo(422);
        HttpResponse<String> rotated = browser.submit("/keys/" + id + "/rotate", "overlap", "1d");
        assertThat(rotated.body()).contains("Secret of Bench", "The old secret works for another 2");
        assertThat(browser.get("/api-keys?state=retiring").body()).contains(id, "Retiring");
        assertThat(browser.submit("/keys/" + id + "/rotate", "overlap", "1d").statusCode())
                .isEqualTo(409);
        browser.submit("/keys/" + id + "/extend");
        assertThat(browser.get("/api-keys").body()).contains("The old secret works until 7 days from now.");
        assertThat(browser.get("/keys/" + id + "/revoke").body()).contains("End the old secret of Bench now?");
        browser.submit("/keys/" + id + "/revoke");
        assertThat(browser.get("/api-keys").body())
                .contains("The old secret of Bench is ended.")
                .doesNotContain(id);
    }

    @Test
    void whoIsNoAdministratorSeesAndKeepsTheirOwnAlone() {
        String foreign = make("Of the administrator");
        browser.submit("/sign-out");
        browser.signIn(ARTIST, TestPages.PASSWORD);
        assertThat(browser.get("/api-keys").body())
                .contains("Your API keys", "No API key yet")
                .doesNotContain("Of the administrator", "nav-credentials");
        String own = make("Mine");
        assertThat(browser.get("/api-keys").body()).contains("Mine");
        for (String act : List.of("menu", "edit", "rotate", "revoke")) {
            assertThat(browser.get("/keys/" + foreign + "/" + act).statusCode())
                    .as(act)
                    .isEqualTo(404);
        }
        for (String act : List.of("edit", "rotate", "revoke", "suspend", "resume", "extend")) {
            assertThat(browser.submit("/keys/" + foreign + "/" + act, "overlap", "1d")
                            .statusCode())
                    .as(act)
                    .isEqualTo(404);
        }
        assertThat(part("/keys/" + own + "/suspend"))
                .contains("Mine is suspended.")
                .doesNotContain("nav-expiring");
        browser.submit("/keys/" + own + "/revoke");
        assertThat(browser.get("/api-keys").body()).contains("No API key yet");
    }

    @Test
    void nobodyMakesOneForSomebodyElseButAnAdministrator() {
        browser.get("/bots/new");
        String bot = id(
                browser.submit("/bots", "name", "farm", "active", "on", "role", "user")
                        .body(),
                "bot");
        HttpResponse<String> made = browser.submit("/keys/new?kind=api_key&owner=" + bot, "description", "Of the farm");
        assertThat(made.body()).contains("The API key of farm");
        assertThat(browser.get("/api-keys?who=bots").body())
                .contains("Of the farm", "farm</a><span class=\"sr\">, a bot");
        assertThat(browser.get("/api-keys?who=people").body()).doesNotContain("Of the farm");
        browser.submit("/sign-out");
        browser.signIn(ARTIST, TestPages.PASSWORD);
        browser.get("/api-keys");
        assertThat(browser.get("/keys/new?kind=api_key&owner=" + bot).statusCode())
                .isEqualTo(404);
        assertThat(browser.submit("/keys/new?kind=api_key&owner=" + bot).statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/keys/new?kind=token").statusCode()).isEqualTo(404);
        assertThat(browser.get("/keys/new?kind=api_key&owner=bot_x").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFormOfAnotherSiteChangesNothing() {
        String id = make("Kept");
        List<String> token = List.of("csrf", browser.csrf());
        for (String act : List.of("revoke", "rotate", "suspend", "edit", "extend")) {
            assertThat(browser.post("/keys/" + id + "/" + act, token, "sec-fetch-site", "cross-site")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.post("/keys/" + id + "/" + act, List.of(), "sec-fetch-site", "same-origin")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(browser.get("/api-keys?state=active").body()).contains("Kept");
    }

    /// What htmx is answered.
    private String part(String path) {
        return browser.post(
                        path,
                        List.of("csrf", browser.csrf()),
                        "sec-fetch-site",
                        "same-origin",
                        "origin",
                        pages.address().toString(),
                        "hx-request",
                        "true")
                .body();
    }

    private String make(String description) {
        browser.get("/api-keys");
        return id(
                browser.submit("/keys/new?kind=api_key", "description", description)
                        .body(),
                "ak");
    }

    private static String id(String body, String prefix) {
        Matcher found =
                Pattern.compile("\\b(" + prefix + "_[0-9A-Za-z]{27})\\b").matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String secret(String body) {
        Matcher found = Pattern.compile("id=\"token\" type=\"password\" readonly value=\"([^\"]+)\"")
                .matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElse("");
    }
}
