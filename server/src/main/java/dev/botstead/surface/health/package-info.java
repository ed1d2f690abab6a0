/// Whether this process lives and can serve: public, for whoever starts and watches it.
@NullMarked
package dev.botstead.surface.health;

import org.jspecify.annotations.NullMarked;
