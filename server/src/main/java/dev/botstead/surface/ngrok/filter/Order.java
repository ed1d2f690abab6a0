package dev.botstead.surface.ngrok.filter;

/// The four ways to be before or after something.
enum Order {
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String sign;

    Order(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    /// The same, with its two sides exchanged.
    Order turned() {
        return switch (this) {
            case LESS -> MORE;
            case AT_MOST -> AT_LEAST;
            case MORE -> LESS;
            case AT_LEAST -> AT_MOST;
        };
    }
}
