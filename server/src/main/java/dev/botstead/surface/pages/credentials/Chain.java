package dev.botstead.surface.pages.credentials;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.credential.Credential;
import dev.botstead.credential.Credential.Suspension;
import dev.botstead.credential.Credentials;
import dev.botstead.directory.Caller;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// A credential with the old secrets whose place it took, while they work on: whoever suspends it means them, too.
final class Chain {
    private final Ledger ledger;
    private final Credentials credentials;
    private final Keys keys;

    Chain(Ledger ledger, Credentials credentials, Keys keys) {
        this.ledger = ledger;
        this.credentials = credentials;
        this.keys = keys;
    }

    /// Suspends `key` and its old secrets.
    Credential suspend(Caller caller, Credential key) {
        Credential after = credentials.suspend(caller, key.id());
        old(caller, key).forEach(each -> unlessGone(each, old -> credentials.suspend(caller, old.id())));
        return after;
    }

    /// Resumes `key` and those of its old secrets that were suspended with it. What was suspended before stays so.
    Credential resume(Caller caller, Credential key) {
        List<Credential> old = old(caller, key);
        Credential after = credentials.resume(caller, key.id());
        Suspension own = key.particulars().suspension();
        if (own != null) {
            old.stream()
                    .filter(each -> with(own, each))
                    .forEach(each -> unlessGone(each, it -> credentials.resume(caller, it.id())));
        }
        return after;
    }

    private static boolean with(Suspension own, Credential old) {
        Suspension suspension = old.particulars().suspension();
        return suspension != null
                && Objects.equals(suspension.by(), own.by())
                && !suspension.at().isBefore(own.at());
    }

    /// Ends the old secrets of `key` for good.
    void endOld(Caller caller, Credential key) {
        old(caller, key).forEach(each -> unlessGone(each, old -> credentials.revoke(caller, old.id(), false)));
    }

    private List<Credential> old(Caller caller, Credential key) {
        return ledger.read(tx -> keys.old(tx, caller, key));
    }

    /// An old secret ends by itself, also while this goes on.
    private static void unlessGone(Credential old, Consumer<Credential> act) {
        try {
            act.accept(old);
        } catch (Failure.NotFound _) {
            return;
        }
    }
}
