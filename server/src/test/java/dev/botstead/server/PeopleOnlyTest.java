package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.policy.Callers;
import dev.botstead.policy.Rule;
import dev.botstead.sql.TestDatabases;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which routes refuse a bot whatever its role: those of the published table, and no other.
final class PeopleOnlyTest {
    /// The table of the API, one method and path a line; a variable is `{}`.
    private static final Set<String> TABLE = Set.of(
            "GET /auth/logout",
            "POST /auth/change-password",
            "POST /auth/app-login/code",
            "PUT /auth/totp",
            "POST /auth/totp",
            "DELETE /auth/totp",
            "PUT /auth/email-otp",
            "POST /auth/email-otp",
            "DELETE /auth/email-otp",
            "PUT /auth/fido",
            "POST /auth/fido",
            "DELETE /auth/fido",
            "PUT /auth/recovery-codes",
            "GET /data/user/context",
            "GET /data/user/assets/{}/tasks",
            "GET /data/user/assets/{}/task-types",
            "GET /data/user/shots/{}/tasks",
            "GET /data/user/shots/{}/task-types",
            "GET /data/user/scenes/{}/tasks",
            "GET /data/user/scenes/{}/task-types",
            "GET /data/user/sequences/{}/tasks",
            "GET /data/user/sequences/{}/task-types",
            "GET /data/user/sequences/{}/shots",
            "GET /data/user/sequences/{}/scenes",
            "GET /data/user/projects/open",
            "GET /data/user/projects/{}/asset-types",
            "GET /data/user/projects/{}/asset-types/{}/assets",
            "GET /data/user/projects/{}/sequences",
            "GET /data/user/projects/{}/episodes",
            "GET /data/user/tasks",
            "GET /data/user/tasks-to-check",
            "GET /data/user/tasks-to-check/filter-values",
            "GET /data/user/done-tasks",
            "GET /data/user/filters",
            "POST /data/user/filters",
            "PUT /data/user/filters/{}",
            "DELETE /data/user/filters/{}",
            "GET /data/user/filter-groups",
            "POST /data/user/filter-groups",
            "GET /data/user/filter-groups/{}",
            "PUT /data/user/filter-groups/{}",
            "DELETE /data/user/filter-groups/{}",
            "GET /data/user/desktop-login-logs",
            "POST /data/user/desktop-login-logs",
            "GET /data/user/time-spents",
            "GET /data/user/time-spents/{}",
            "GET /data/user/tasks/{}/time-spents/{}",
            "GET /data/user/day-offs/{}",
            "GET /data/user/notifications",
            "GET /data/user/notifications/{}",
            "PUT /data/user/notifications/{}",
            "POST /actions/user/notifications/mark-all-as-read",
            "GET /data/user/tasks/{}/subscribed",
            "GET /data/user/entities/{}/task-types/{}/subscribed",
            "GET /data/user/sequences/{}/task-types/{}/subscribed",
            "GET /data/user/projects/{}/task-types/{}/sequence-subscriptions",
            "POST /actions/user/tasks/subscribe",
            "POST /actions/user/tasks/unsubscribe",
            "POST /actions/user/tasks/{}/subscribe",
            "DELETE /actions/user/tasks/{}/unsubscribe",
            "POST /actions/user/sequences/{}/task-types/{}/subscribe",
            "DELETE /actions/user/sequences/{}/task-types/{}/unsubscribe",
            "GET /data/user/chats",
            "POST /actions/user/chats/{}/join",
            "DELETE /actions/user/chats/{}/join",
            "DELETE /actions/user/clear-avatar",
            // Ours: a bot that gave a person a password could sign in as that person.
            "POST /actions/persons/{}/change-password");

    private static List<Rule> rules() {
        try (TestCore core = TestCore.over(TestDatabases.sqlite())) {
            return core.rules().stream()
                    .filter(rule -> rule.surface().equals("kitsu"))
                    .toList();
        }
    }

    private static String line(Rule rule) {
        return rule.method() + " " + rule.path().substring("/api".length()).replaceAll("\\{[^}]*}", "{}");
    }

    @Test
    void aRouteIsForPeopleOnlyExactlyWhereTheTableSaysSo() {
        Set<String> declared = new TreeSet<>();
        Set<String> expected = new TreeSet<>();
        for (Rule rule : rules()) {
            if (rule.callers() == Callers.PEOPLE) declared.add(line(rule));
            if (TABLE.contains(line(rule))) expected.add(line(rule));
        }
        assertThat(declared).isEqualTo(expected).hasSizeGreaterThan(10);
    }

    @Test
    void everythingBelowUserIsForPeopleOnly() {
        for (Rule rule : rules())
            if (rule.path().startsWith("/api/data/user/") || rule.path().startsWith("/api/actions/user/"))
                assertThat(rule.callers()).as(line(rule)).isEqualTo(Callers.PEOPLE);
    }

    @Test
    void refreshingTakesARefreshTokenAndNothingElseDoes() {
        for (Rule rule : rules())
            assertThat(rule.callers() == Callers.REFRESH)
                    .as(line(rule))
                    .isEqualTo(line(rule).equals("GET /auth/refresh-token"));
    }

    @Test
    void whatIsOpenToEverybodyIsSigningInAndWhatComesBeforeIt() {
        for (Rule rule : rules())
            if (rule.callers() == Callers.PUBLIC)
                assertThat(line(rule))
                        .matches(
                                "GET |GET /config|(GET|POST|PUT) /auth/(login|reset-password|email-otp|fido|app-login/token|saml/.*|oidc/.*)");
    }
}
