package dev.botstead.surface.pages.credentials;

import org.jspecify.annotations.Nullable;

/// The one answer in which a secret is shown.
///
/// @param before the one whose place it took, while that works on; else null
public record SecretView(
        KeyRow key, String secret, @Nullable KeyRow before, Query query) {}
