package dev.botstead.surface.pages.credentials;

import org.jspecify.annotations.Nullable;

/// The one answer in which a secret is shown.
///
/// @param older one before that, which works on as well; else null
/// @param before the one whose place it took, while that works on; else null
public record SecretView(
        KeyRow key,
        String secret,
        @Nullable KeyRow before,
        @Nullable KeyRow older,
        Query query) {}
