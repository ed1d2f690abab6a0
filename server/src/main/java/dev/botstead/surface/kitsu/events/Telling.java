package dev.botstead.surface.kitsu.events;

import dev.botstead.directory.Caller;
import dev.botstead.event.Recorded;
import dev.botstead.sql.Tx;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What clients are told of the log, and who is told.
public interface Telling {
    /// An event in the clients' words: its name, and the ids that it is about.
    record Told(String name, Map<String, ? extends @Nullable Object> data) {}

    /// What clients are told of an event; nothing for one that is not for them.
    Optional<Told> told(Recorded event);

    /// Whether a caller of the event's account may hear of it, as things stand in `tx`.
    boolean mayHear(Tx tx, Caller caller, Recorded event);
}
