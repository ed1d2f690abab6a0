package dev.botstead.surface.http;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names with their values, as a query string or a form carries them: `application/x-www-form-urlencoded`.
public interface Parameters {
    /// The first value of `name`, or null when it is absent; `""` when it was sent empty.
    @Nullable
    String first(String name);

    /// All values of `name`, in their order.
    List<String> all(String name);

    /// The names sent, in the order of their first appearance.
    Set<String> names();
}
