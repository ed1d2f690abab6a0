package dev.botstead.surface.http;

/// HTTP itself says no: no such route, a body too large, a client too slow. The zone of the path gives it its words.
public final class Refusal extends RuntimeException {
    private final int status;

    /// A refusal with `status` (400 to 599) and a sentence for the client.
    public Refusal(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    /// The HTTP status to answer with.
    public int status() {
        return status;
    }

    /// The sentence for the client.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
