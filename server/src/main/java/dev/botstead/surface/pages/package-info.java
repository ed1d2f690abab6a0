/// The dashboard: pages for people, drawn on the server and complete without a script; htmx only swaps parts of them.
@NullMarked
package dev.botstead.surface.pages;

import org.jspecify.annotations.NullMarked;
