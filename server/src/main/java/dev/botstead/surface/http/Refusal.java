package dev.botstead.surface.http;

import java.util.List;

/// HTTP itself says no: no such route, a body too large, a client too slow. The zone of the path gives it
/// its words.
public final class Refusal extends RuntimeException {
    private final int status;
    private final List<Response.Field> fields;

    /// A refusal with `status` (400 to 599) and a sentence for the client.
    public Refusal(int status, String sentence) {
        this(status, sentence, List.of());
    }

    /// A refusal whose answer bears `fields` in whatever words it is put: `allow`, `retry-after`,
    /// `www-authenticate`.
    public Refusal(int status, String sentence, List<Response.Field> fields) {
        super(sentence, null, false, false);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a refusal cannot have the status " + status);
        }
        this.status = status;
        this.fields = List.copyOf(fields);
    }

    /// The HTTP status to answer with.
    public int status() {
        return status;
    }

    /// The sentence for the client.
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /// The fields that the answer bears unless its words set them already.
    public List<Response.Field> fields() {
        return fields;
    }
}
