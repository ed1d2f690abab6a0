package dev.botstead.credential;

import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.credential.RotationStore.Candidate;
import dev.botstead.credential.RotationStore.Notice;
import dev.botstead.event.Actor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells, once each, which secrets are to be replaced soon and which are due. Any node may ask at any time.
public final class RotationSchedule {
    private static final int TOLD_AT_ONCE = 200;

    private final CredentialStore credentials = new CredentialStore();
    private final RotationStore store = new RotationStore();
    private final Ledger ledger;

    /// A schedule behind `ledger`.
    public RotationSchedule(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Tells what is to be told at `now`, and returns how many events that were.
    public int tell(Instant now) {
        return tell(Notice.SOON, now) + tell(Notice.DUE, now);
    }

    private int tell(Notice notice, Instant now) {
        List<Candidate> found = ledger.read(tx -> store.candidates(tx, notice, now, TOLD_AT_ONCE));
        int told = 0;
        for (Candidate each : found)
            // beside its owner: neither a policy nor a suspension is changed meanwhile
            if (ledger.beside(Actor.terminal(each.account()), each.owner(), change -> told(change, notice, each, now)))
                told++;
        return told;
    }

    private boolean told(Change change, Notice notice, Candidate candidate, Instant now) {
        Optional<RotationPolicy> policy = store.policy(change.tx(), candidate.owner());
        Optional<Credential> credential = credentials.lock(change.tx(), candidate.account(), candidate.id());
        Optional<Instant> from =
                policy.flatMap(each -> credential.flatMap(notice == Notice.SOON ? each::soon : each::due));
        if (from.isEmpty()
                || now.isBefore(from.get())
                || !store.told(change.tx(), notice, candidate.id(), change.at())) {
            change.nothingToTell();
            return false;
        }
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("owner_id", candidate.owner().toString());
        facts.put(
                "due_at",
                policy.flatMap(each -> credential.flatMap(each::due))
                        .map(Instant::toString)
                        .orElse(null));
        Credentials.tell(change, notice.verb(), credential.orElseThrow(), Map.of(), facts);
        return true;
    }
}
