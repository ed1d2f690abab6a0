package dev.botstead.credential;

import dev.botstead.credential.Credential.LastUse;
import dev.botstead.id.CredentialId;
import dev.botstead.sql.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// When each credential was used last, gathered in memory and written in batches, off the check path.
/// At most ten seconds of it are lost when the process is killed.
public final class LastUses {
    // Last use is noted at most once a minute for each credential: a busy one would otherwise turn every read into a
    // write,
    // and a minute is finer than any page that shows it.
    private static final Duration FINEST = Duration.ofMinutes(1);

    private final CredentialStore store = new CredentialStore();
    private final Map<CredentialId, LastUse> noted = new ConcurrentHashMap<>();
    private final Map<CredentialId, Instant> written = new ConcurrentHashMap<>();

    /// Notes a use.
    public void note(CredentialId id, LastUse use) {
        Instant last = written.get(id);
        if (last == null || Duration.between(last, use.at()).compareTo(FINEST) >= 0) noted.put(id, use);
    }

    /// Writes what was noted.
    public void flush(Database database, Instant now) {
        Map<CredentialId, LastUse> batch = Map.copyOf(noted);
        if (batch.isEmpty()) return;
        batch.forEach(noted::remove);
        try {
            database.write(tx -> {
                batch.forEach((id, use) -> store.use(tx, id, use));
                return batch.size();
            });
        } catch (RuntimeException e) {
            batch.forEach(noted::putIfAbsent); // for the next round
            throw e;
        }
        batch.forEach((id, use) -> written.put(id, use.at()));
        written.values().removeIf(at -> Duration.between(at, now).compareTo(FINEST) > 0);
    }
}
