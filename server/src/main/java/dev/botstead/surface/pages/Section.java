package dev.botstead.surface.pages;

import dev.botstead.directory.Caller;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Tx;
import java.util.List;
import java.util.Map;

/// A part of the dashboard that not every server has: bots can be looked after without the tracker.
public interface Section {
    /// Its routes.
    List<PageRoute> routes(Answers answers, Frames frames, Receipts receipts);

    /// Where each of `bots` works, by one query; one that works nowhere has no entry.
    Map<PrincipalId, List<Place>> places(Tx tx, Caller caller, List<PrincipalId> bots);

    /// No such part.
    Section NONE = new Section() {
        @Override
        public List<PageRoute> routes(Answers answers, Frames frames, Receipts receipts) {
            return List.of();
        }

        @Override
        public Map<PrincipalId, List<Place>> places(Tx tx, Caller caller, List<PrincipalId> bots) {
            return Map.of();
        }
    };
}
