package dev.botstead.credential;

import dev.botstead.credential.Credential.LastUse;
import dev.botstead.id.CredentialId;
import dev.botstead.sql.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// When and how often each credential was used, gathered in memory and written in batches, off the check path.
///
/// A busy credential is written once a minute, or as soon as it is used from another address. At most ten seconds of
/// first uses and of new addresses are lost when the process is killed, and at most a minute of a busy one's count.
public final class LastUses {
    // A busy credential would otherwise turn every read into a write, and a minute is finer than any page that shows
    // it.
    private static final Duration FINEST = Duration.ofMinutes(1);

    private static final int PART = 500;

    private final CredentialStore store = new CredentialStore();
    private final Map<CredentialId, Noted> noted = new ConcurrentHashMap<>();
    private final Map<CredentialId, LastUse> written = new ConcurrentHashMap<>();

    private record Noted(LastUse last, long times) {
        Noted and(Noted later) {
            return new Noted(later.last, times + later.times);
        }
    }

    /// Notes a use.
    public void note(CredentialId id, LastUse use) {
        noted.merge(id, new Noted(use, 1), Noted::and);
    }

    /// Writes what was noted and is due.
    public void flush(Database database, Instant now) {
        flush(database, now, false);
    }

    /// Writes all that was noted, as the process ends.
    public void flushAll(Database database, Instant now) {
        flush(database, now, true);
    }

    private void flush(Database database, Instant now, boolean all) {
        Map<CredentialId, Noted> batch = new HashMap<>();
        for (CredentialId id : noted.keySet())
            noted.computeIfPresent(id, (_, use) -> {
                if (!all && !due(id, use.last)) return use;
                batch.put(id, use);
                return null;
            });
        if (batch.isEmpty()) return;
        // In one order on every node, and in parts: nothing else waits for long.
        List<CredentialId> ids = batch.keySet().stream()
                .sorted(Comparator.comparing(CredentialId::uuid))
                .toList();
        try {
            for (int from = 0; from < ids.size(); from += PART)
                write(database, ids.subList(from, Math.min(from + PART, ids.size())), batch);
        } finally {
            // for the next round, where a part failed; what was noted meanwhile is later
            batch.forEach((id, use) -> noted.merge(id, use, (later, earlier) -> earlier.and(later)));
        }
        written.values().removeIf(last -> Duration.between(last.at(), now).compareTo(FINEST) > 0);
    }

    private void write(Database database, List<CredentialId> part, Map<CredentialId, Noted> batch) {
        Map<CredentialId, Noted> now = new LinkedHashMap<>();
        for (CredentialId id : part) now.put(id, Objects.requireNonNull(batch.get(id)));
        database.write(tx -> {
            now.forEach((id, use) -> store.use(tx, id, use.last, use.times));
            return now.size();
        });
        now.forEach((id, use) -> written.put(id, use.last));
        batch.keySet().removeAll(part);
    }

    private boolean due(CredentialId id, LastUse use) {
        LastUse last = written.get(id);
        return last == null
                || Duration.between(last.at(), use.at()).compareTo(FINEST) >= 0
                || (use.address() != null && !use.address().equals(last.address()));
    }
}
