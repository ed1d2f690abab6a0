/// `surface.http` over Vert.x: Netty speaks HTTP on the event loop, an instant route is answered there, and
/// every other route is plain code on one virtual thread. Nothing outside this package knows Vert.x or
/// Netty.
@NullMarked
package dev.botstead.server.http;

import org.jspecify.annotations.NullMarked;
