/// The Productions pages: the list, and one production with its team, assets, shots, tasks and what is said of them.
@NullMarked
package dev.botstead.surface.pages.productions;

import org.jspecify.annotations.NullMarked;
