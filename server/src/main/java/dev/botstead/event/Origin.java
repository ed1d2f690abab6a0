package dev.botstead.event;

import org.jspecify.annotations.Nullable;

/// Where a request came from: bound for its whole length by the pipeline that received it.
///
/// @param requestId the id that the log names it by
/// @param address the client's address, or null
/// @param userAgent what the client calls itself, cut to a bounded length, or null
public record Origin(
        String requestId,
        @Nullable String address,
        @Nullable String userAgent) {
    private static final ScopedValue<Origin> NOW = ScopedValue.newInstance();
    private static final Origin NONE = new Origin("-", null, null);

    /// The origin of the request under way on this thread, or an empty one.
    public static Origin now() {
        return NOW.orElse(NONE);
    }

    /// Runs `work` as part of the request that came from this origin.
    public <T> T during(ScopedValue.CallableOp<T, RuntimeException> work) {
        return ScopedValue.where(NOW, this).call(work);
    }
}
