package dev.botstead.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.base.Lifetime;
import dev.botstead.check.Bearer.Use;
import dev.botstead.check.Memory.Loaded;
import dev.botstead.credential.Bots;
import dev.botstead.credential.Limits;
import dev.botstead.directory.Role;
import dev.botstead.secret.SecretDigest;
import dev.botstead.secret.SecretToken;
import dev.botstead.server.CoreContract;
import dev.botstead.server.TestCore.Tenant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What memory keeps of what was read.
abstract class MemoryContract extends CoreContract {
    private Loaded read(Bots.WithToken bot, long seen) {
        var owner = core.database.read(
                tx -> core.principals.get(tx, bot.bot().account(), bot.bot().id()));
        return new Loaded(
                seen,
                new Bearer(
                        bot.issued().credential().id().uuid(),
                        Use.TOKEN,
                        bot.bot().id(),
                        new Lifetime(core.clock.instant(), null),
                        core.clock.instant(),
                        Limits.NONE,
                        null,
                        false,
                        false),
                Standing.of(owner));
    }

    @Test
    void aLoaderThatReadBeforeASuspensionNeverPutsTheOldStateBack() {
        Memory memory = new Memory(core.revisions);
        Tenant tenant = core.tenant();
        Bots.WithToken bot = tenant.bot(Role.USER);
        SecretDigest digest = tenant.token(bot).digest();
        Loaded before = read(bot, core.revision());
        memory.keep(digest, before.seen(), Optional.of(before));
        assertThat(memory.known(digest)).isNotNull();

        core.bots.suspend(tenant.admin(), bot.bot().id());
        assertThat(memory.known(digest)).isNull();
        memory.keep(digest, before.seen(), Optional.of(before));
        assertThat(memory.known(digest)).isNull();

        Loaded after = read(bot, core.revision());
        memory.keep(digest, after.seen(), Optional.of(after));
        assertThat(memory.known(digest)).isNotNull();
    }

    @Test
    void aLoaderThatReadBeforeARegenerationNeverPutsTheOldTokenBack() {
        Memory memory = new Memory(core.revisions);
        Tenant tenant = core.tenant();
        Bots.WithToken bot = tenant.bot(Role.USER);
        SecretDigest digest = tenant.token(bot).digest();
        Loaded before = read(bot, core.revision());
        core.bots.regenerate(
                tenant.admin(),
                bot.bot().id(),
                dev.botstead.directory.Patch.NONE,
                dev.botstead.directory.Register.Names.SHARED);
        memory.keep(digest, before.seen(), Optional.of(before));
        assertThat(memory.known(digest)).isNull();
    }

    @Test
    void aLoaderThatReadBeforeAResumptionKeepsTheOldStateForASecondAtMost() {
        Memory memory = new Memory(core.revisions);
        Tenant tenant = core.tenant();
        Bots.WithToken bot = tenant.bot(Role.USER);
        SecretDigest digest = tenant.token(bot).digest();
        core.bots.suspend(tenant.admin(), bot.bot().id());
        Loaded suspended = read(bot, core.revision());
        core.bots.resume(tenant.admin(), bot.bot().id());
        // A resumption takes no revision: what was read before it cannot be told from what was read after.
        memory.keep(digest, suspended.seen(), Optional.of(suspended));
        dev.botstead.Together.until(() -> memory.known(digest) == null);
    }

    @Test
    void strangersAreRememberedForASecondAndWithinBounds() {
        Memory memory = new Memory(core.revisions);
        SecretDigest one = SecretToken.of("one").digest();
        memory.keep(one, core.revision(), Optional.empty());
        assertThat(memory.stranger(one)).isTrue();
        dev.botstead.Together.until(() -> !memory.stranger(one));
        for (int i = 0; i < 250_000; i++) memory.keep(SecretToken.of("s" + i).digest(), 0, Optional.empty());
        assertThat(memory.strangers()).isLessThanOrEqualTo(100_000);
    }
}
