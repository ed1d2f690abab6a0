package dev.botstead.directory;

import dev.botstead.id.DepartmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wants to change of a principal. Null keeps what is there; an expiry has an object of its own,
/// since no expiry is a value too.
public record Patch(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable Role role,
        @Nullable Boolean active,
        @Nullable List<DepartmentId> departments,
        @Nullable Expiry expiry) {
    /// A patch that keeps everything.
    public static final Patch NONE = new Patch(null, null, null, null, null, null, null);

    /// A new expiry.
    ///
    /// @param at the instant from which it is over, or null for never
    public record Expiry(@Nullable Instant at) {}

    /// Only the switch.
    public static Patch active(boolean active) {
        return new Patch(null, null, null, null, active, null, null);
    }
}
