package dev.botstead.base;

/// A command that cannot be done, in words of the domain. Each dialect turns it into its own error in one exhaustive
/// `switch`.
public abstract sealed class Failure extends RuntimeException {
    private Failure(String detail) {
        super(detail, null, false, false);
    }

    /// The sentence for the client: what is wrong and what to do.
    public String detail() {
        return String.valueOf(getMessage());
    }

    /// What was sent is wrong; `field` names the part, or is empty when it is the whole.
    public static final class Invalid extends Failure {
        private final String field;

        /// An invalid `field`.
        public Invalid(String field, String detail) {
            super(detail);
            this.field = field;
        }

        /// The part that is wrong, or `""`.
        public String field() {
            return field;
        }
    }

    /// It does not exist, or not for the one who asks.
    public static final class NotFound extends Failure {
        /// Nothing there.
        public NotFound(String detail) {
            super(detail);
        }
    }

    /// The caller is known and may not do it.
    public static final class Forbidden extends Failure {
        /// Not allowed.
        public Forbidden(String detail) {
            super(detail);
        }
    }

    /// The caller is not, or no longer, somebody who may act at all.
    public static final class Unauthenticated extends Failure {
        /// Nobody we know.
        public Unauthenticated(String detail) {
            super(detail);
        }
    }

    /// It collides with what is there.
    public static final class Conflict extends Failure {
        /// A collision.
        public Conflict(String detail) {
            super(detail);
        }
    }

    /// A limit of the account is reached.
    public static final class LimitReached extends Failure {
        private final int limit;

        /// `limit` is reached.
        public LimitReached(String detail, int limit) {
            super(detail);
            this.limit = limit;
        }

        /// The limit.
        public int limit() {
            return limit;
        }
    }

    /// Something we need does not answer: nothing was changed, and trying again is right.
    public static final class Unavailable extends Failure {
        /// Try again.
        public Unavailable(String detail) {
            super(detail);
        }
    }
}
