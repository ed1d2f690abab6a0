package dev.botstead.check;

import dev.botstead.policy.Callers;
import dev.botstead.policy.Scope;
import org.jspecify.annotations.Nullable;

/// What a route asks of what is presented to it.
///
/// @param callers who may call it at all
/// @param scope what a limited credential must be good for, or null where any is
public record Demand(Callers callers, @Nullable Scope scope) {
    /// People and bots, by whatever credential.
    public static final Demand ANYONE = new Demand(Callers.ANYONE, null);
}
