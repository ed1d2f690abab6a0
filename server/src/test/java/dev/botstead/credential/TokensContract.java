package dev.botstead.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Together;
import dev.botstead.Together.Ended;
import dev.botstead.base.Failure;
import dev.botstead.check.Decision.Allowed;
import dev.botstead.check.Decision.Reason;
import dev.botstead.check.Decision.Refused;
import dev.botstead.directory.NewPrincipal;
import dev.botstead.directory.Patch;
import dev.botstead.directory.Register.Names;
import dev.botstead.directory.Role;
import dev.botstead.secret.SecretToken;
import dev.botstead.server.CoreContract;
import dev.botstead.server.TestCore;
import dev.botstead.server.TestCore.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The token of a bot: what it says, who holds it, when it dies.
abstract class TokensContract extends CoreContract {
    private static JsonNode claims(String jwt) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]));
    }

    private Bots.WithToken bot(Tenant tenant, @Nullable Instant end) {
        return core.bots.create(
                tenant.admin(), new NewPrincipal("publisher", "", null, Role.USER, List.of(), true, end), Names.SHARED);
    }

    @Test
    void aBotsTokenClaimsExactlyWhatTheApiSaysAndWhoSignedItForWhichAccount() {
        Tenant tenant = core.tenant();
        core.clock.set(Instant.parse("2027-06-01T12:34:56.789Z"));
        Bots.WithToken made = bot(tenant, null);
        JsonNode claims = claims(TestCore.clear(made.issued()));
        assertThat(claims.propertyNames())
                .containsExactlyInAnyOrder(
                        "iss", "aud", "account", "sub", "jti", "type", "identity_type", "fresh", "iat", "nbf");
        assertThat(claims.get("iss").stringValue()).isEqualTo(TestCore.ISSUER);
        assertThat(claims.get("aud").stringValue()).isEqualTo(TestCore.ISSUER);
        assertThat(claims.get("account").stringValue())
                .isEqualTo(tenant.account().id().toString());
        assertThat(claims.get("sub").stringValue()).isEqualTo(made.bot().id().toString());
        assertThat(claims.get("jti").stringValue())
                .isEqualTo(made.issued().credential().id().toString());
        assertThat(claims.get("type").stringValue()).isEqualTo("access");
        assertThat(claims.get("identity_type").stringValue()).isEqualTo("bot");
        assertThat(claims.get("fresh").isBoolean()).isTrue();
        assertThat(claims.get("fresh").booleanValue()).isFalse();
        assertThat(claims.get("iat").longValue())
                .isEqualTo(Instant.parse("2027-06-01T12:34:56Z").getEpochSecond());
        assertThat(claims.get("nbf").longValue()).isEqualTo(claims.get("iat").longValue());
    }

    @Test
    void aTokenThatEndsSaysWhen() {
        // The last day 2027-12-31 ends at this second.
        JsonNode claims = claims(TestCore.clear(
                bot(core.tenant(), Instant.parse("2028-01-01T00:00:00Z")).issued()));
        assertThat(claims.get("exp").longValue()).isEqualTo(1_830_297_600L);
    }

    @Test
    void aPersonsTokenSaysThatItIsOne() {
        Tenant tenant = core.tenant();
        String token = TestCore.clear(core.ledger.write(
                tenant.admin().actor(),
                change -> core.tokens.issue(
                        change,
                        core.principals.get(
                                change.tx(),
                                tenant.account().id(),
                                tenant.admin().id()),
                        null)));
        assertThat(claims(token).get("identity_type").stringValue()).isEqualTo("person_api");
    }

    @Test
    void noTwoTokensAreAlikeEvenOfOneBotInOneInstant() {
        Tenant tenant = core.tenant();
        List<String> tokens = new ArrayList<>();
        Bots.WithToken made = bot(tenant, null);
        tokens.add(TestCore.clear(made.issued()));
        for (int i = 0; i < 5; i++)
            tokens.add(TestCore.clear(core.bots
                    .regenerate(tenant.admin(), made.bot().id(), Patch.NONE, Names.SHARED)
                    .issued()));
        assertThat(tokens).doesNotHaveDuplicates();
    }

    @Test
    void regeneratingKillsTheOldTokenAndTheNewOneHasTheBotsEnd() {
        Tenant tenant = core.tenant();
        Instant end = Instant.parse("2029-01-01T00:00:00Z");
        Bots.WithToken made = bot(tenant, end);
        Bots.WithToken again = core.bots.regenerate(tenant.admin(), made.bot().id(), Patch.NONE, Names.SHARED);
        assertThat(core.decide(tenant.token(made))).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(core.decide(tenant.token(again))).isInstanceOf(Allowed.class);
        assertThat(again.issued().credential().lifetime().until()).isEqualTo(end);
        assertThat(tenant.event("token.regenerated").objectId())
                .isEqualTo(again.issued().credential().id().uuid());
    }

    @Test
    void ofSeveralRegenerationsAtOnceOneTokenIsCurrent() {
        Tenant tenant = core.tenant();
        Bots.WithToken made = bot(tenant, null);
        List<Ended<SecretToken>> ended = Together.run(
                10,
                _ -> () -> core.bots
                        .regenerate(tenant.admin(), made.bot().id(), Patch.NONE, Names.SHARED)
                        .issued()
                        .secret());
        assertThat(ended).allMatch(Ended::well);
        assertThat(ended.stream().filter(one -> one.result() != null && core.decide(one.result()) instanceof Allowed))
                .hasSize(1);
        assertThat(core.database.<Long>read(tx -> tx.count(
                        "SELECT count(*) AS n FROM credential WHERE owner_id = ? AND revoked_at IS NULL",
                        made.bot().id())))
                .isOne();
    }

    @Test
    void changingABotKeepsItsToken() {
        Tenant tenant = core.tenant();
        Bots.WithToken made = bot(tenant, null);
        core.bots.update(
                tenant.admin(),
                made.bot().id(),
                new Patch("renamed", null, "a@b.c", Role.VENDOR, null, null, null),
                Names.SHARED);
        assertThat(((Allowed) core.decide(tenant.token(made))).caller().name()).isEqualTo("renamed");
    }

    @Test
    void aSuspendedBotMayBeGivenATokenThatWorksOnceItIsResumed() {
        Tenant tenant = core.tenant();
        Bots.WithToken made = bot(tenant, null);
        core.bots.suspend(tenant.admin(), made.bot().id());
        Bots.WithToken again = core.bots.regenerate(tenant.admin(), made.bot().id(), Patch.NONE, Names.SHARED);
        assertThat(core.decide(tenant.token(again))).isEqualTo(new Refused(Reason.OWNER_SUSPENDED));
        core.bots.resume(tenant.admin(), made.bot().id());
        assertThat(core.decide(tenant.token(again))).isInstanceOf(Allowed.class);
    }

    @Test
    void deletingABotDeletesAllItHeld() {
        Tenant tenant = core.tenant();
        Bots.WithToken made = bot(tenant, null);
        core.bots.regenerate(tenant.admin(), made.bot().id(), Patch.NONE, Names.SHARED);
        assertThat(core.rows("credential", "owner_id", made.bot().id().uuid())).isEqualTo(2);
        core.bots.delete(tenant.admin(), made.bot().id(), null);
        assertThat(core.rows("credential", "owner_id", made.bot().id().uuid())).isZero();
        assertThat(core.decide(tenant.token(made))).isEqualTo(new Refused(Reason.UNKNOWN));
    }

    @Test
    void deletingAsksForTheNameWhereAPersonTypesIt() {
        Tenant tenant = core.tenant();
        Bots.WithToken made = bot(tenant, null);
        for (String wrong : List.of("", "Publisher", "publishe"))
            assertThatThrownBy(() -> core.bots.delete(tenant.admin(), made.bot().id(), wrong))
                    .isInstanceOf(Failure.Invalid.class);
        assertThat(core.decide(tenant.token(made))).isInstanceOf(Allowed.class);
        core.bots.delete(tenant.admin(), made.bot().id(), " publisher ");
    }

    @Test
    void aBotOfAnotherAccountIsNotThereWhateverIsDoneToIt() {
        Tenant mine = core.tenant();
        Bots.WithToken theirs = bot(core.tenant(), null);
        for (Runnable each : List.<Runnable>of(
                () -> core.bots.update(mine.admin(), theirs.bot().id(), Patch.active(false), Names.SHARED),
                () -> core.bots.suspend(mine.admin(), theirs.bot().id()),
                () -> core.bots.resume(mine.admin(), theirs.bot().id()),
                () -> core.bots.regenerate(mine.admin(), theirs.bot().id(), Patch.NONE, Names.SHARED),
                () -> core.bots.delete(mine.admin(), theirs.bot().id(), null)))
            assertThatThrownBy(each::run).isInstanceOf(Failure.NotFound.class);
        assertThat(core.decide(SecretToken.of(TestCore.clear(theirs.issued())))).isInstanceOf(Allowed.class);
    }

    @Test
    void aPersonIsNoBotWhateverIsDoneToIt() {
        Tenant tenant = core.tenant();
        var person = tenant.person(Role.USER).id();
        for (Runnable each : List.<Runnable>of(
                () -> core.bots.update(tenant.admin(), person, Patch.active(false), Names.SHARED),
                () -> core.bots.regenerate(tenant.admin(), person, Patch.NONE, Names.SHARED),
                () -> core.bots.delete(tenant.admin(), person, null)))
            assertThatThrownBy(each::run).isInstanceOf(Failure.NotFound.class);
        assertThat(core.rows("credential", "owner_id", person.uuid())).isZero();
        assertThat(UUID.fromString(person.toString())).isEqualTo(person.uuid());
    }

    /// Every value of every table, as text.
    private List<String> everythingAtRest() {
        List<String> tables = core.database.read(tx -> tx.list(
                tx.dialect() == dev.botstead.sql.Dialect.SQLITE
                        ? "SELECT name AS t FROM sqlite_master WHERE type = 'table'"
                        : "SELECT table_name AS t FROM information_schema.tables WHERE table_schema = 'public'",
                row -> row.text("t")));
        List<String> all = new ArrayList<>();
        for (String table : tables)
            core.database.read(tx -> {
                List<String> columns = tx.list(
                        tx.dialect() == dev.botstead.sql.Dialect.SQLITE
                                ? "SELECT name AS c FROM pragma_table_info('" + table + "')"
                                : "SELECT column_name AS c FROM information_schema.columns WHERE table_name = '" + table
                                        + "'",
                        row -> row.text("c"));
                for (String column : columns)
                    tx.each(
                            "SELECT CAST(\"" + column + "\" AS TEXT) AS v FROM \"" + table + "\"",
                            row -> all.add(String.valueOf(row.textOrNull("v"))));
                return 0;
            });
        return all;
    }

    @Test
    void onlyTheDigestOfATokenIsAtRest() {
        Tenant tenant = core.tenant();
        String token = TestCore.clear(bot(tenant, null).issued());
        String signature = token.substring(token.lastIndexOf('.') + 1);
        core.decide(SecretToken.of(token));
        core.flush();
        List<String> all = everythingAtRest();
        assertThat(all).hasSizeGreaterThan(50);
        assertThat(all).noneMatch(value -> value.contains(signature) || value.contains("eyJ"));
    }
}
