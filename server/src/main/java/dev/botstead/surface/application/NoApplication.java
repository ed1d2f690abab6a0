package dev.botstead.surface.application;

/// The folder that was named holds no web application. Its message is one sentence that an operator can act on.
public final class NoApplication extends RuntimeException {
    NoApplication(String sentence) {
        super(sentence, null, false, false);
    }
}
