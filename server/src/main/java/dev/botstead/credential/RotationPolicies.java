package dev.botstead.credential;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principals;
import dev.botstead.event.Event;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Tx;
import java.util.Map;
import java.util.Optional;

/// Which bots have their secrets rotated on a schedule. Administrators only.
public final class RotationPolicies {
    private final RotationStore store = new RotationStore();
    private final Ledger ledger;
    private final Principals principals;

    /// Policies behind `ledger`.
    public RotationPolicies(Ledger ledger, Principals principals) {
        this.ledger = ledger;
        this.principals = principals;
    }

    /// Gives `bot` a policy in place of the one it has. What was told under that is told anew.
    public void set(Caller caller, PrincipalId bot, RotationPolicy policy) {
        caller.mustAdminister();
        ledger.write(caller.actor(), bot, change -> {
            Principal found = bot(change, caller, bot);
            Optional<RotationPolicy> was = store.policy(change.tx(), bot);
            if (was.isPresent() && was.get().equals(policy)) {
                change.nothingToTell();
                return false;
            }
            store.put(change.tx(), found.account(), bot, policy, caller.id(), change.at());
            store.startAnew(change.tx(), bot);
            change.tell(Event.changed(
                    "bot.rotation_set",
                    "bot",
                    bot,
                    found.name(),
                    was.map(RotationPolicy::facts).orElse(Map.of()),
                    policy.facts()));
            return true;
        });
    }

    /// Takes the policy of `bot` away. Returns whether it had one.
    public boolean clear(Caller caller, PrincipalId bot) {
        caller.mustAdminister();
        return ledger.write(caller.actor(), bot, change -> {
            Principal found = bot(change, caller, bot);
            Optional<RotationPolicy> was = store.policy(change.tx(), bot);
            if (was.isEmpty()) {
                change.nothingToTell();
                return false;
            }
            store.remove(change.tx(), bot);
            store.startAnew(change.tx(), bot);
            change.tell(Event.changed(
                    "bot.rotation_cleared", "bot", bot, found.name(), was.get().facts(), Map.of()));
            return true;
        });
    }

    private Principal bot(Change change, Caller caller, PrincipalId id) {
        return principals
                .find(change.tx(), caller.account(), id)
                .filter(found -> found instanceof Principal.Bot)
                .orElseThrow(() -> new Failure.NotFound("There is no such bot."));
    }

    /// The policy of `bot`, if it has one. Whether the reader may know is the reader's business.
    public Optional<RotationPolicy> of(Tx tx, PrincipalId bot) {
        return store.policy(tx, bot);
    }

    /// Lets go of the policy of one who leaves.
    public void farewell(Change change, Principal leaving) {
        store.remove(change.tx(), leaving.id());
    }
}
