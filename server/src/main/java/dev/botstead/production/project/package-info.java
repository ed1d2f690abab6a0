/// Productions: their settings, their team, their metadata, and who stands where in them.
@NullMarked
package dev.botstead.production.project;

import org.jspecify.annotations.NullMarked;
