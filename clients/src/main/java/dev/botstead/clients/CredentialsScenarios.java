package dev.botstead.clients;

import static dev.botstead.clients.Account.ADMIN;
import static dev.botstead.clients.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.clients.Account.Bot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Rows 22, 23, 30, 32 to 34, 37, 38 and 40 to 42: what holds for each kind of credential.
final class CredentialsScenarios {
    private static final String[] EVERY_FORM = {
        "bind:*.example.com",
        "bind:foo.example.com",
        "bind:*",
        "*",
        "bind:1.tcp.ngrok.io:20002",
        "bind:app=web",
        "bind:*=example",
        "bind:app=*",
        "bind:*=*",
        "bind:tcp://name.internal:22",
        "bind:*.example.com"
    };

    @ParameterizedTest
    @EnumSource
    void row22WhatABotMakesIsItsOwn(Kind kind) throws Exception {
        Bot bot = Account.newBot();
        Made made = kind.create(bot.client(), Wanted.nothing());
        assertThat(made.owner()).contains(bot.id());
        assertThat(kind.get(ADMIN, made.id()).owner()).contains(bot.id());
        assertThat(kind.ids(bot.client())).contains(made.id());
    }

    @ParameterizedTest
    @EnumSource
    void row23ABotMakesNothingForAnother(Kind kind) throws Exception {
        Bot bot = Account.newBot();
        Bot other = Account.newBot();
        List<String> before = kind.ids(other.client());
        refused(403, () -> kind.create(bot.client(), Wanted.nothing().owner(other.id())), 630);
        assertThat(kind.ids(other.client())).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void row30WhatIsGoneIsGone(Kind kind) throws Exception {
        Made made = kind.create(Account.newBot().client(), Wanted.nothing());
        kind.delete(ADMIN, made.id());
        refused(404, () -> kind.delete(ADMIN, made.id()), 222);
        refused(404, () -> kind.get(ADMIN, made.id()), 222);
        refused(404, () -> kind.update(ADMIN, made.id(), Wanted.nothing().description("x")), 222);
    }

    @ParameterizedTest
    @EnumSource
    void row32DescriptionAndMetadataHaveTheirLimitsInBytes(Kind kind) throws Exception {
        Wanted longest = Wanted.nothing().description("é".repeat(127) + "x").metadata("é".repeat(2048));
        Made made = kind.create(ADMIN, longest);
        assertThat(made.description()).isEqualTo(longest.description());
        assertThat(made.metadata()).isEqualTo(longest.metadata());
        Wanted description = Wanted.nothing().description("é".repeat(128));
        Wanted metadata = Wanted.nothing().metadata("é".repeat(2048) + "x");
        refused(400, () -> kind.create(ADMIN, description), 604);
        refused(400, () -> kind.update(ADMIN, made.id(), description), 604);
        refused(400, () -> kind.create(ADMIN, metadata), 605);
        refused(400, () -> kind.update(ADMIN, made.id(), metadata), 605);
        assertThat(kind.get(ADMIN, made.id()).description()).isEqualTo(longest.description());
    }

    @ParameterizedTest
    @EnumSource
    void row33AnUpdateOfNothingIsRefused(Kind kind) throws Exception {
        Made made = kind.create(ADMIN, Wanted.nothing());
        refused(400, () -> kind.update(ADMIN, made.id(), Wanted.nothing()), 606);
    }

    @ParameterizedTest
    @EnumSource
    void row34ADescriptionIsCleared(Kind kind) throws Exception {
        Made made = kind.create(ADMIN, Wanted.nothing().description("some").metadata("thing"));
        Made cleared = kind.update(ADMIN, made.id(), Wanted.nothing().description(""));
        assertThat(cleared.description()).contains("");
        assertThat(cleared.metadata()).contains("thing");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "API_KEY")
    void row37EveryFormOfRuleComesBackAsItWasGiven(Kind kind) throws Exception {
        Bot bot = Account.newBot();
        Made made = kind.create(ADMIN, Wanted.nothing().rules(EVERY_FORM).owner(bot.id()));
        assertThat(made.acl()).containsExactly(EVERY_FORM);
        assertThat(kind.get(ADMIN, made.id()).acl()).containsExactly(EVERY_FORM);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "API_KEY")
    void row38WhatIsNoRuleIsRefused(Kind kind) {
        refused(400, () -> kind.create(ADMIN, Wanted.nothing().rules("allow:x")), 600);
        refused(400, () -> kind.create(ADMIN, Wanted.nothing().rules("bind:")), 600);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "API_KEY")
    void rows40And41AnUpdateLiftsTheRestrictionOrLeavesIt(Kind kind) throws Exception {
        Made made = kind.create(ADMIN, Wanted.nothing().rules("bind:*.example.com"));
        Made left = kind.update(ADMIN, made.id(), Wanted.nothing().metadata("m"));
        assertThat(left.acl()).containsExactly("bind:*.example.com");
        assertThat(kind.update(ADMIN, made.id(), Wanted.nothing().rules()).acl())
                .isEmpty();
        assertThat(kind.get(ADMIN, made.id()).acl()).isEmpty();
    }

    @Test
    void row42AKeyIsKnownByItsMaterial() throws Exception {
        SshKey key = SshKey.generate();
        Made made = Kind.SSH_KEY.create(ADMIN, Wanted.nothing().publicKey(key.line() + " one"));
        assertThat(made.publicKey()).contains(key.line() + " one");
        refused(400, () -> Kind.SSH_KEY.create(ADMIN, Wanted.nothing().publicKey(key.line() + " two")), 609);
        SshKey another = SshKey.generate();
        Made block = Kind.SSH_KEY.create(ADMIN, Wanted.nothing().publicKey(another.pem()));
        assertThat(block.publicKey()).contains(another.pem());
        refused(400, () -> Kind.SSH_KEY.create(ADMIN, Wanted.nothing().publicKey(another.line())), 609);
    }

    @Test
    void row42WhatIsNoKeyIsRefused() {
        refused(400, () -> Kind.SSH_KEY.create(ADMIN, Wanted.nothing().publicKey("garbage")), 612);
        refused(400, () -> Kind.SSH_KEY.create(ADMIN, Wanted.nothing().publicKey("")), 611);
    }
}
