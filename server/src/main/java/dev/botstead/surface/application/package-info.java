/// The Kitsu web application, built elsewhere and served from a folder beside the API that it asks: known files by
/// their names, and its one page for every other path.
@NullMarked
package dev.botstead.surface.application;

import org.jspecify.annotations.NullMarked;
