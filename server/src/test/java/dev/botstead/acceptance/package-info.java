/// The packaged server, run as its users run it and asked by real clients: what it promises, seen from outside.
@NullMarked
package dev.botstead.acceptance;

import org.jspecify.annotations.NullMarked;
