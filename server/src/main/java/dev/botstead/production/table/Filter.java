package dev.botstead.production.table;

import java.util.List;

/// A condition on a column or relation: its value is one of these.
///
/// Ids are [java.util.UUID]s, numbers [Double]s, truth values [Boolean]s; names come as [dev.botstead.base.Text#key]
/// makes them, instants as whole seconds ([java.time.Instant]).
public record Filter(String column, List<Object> values) {
    /// Copies the values.
    public Filter {
        values = List.copyOf(values);
    }
}
