package dev.botstead.base;

/// A command that cannot be done, in words of the domain. Each dialect turns it into its own error in one exhaustive
/// `switch`.
public abstract sealed class Failure extends RuntimeException {
    private final String code;

    private Failure(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    /// A word by which a dialect may tell this failure from its siblings (`too_long`, `taken`), or `""`.
    public String code() {
        return code;
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
            this(field, "", detail);
        }

        /// An invalid `field`, with a word for what is wrong with it.
        public Invalid(String field, String code, String detail) {
            super(code, detail);
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
            super("", detail);
        }
    }

    /// The caller is known and may not do it.
    public static final class Forbidden extends Failure {
        /// Not allowed.
        public Forbidden(String detail) {
            this("", detail);
        }

        /// Not allowed, with a word for what is missing.
        public Forbidden(String code, String detail) {
            super(code, detail);
        }
    }

    /// The caller is not, or no longer, somebody who may act at all.
    public static final class Unauthenticated extends Failure {
        /// Nobody we know.
        public Unauthenticated(String detail) {
            super("", detail);
        }
    }

    /// It collides with what is there.
    public static final class Conflict extends Failure {
        /// A collision.
        public Conflict(String detail) {
            this("", detail);
        }

        /// A collision, with a word for its kind.
        public Conflict(String code, String detail) {
            super(code, detail);
        }
    }

    /// A limit of the account is reached.
    public static final class LimitReached extends Failure {
        private final int limit;

        /// `limit` is reached.
        public LimitReached(String detail, int limit) {
            super("", detail);
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
            super("", detail);
        }
    }
}
