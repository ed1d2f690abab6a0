/// How people get in: passwords, and the sessions that a browser or a client opens with them. No bot ever passes
/// here.
@NullMarked
package dev.botstead.signin;

import org.jspecify.annotations.NullMarked;
