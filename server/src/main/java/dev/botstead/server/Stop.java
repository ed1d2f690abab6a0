package dev.botstead.server;

/// The program cannot go on; one sentence says what to do. It ends with exit code 1 and no stack trace.
final class Stop extends RuntimeException {
    Stop(String sentence) {
        super(sentence, null, false, false);
    }
}
