package dev.botstead.surface.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A form of a credential that lay open while somebody else changed it.
final class StaleKeyFormTest {
    private static final String ADMIN = "anais@lanternhill.example";

    @TempDir
    Path folder;

    private TestPages pages;
    private TestBrowser browser;
    private String edit = "";

    @BeforeEach
    void start() {
        pages = new TestPages(folder);
        pages.person("Anaïs Moreau", ADMIN, Role.ADMIN);
        browser = new TestBrowser(pages.address());
        browser.signIn(ADMIN, TestPages.PASSWORD);
        browser.get("/api-keys");
        HttpResponse<String> made = browser.submit("/keys/new?kind=api_key", "description", "Farm");
        edit = "/keys/" + id(made.body()) + "/edit";
    }

    @AfterEach
    void stop() {
        browser.close();
        pages.close();
    }

    @Test
    void whatItDidNotChangeStaysAsSomebodyElseMadeItMeanwhile() {
        browser.submit(edit, "description", "Farm", "scopes", "tasks:read", "addresses", "10.4.0.0/16");
        HttpResponse<String> saved = stale("description", "Farm monitor");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(browser.get("/api-keys").body())
                .contains("Farm monitor is saved.", "<code>tasks:read</code>", "from 10.4.0.0/16");
    }

    @Test
    void whatTwoChangedIsSaidWithBothValuesAndIsNotWrittenOverUnseen() {
        browser.submit(edit, "description", "Farm", "addresses", "10.4.0.0/16");
        HttpResponse<String> refused = stale("description", "Farm", "addresses", "10.0.0.0/8");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Somebody else changed it to “10.4.0.0/16” meanwhile.", "10.0.0.0/8</textarea>")
                .contains("name=\"shown_addresses\" value=\"10.4.0.0/16\"");
        assertThat(browser.get("/api-keys").body()).contains("from 10.4.0.0/16");
        browser.submit(
                edit,
                "description",
                "Farm",
                "addresses",
                "10.0.0.0/8",
                "shown_description",
                "Farm",
                "shown_addresses",
                "10.4.0.0/16",
                "shown_acl",
                "");
        assertThat(browser.get("/api-keys").body()).contains("from 10.0.0.0/8");
    }

    @Test
    void theSameChangeTwiceIsNoQuarrel() {
        browser.submit(edit, "description", "Farm", "scopes", "tasks:read");
        assertThat(stale("description", "Farm", "scopes", "tasks:read").statusCode())
                .isEqualTo(303);
    }

    @Test
    void theFormSaysWhatItShowed() {
        browser.submit(
                edit, "description", "Farm", "scopes", "tasks:read", "scopes", "bots:read", "addresses", "10.4.0.0/16");
        assertThat(browser.get(edit).body())
                .contains("name=\"shown_description\" value=\"Farm\"", "name=\"shown_scopes\" value=\"tasks:read\"")
                .contains("name=\"shown_scopes\" value=\"bots:read\"")
                .contains("name=\"shown_addresses\" value=\"10.4.0.0/16\"", "name=\"shown_acl\" value=\"\"");
    }

    /// The form as it was opened before anybody changed anything: it showed a description alone.
    private HttpResponse<String> stale(String... fields) {
        String[] all = java.util.Arrays.copyOf(fields, fields.length + 6);
        System.arraycopy(
                new String[] {"shown_description", "Farm", "shown_addresses", "", "shown_acl", ""},
                0,
                all,
                fields.length,
                6);
        return browser.submit(edit, all);
    }

    private static String id(String body) {
        Matcher found = Pattern.compile("\\b(ak_[0-9A-Za-z]{27})\\b").matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
