/// The Kitsu side of the production tracker: its routes and dictionaries.
@NullMarked
package dev.botstead.surface.kitsu.production;

import org.jspecify.annotations.NullMarked;
