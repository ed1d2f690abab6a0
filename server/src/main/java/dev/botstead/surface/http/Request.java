package dev.botstead.surface.http;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One HTTP request as a route sees it. Its head is whole and checked; its body has not been read.
public interface Request {
    /// The id under which logs and events name this request: made here, never taken from the client.
    String id();

    /// The method, in upper case.
    String method();

    /// The path as it was sent, still encoded, without the query.
    String path();

    /// The decoded value of a variable of the route's pattern (`{name}`). It may hold `/` and dots: never a
    /// file name.
    String path(String name);

    /// The query as it was sent, without its question mark, or null when there is none.
    @Nullable
    String rawQuery();

    /// The parameters of the query, form-decoded, in their order.
    Parameters query();

    /// The first header of that name (any case), or null.
    @Nullable
    String header(String name);

    /// All headers of that name, in their order.
    List<String> headers(String name);

    /// The value of the first cookie of that name, or null.
    @Nullable
    String cookie(String name);

    /// The values of all cookies of that name: a browser sends more than one when another host of the domain, or
    /// another path, has left one too.
    List<String> cookies(String name);

    /// The body as a stream that blocks. Throws a [Refusal] (413 past `limit` bytes, 408 when the client is
    /// too slow) or [ClientGone] while it is read.
    InputStream body(long limit);

    /// The whole body in memory: for small ones.
    byte[] bytes(int limit);

    /// The connection the request came on.
    Connection connection();

    /// Runs `action` once if the client goes away before the answer was sent.
    void whenGone(Runnable action);
}
