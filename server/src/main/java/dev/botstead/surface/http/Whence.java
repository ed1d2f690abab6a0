package dev.botstead.surface.http;

/// Where the page lies that made a browser send a request, as far as the browser says.
public enum Whence {
    /// With us.
    OURS,
    /// Nowhere: somebody typed the address, or kept it.
    TYPED,
    /// Elsewhere: on another site, or under another name or port of ours.
    FOREIGN,
    /// It does not say: a browser over plain HTTP that only reads, or no browser.
    UNSAID
}
