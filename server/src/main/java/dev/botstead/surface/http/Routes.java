package dev.botstead.surface.http;

/// Where a surface says which code answers what. A pattern is a path whose segments are text or
/// `{variable}`; text wins over a variable. `HEAD` is answered from `GET`; a known path with another method
/// is 405 with what is allowed.
public interface Routes {
    /// `handler` answers `method` on `pattern`, on a virtual thread.
    void on(String method, String pattern, Handler handler);

    /// `handler` answers from memory, on the event loop: it may never block, and its answer is
    /// [Response.Bytes]. Only `surface.gateway` may register one.
    void instant(String method, String pattern, Handler handler);

    /// `handler` answers `GET` on every path at which nothing else stands and that lies in no zone but that of `/`.
    void otherwise(Handler handler);

    /// `upgrade` takes what asks on `pattern` to become a WebSocket; all else there goes to the other routes.
    void socket(String pattern, Upgrade upgrade);

    /// Below `prefix` (a path, or `/` for all), `zone` says how paths are read and how a [Refusal] or a
    /// fault is worded. The longest prefix wins.
    void zone(String prefix, Zone zone);
}
