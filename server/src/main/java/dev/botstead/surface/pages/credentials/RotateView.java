package dev.botstead.surface.pages.credentials;

import org.jspecify.annotations.Nullable;

/// The pop-in that gives a credential another secret.
///
/// @param error why the last choice will not do; null for nothing
public record RotateView(
        KeyRow key, Overlap chosen, @Nullable String error, Query query) {}
