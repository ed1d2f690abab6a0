/// The production that a new server shows itself with.
@NullMarked
package dev.botstead.production.demo;

import org.jspecify.annotations.NullMarked;
