package dev.botstead.surface.kitsu.events;

import dev.botstead.directory.Caller;
import dev.botstead.event.Origin;
import dev.botstead.surface.kitsu.Entrance.Presented;

/// Who was let in: by what, and from where.
///
/// @param caller as it was when it was let in; what it may hear is decided by how it is then
record Guest(Presented token, Origin origin, Caller caller) {}
