/// The command line, the configuration, and the wiring of everything: the only package that knows all the others.
@NullMarked
package dev.botstead.server;

import org.jspecify.annotations.NullMarked;
