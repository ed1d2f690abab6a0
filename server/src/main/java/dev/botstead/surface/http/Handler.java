package dev.botstead.surface.http;

/// A route's code: plain and blocking, on a virtual thread of its own.
@FunctionalInterface
public interface Handler {
    /// Answers `request`, or throws a [Refusal]. Anything else thrown is a fault of ours: 500, told in the
    /// log alone.
    Response answer(Request request);
}
