package dev.botstead.surface.pages.bots;

import org.jspecify.annotations.Nullable;

/// The pop-in that changes or clears a bot's picture.
///
/// @param error why the last one was not taken; null for nothing
public record AvatarView(BotRow bot, @Nullable String error, Query query) {}
