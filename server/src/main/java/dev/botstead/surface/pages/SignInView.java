package dev.botstead.surface.pages;

import org.jspecify.annotations.Nullable;

/// The sign-in page: what was typed, and why it was refused.
///
/// @param heading "Sign in to …"
/// @param next the path to go to afterwards
/// @param problem why the last try failed, without saying which field; null before any
public record SignInView(
        String heading, String email, String next, @Nullable String problem) {}
