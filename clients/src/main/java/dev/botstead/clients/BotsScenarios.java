package dev.botstead.clients;

import static dev.botstead.clients.Account.ADMIN;
import static dev.botstead.clients.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ngrok.Ngrok;
import com.ngrok.definitions.NgrokApiError;
import dev.botstead.clients.Account.Bot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rows 19 to 21, 26 to 30, 35, 36, 48 and 51 to 53: a bot's keys, and the one switch over them.
final class BotsScenarios {
    /// Before it speaks HTTP/1.1 the client tries HTTP/2 on each new address, and this one is asked nowhere else.
    @Test
    void row51TheFirstCallSucceedsAfterThePrefaceOfHttp2() throws Exception {
        Bot bot = Account.newBot();
        Ngrok direct =
                Account.at(Account.given("BOTSTEAD_DIRECT_URL"), bot.key().secret());
        assertThat(Kind.API_KEY.ids(direct)).containsExactly(bot.key().id());
        assertThat(Kind.API_KEY.create(direct, Wanted.nothing()).owner()).contains(bot.id());
    }

    @Test
    void row19AnAdministratorGivesABotAKey() throws Exception {
        Bot bot = Account.newBot();
        assertThat(bot.key().secret()).startsWith("bsk_");
        assertThat(bot.key().owner()).contains(bot.id());
    }

    @Test
    void row20ATokenIsToldOnce() throws Exception {
        Bot bot = Account.newBot();
        String authtoken = Kind.AUTHTOKEN.create(bot.client(), Wanted.nothing()).id();
        for (var made :
                Map.of(Kind.API_KEY, bot.key().id(), Kind.AUTHTOKEN, authtoken).entrySet()) {
            Kind kind = made.getKey();
            assertThat(kind.get(ADMIN, made.getValue()).token()).isEmpty();
            Wanted described = Wanted.nothing().description("again");
            assertThat(kind.update(ADMIN, made.getValue(), described).token()).isEmpty();
            assertThat(kind.pages(ADMIN, Optional.empty(), () -> {}).stream().flatMap(List::stream))
                    .allMatch(row -> row.token().isEmpty())
                    .anyMatch(row -> row.id().equals(made.getValue()));
        }
    }

    @Test
    void row21AKeyWorksAtOnce() throws Exception {
        Bot bot = Account.newBot();
        assertThat(Kind.API_KEY.ids(bot.client())).containsExactly(bot.key().id());
    }

    @Test
    void rows26To28ASuspendedBotIsRefusedUntilItIsActiveAgain() throws Exception {
        Bot bot = Account.newBot();
        Ngrok second =
                Account.as(Kind.API_KEY.create(bot.client(), Wanted.nothing()).secret());
        Account.setActive(bot, false);
        for (Ngrok caller : List.of(bot.client(), second)) {
            refused(403, () -> Kind.API_KEY.ids(caller), 636);
            refused(403, () -> Kind.SSH_KEY.create(caller, Wanted.nothing()), 636);
        }
        Made later = Kind.API_KEY.create(ADMIN, Wanted.nothing().owner(bot.id()));
        refused(403, () -> Kind.API_KEY.ids(Account.as(later.secret())), 636);
        assertThat(Kind.API_KEY.ids(ADMIN)).contains(bot.key().id(), later.id());
        Account.setActive(bot, true);
        for (Ngrok caller : List.of(bot.client(), second, Account.as(later.secret()))) {
            assertThat(Kind.API_KEY.ids(caller)).hasSize(3);
        }
    }

    @Test
    void row29ADeletedBotTakesAllItHoldsAlong() throws Exception {
        Bot bot = Account.newBot();
        Bot other = Account.newBot();
        Map<Kind, String> made = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            made.put(kind, kind.create(bot.client(), Wanted.nothing()).id());
        }
        Account.delete(bot);
        made.forEach((kind, id) -> refused(404, () -> kind.get(ADMIN, id), 222));
        refused(404, () -> Kind.API_KEY.get(ADMIN, bot.key().id()), 222);
        refused(403, () -> Kind.API_KEY.ids(bot.client()), 203);
        assertThat(Kind.API_KEY.ids(other.client())).containsExactly(other.key().id());
    }

    @Test
    void row30AKeyThatDeletesItselfIsRefusedFromThenOn() throws Exception {
        Bot bot = Account.newBot();
        Kind.API_KEY.delete(bot.client(), bot.key().id());
        refused(403, () -> Kind.API_KEY.ids(bot.client()), 203);
        refused(404, () -> Kind.API_KEY.delete(ADMIN, bot.key().id()), 222);
    }

    @Test
    void row35KeysComeInThreePages() throws Exception {
        Bot bot = Account.newBot();
        List<String> made = new ArrayList<>(List.of(bot.key().id()));
        while (made.size() < 250) {
            made.addFirst(
                    Kind.API_KEY.create(ADMIN, Wanted.nothing().owner(bot.id())).id());
        }
        List<List<Made>> pages = Kind.API_KEY.pages(bot.client(), Optional.empty(), () -> {});
        assertThat(pages).extracting(List::size).containsExactly(100, 100, 50);
        assertThat(pages.stream().flatMap(List::stream)).extracting(Made::id).containsExactlyElementsOf(made);
        Account.delete(bot);
    }

    @Test
    void row36KeysAreDeletedBetweenTwoPages() throws Exception {
        Bot bot = Account.newBot();
        List<String> made = new ArrayList<>(List.of(bot.key().id()));
        while (made.size() < 8) {
            made.addFirst(Kind.API_KEY.create(bot.client(), Wanted.nothing()).id());
        }
        String unread = made.get(4);
        // The one that the next page is asked by, and one on that page.
        List<List<Made>> pages = Kind.API_KEY.pages(bot.client(), Optional.of("3"), () -> {
            for (String id : List.of(made.get(2), unread)) {
                ADMIN.apiKeys().delete(id).call().toCompletableFuture().join();
            }
        });
        made.removeAll(Collections.singleton(unread));
        assertThat(pages.stream().flatMap(List::stream)).extracting(Made::id).containsExactlyElementsOf(made);
    }

    @Test
    void row48WhatIsNoApiKeyDoesNotComeInAndIsNotRepeated() throws Exception {
        Bot bot = Account.newBot();
        String authtoken = Kind.AUTHTOKEN.create(bot.client(), Wanted.nothing()).secret();
        isNoKey(authtoken, 206, 207);
        isNoKey("garbage-" + "x".repeat(40), 202);
        refused(403, () -> Kind.API_KEY.ids(Account.as(bot.key().id())), 208);
    }

    private static void isNoKey(String presented, int... codes) {
        NgrokApiError error = refused(403, () -> Kind.API_KEY.ids(Account.as(presented)), codes);
        assertThat(error + " " + error.getDetails()).doesNotContain(presented.substring(presented.length() - 20));
    }

    @Test
    void row52ASlashAtTheEndOfTheBaseAddressDoesNoHarm() throws Exception {
        Bot bot = Account.newBot();
        Ngrok caller = Account.at(Account.URL + "/", bot.key().secret());
        assertThat(Kind.API_KEY.ids(caller)).containsExactly(bot.key().id());
    }

    @Test
    void row53BelowAPrefixNothingIsServed() throws Exception {
        Bot bot = Account.newBot();
        Ngrok caller = Account.at(Account.URL + "/prefix", bot.key().secret());
        NgrokApiError error =
                catchThrowableOfType(NgrokApiError.class, () -> Kind.API_KEY.create(caller, Wanted.nothing()));
        assertThat(error).isNotNull();
        assertThat(error.getHttpStatusCode()).isEqualTo(404);
        assertThat(error.getErrorCode()).isEmpty();
        assertThat(error.getDetails()).isEqualTo(Map.of("path", "/prefix/api_keys"));
    }
}
