package dev.botstead.surface.kitsu.production;

import dev.botstead.base.Failure;
import dev.botstead.directory.Caller;
import dev.botstead.id.Id;
import java.util.HashMap;
import java.util.Map;

/// How many requests with files may be under way: each holds a little memory for as long as its client pleases, and
/// neither one caller nor one account may take all of it.
final class Places {
    private static final int ALL = 128;
    private static final int OF_ACCOUNT = 64;
    private static final int OF_ONE = 16;

    private final Map<Id, Integer> taken = new HashMap<>();
    private int all;

    /// One that is given back when it is closed.
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /// Takes one for a caller, or refuses.
    synchronized Place take(Caller caller) {
        if (all == ALL || of(caller.account()) == OF_ACCOUNT || of(caller.id()) == OF_ONE)
            throw new Failure.Unavailable("Too many files are being received. Nothing was changed; try again.");
        count(caller, 1);
        return () -> count(caller, -1);
    }

    private int of(Id id) {
        return taken.getOrDefault(id, 0);
    }

    private synchronized void count(Caller caller, int more) {
        all += more;
        for (Id id : new Id[] {caller.account(), caller.id()})
            if (taken.merge(id, more, Integer::sum) == 0) taken.remove(id);
    }
}
