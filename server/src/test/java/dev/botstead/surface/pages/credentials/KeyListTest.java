package dev.botstead.surface.pages.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.credential.Credential.LastUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a list of credentials shows of what there is.
final class KeyListTest {
    private static final Instant NOW = Instant.parse("2026-11-24T14:02:50Z");
    private static final Owner FARM = new Owner("bot_1", "Ferme de rendu", true, true);
    private static final Owner ANAIS = new Owner("usr_1", "Anaïs Moreau", false, true);
    private static final Query FIRST = Query.first(Group.API_KEYS);

    private static KeyRow key(int number, String label, Owner owner, State state, @Nullable Instant used) {
        return new KeyRow(
                new UUID(0, number),
                "ak_" + number,
                Group.API_KEYS,
                label,
                owner,
                List.of(),
                List.of(),
                List.of(),
                null,
                NOW.plusSeconds(number),
                null,
                null,
                state,
                state == State.SUSPENDED,
                used == null ? null : new LastUse(used, null, null),
                null,
                true);
    }

    private static final List<KeyRow> ALL = List.of(
            key(4, "Été", FARM, State.ACTIVE, null),
            key(3, "alpha", ANAIS, State.SUSPENDED, NOW.minusSeconds(5)),
            key(2, "Zulu", FARM, State.RETIRING, NOW),
            key(1, "beta", ANAIS, State.EXPIRED, null));

    private static List<String> labels(Query query) {
        return KeyList.view(ALL, query, true).rows().stream().map(KeyRow::label).toList();
    }

    @Test
    void eachOrderIsStableAndPutsTheNeverUsedLast() {
        assertThat(labels(FIRST)).containsExactly("Été", "alpha", "Zulu", "beta");
        assertThat(labels(FIRST.by(Sort.DESCRIPTION))).containsExactly("alpha", "beta", "Été", "Zulu");
        assertThat(labels(FIRST.by(Sort.OWNER))).containsExactly("alpha", "beta", "Été", "Zulu");
        assertThat(labels(FIRST.by(Sort.USED))).containsExactly("Zulu", "alpha", "Été", "beta");
    }

    @Test
    void aSearchFindsDescriptionOwnerAndIdWithoutTheirAccents() {
        assertThat(labels(search("ete"))).containsExactly("Été");
        assertThat(labels(search("ANAIS"))).containsExactly("alpha", "beta");
        assertThat(labels(search("AK_2"))).containsExactly("Zulu");
        assertThat(labels(search("nothing"))).isEmpty();
    }

    private static Query search(String text) {
        return new Query(Group.API_KEYS, "", text, Who.ANYBODY, null, Sort.NEWEST, "");
    }

    @Test
    void ownersAndStatesAreToldApart() {
        assertThat(labels(new Query(Group.API_KEYS, "", "", Who.BOTS, null, Sort.NEWEST, "")))
                .containsExactly("Été", "Zulu");
        assertThat(labels(new Query(Group.API_KEYS, "", "", Who.PEOPLE, State.SUSPENDED, Sort.NEWEST, "")))
                .containsExactly("alpha");
        assertThat(labels(new Query(Group.API_KEYS, "", "", Who.ANYBODY, State.EXPIRED, Sort.NEWEST, "")))
                .containsExactly("beta");
    }

    @Test
    void aPageStartsAtACredentialAndOneMadeMeanwhileMovesNone() {
        List<KeyRow> many = new ArrayList<>();
        for (int i = 250; i > 0; i--) {
            many.add(key(i, "k" + i, FARM, State.ACTIVE, null));
        }
        ListView first = KeyList.view(many, FIRST, true);
        assertThat(first.range()).isEqualTo("1–100 of 250");
        assertThat(first.previous()).isNull();
        Query next = Objects.requireNonNull(first.next());
        many.addFirst(key(251, "new", FARM, State.ACTIVE, null));
        ListView second = KeyList.view(many, next, true);
        assertThat(second.rows().getFirst().label()).isEqualTo("k150");
        assertThat(second.previous()).isNotNull();
        ListView last = KeyList.view(many, FIRST.from("ak_50"), true);
        assertThat(last.rows()).hasSize(50);
        assertThat(last.next()).isNull();
    }

    @Test
    void whatLiesBeneathIsKeptInTheAddress() {
        Query list = new Query(Group.SSH_KEYS, "", "a b", Who.BOTS, State.ACTIVE, Sort.USED, "");
        assertThat(list.address()).isEqualTo("/ssh-keys?q=a+b&who=bots&state=active&sort=used");
        assertThat(list.over("/keys/new?kind=ssh_key"))
                .isEqualTo("/keys/new?kind=ssh_key&q=a+b&who=bots&state=active&sort=used");
        assertThat(Query.at(Group.TOKENS, "bot_1").address()).isEqualTo("/bots/bot_1");
        assertThat(Query.at(Group.TOKENS, "bot_1").over("/keys/tok_1/edit")).isEqualTo("/keys/tok_1/edit?at=bot_1");
    }
}
