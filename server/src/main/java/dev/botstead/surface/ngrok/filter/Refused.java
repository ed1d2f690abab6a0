package dev.botstead.surface.ngrok.filter;

/// Why a part of an expression is refused. [Reading] adds where.
final class Refused extends RuntimeException {
    Refused(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
