/// The words in which every edge speaks HTTP: a [Request] comes in, a [Response] goes out, [Routes] say
/// which code answers. Plain blocking code, one virtual thread a request; only `server.http` knows the
/// library beneath.
@NullMarked
package dev.botstead.surface.http;

import org.jspecify.annotations.NullMarked;
