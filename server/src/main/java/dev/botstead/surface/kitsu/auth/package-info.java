/// Signing in and out on the Kitsu side, its tokens, and what it says of itself.
@NullMarked
package dev.botstead.surface.kitsu.auth;

import org.jspecify.annotations.NullMarked;
