/// Events as they happen, for the clients of the Kitsu side: Socket.IO 5 over Engine.IO 4, by polling and by
/// WebSocket. A [Session] is one client's Engine.IO session; [Sessions] holds and bounds them; [Namespace] lets its
/// client in; [Following] reads the log and hands each event to those who may hear of it.
@NullMarked
package dev.botstead.surface.kitsu.events;

import org.jspecify.annotations.NullMarked;
