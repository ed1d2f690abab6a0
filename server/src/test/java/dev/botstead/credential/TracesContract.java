package dev.botstead.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.credential.Credential.LastUse;
import dev.botstead.directory.Role;
import dev.botstead.event.Recorded;
import dev.botstead.id.CredentialId;
import dev.botstead.id.PrincipalId;
import dev.botstead.server.CoreContract;
import dev.botstead.server.TestCore.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What owners leave behind by what they hold or held, and what the log says of it, over any database.
abstract class TracesContract extends CoreContract {
    private final Traces traces = new Traces();

    private CredentialId key(Tenant tenant, PrincipalId owner) {
        core.clock.advance(Duration.ofMillis(1)); // ids of one instant have no order
        return core.credentials
                .create(
                        tenant.admin(),
                        new NewCredential(Kind.API_KEY, owner, "a key", "", List.of(), null, Limits.NONE, null))
                .credential()
                .id();
    }

    @Test
    void theLastUseOfAnOwnerIsThatOfAnythingItHoldsOrHeldAndOfNobodyElse() {
        Tenant tenant = core.tenant();
        PrincipalId bot = tenant.bot(Role.USER).bot().id();
        PrincipalId idle = tenant.bot(Role.USER).bot().id();
        CredentialId first = key(tenant, bot);
        CredentialId second = key(tenant, bot);
        LastUse early = new LastUse(core.clock.instant(), "192.0.2.1", "curl");
        LastUse late = new LastUse(core.clock.instant().plusSeconds(90), "192.0.2.2", null);
        core.lastUses.note(second, late);
        core.lastUses.note(first, early);
        core.lastUses.flushAll(core.database, core.clock.instant());
        core.credentials.revoke(tenant.admin(), second, false);

        Map<PrincipalId, LastUse> uses =
                core.database.read(tx -> traces.lastUses(tx, tenant.account().id()));
        assertThat(uses).containsEntry(bot, late).doesNotContainKey(idle);
        Tenant other = core.tenant();
        assertThat(core.database.<Map<PrincipalId, LastUse>>read(
                        tx -> traces.lastUses(tx, other.account().id())))
                .isEmpty();
    }

    @Test
    void whatWasRevokedIsStillKnownTheNewestFirst() {
        Tenant tenant = core.tenant();
        Bots.WithToken made = tenant.bot(Role.USER);
        PrincipalId bot = made.bot().id();
        CredentialId first = key(tenant, bot);
        CredentialId second = key(tenant, bot);
        core.credentials.revoke(tenant.admin(), first, false);
        CredentialId token = made.issued().credential().id();
        assertThat(core.database.<List<CredentialId>>read(tx -> traces.ids(tx, bot, 10)))
                .containsExactly(second, first, token);
        assertThat(core.database.<List<CredentialId>>read(tx -> traces.ids(tx, bot, 1)))
                .containsExactly(second);
    }

    @Test
    void theLogIsReadByWhoDidItAndByWhatItIsAbout() {
        Tenant tenant = core.tenant();
        Bots.WithToken made = tenant.bot(Role.USER);
        PrincipalId bot = made.bot().id();
        CredentialId key = key(tenant, bot);
        core.clock.advance(Duration.ofSeconds(1));
        core.bots.suspend(tenant.admin(), bot);
        key(tenant, tenant.bot(Role.USER).bot().id());

        assertThat(names(tenant, bot, List.of(), 10)).isEmpty();
        assertThat(names(tenant, bot, List.of(bot.uuid(), key.uuid()), 10))
                .containsExactlyInAnyOrder("bot.suspended", "api_key.created", "bot.created")
                .startsWith("bot.suspended");
        assertThat(names(tenant, tenant.admin().id(), List.of(bot.uuid()), 100))
                .as("what the actor did to the object is told once")
                .containsOnlyOnce("bot.suspended");
        assertThat(names(tenant, tenant.admin().id(), List.of(bot.uuid()), 2)).hasSize(2);
        assertThat(names(core.tenant(), tenant.admin().id(), List.of(bot.uuid()), 10))
                .isEmpty();
    }

    private List<String> names(Tenant tenant, PrincipalId actor, List<UUID> objects, int limit) {
        return core.database.read(tx -> core.events.newest(tx, tenant.account().id(), actor, objects, limit).stream()
                .map(Recorded::name)
                .toList());
    }
}
