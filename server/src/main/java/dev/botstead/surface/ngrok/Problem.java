package dev.botstead.surface.ngrok;

/// This dialect says no, with one of its numbers.
final class Problem extends RuntimeException {
    private final Code code;

    Problem(Code code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    Code code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
