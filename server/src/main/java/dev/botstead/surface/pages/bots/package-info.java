/// The Bots page: the list with its filters, and the pop-ins that make, change, regenerate and delete a bot.
@NullMarked
package dev.botstead.surface.pages.bots;

import org.jspecify.annotations.NullMarked;
