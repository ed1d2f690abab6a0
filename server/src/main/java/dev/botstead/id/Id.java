package dev.botstead.id;

import java.util.UUID;

/// An identifier of one kind of thing. Each kind is a record of its own, so that two kinds cannot be swapped.
public interface Id {
    /// The sixteen bytes that are stored.
    UUID uuid();
}
