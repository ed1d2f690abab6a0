package dev.botstead.secret;

/// The permission to take a secret out of its wrapper. Only surfaces ask for it (a build rule says so),
/// each in the answer that creates the secret: its callers are the list of places where a secret leaves the server.
public final class Disclosure {
    private Disclosure() {}

    /// For the answer that creates the secret, which is sent once and never again.
    public static Disclosure inTheAnswerThatCreatesIt() {
        return new Disclosure();
    }
}
