package dev.botstead.policy;

/// One line of the table: a route and what it asks.
///
/// @param surface the surface that serves it (`kitsu`, `pages`, …)
/// @param path the pattern, variables in braces, with the surface's prefix
/// @param right the name of an [AccountRight] or of a right of another feature
/// @param scope what a limited credential must be good for, or `""`
public record Rule(String surface, String method, String path, Callers callers, String right, String scope) {
    /// A route that no credential is limited for.
    public Rule(String surface, String method, String path, Callers callers, String right) {
        this(surface, method, path, callers, right, "");
    }
}
