package dev.botstead.surface.kitsu.production;

import dev.botstead.base.Failure;
import dev.botstead.id.PrincipalId;
import java.util.HashMap;
import java.util.Map;

/// How many requests with files may be under way: each holds a little memory for as long as its client pleases, and
/// one caller may not take all of it.
final class Places {
    private static final int ALL = 128;
    private static final int OF_ONE = 32;

    private final Map<PrincipalId, Integer> taken = new HashMap<>();
    private int all;

    /// One that is given back when it is closed.
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /// Takes one for a caller, or refuses.
    synchronized Place take(PrincipalId caller) {
        int own = taken.getOrDefault(caller, 0);
        if (all == ALL || own == OF_ONE)
            throw new Failure.Unavailable("Too many files are being received. Nothing was changed; try again.");
        all++;
        taken.put(caller, own + 1);
        return () -> giveBack(caller);
    }

    private synchronized void giveBack(PrincipalId caller) {
        all--;
        taken.computeIfPresent(caller, (_, own) -> own == 1 ? null : own - 1);
    }
}
