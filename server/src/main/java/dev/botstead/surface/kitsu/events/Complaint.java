package dev.botstead.surface.kitsu.events;

import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is wrong with a request, by the numbers that clients of Engine.IO know.
enum Complaint {
    TRANSPORT(0, "This transport is not spoken here: ask for polling or websocket."),
    SESSION(1, "This session is not known here. It may have ended: open a new one."),
    METHOD(2, "A session is opened with GET."),
    REQUEST(3, "The request is malformed."),
    FORBIDDEN(4, "Too many connections are open. Close some and try again."),
    VERSION(5, "Only version 4 of Engine.IO is spoken here: use a client of Socket.IO 3 or newer.");

    private final int code;
    private final String message;

    Complaint(int code, String message) {
        this.code = code;
        this.message = message;
    }

    String sentence() {
        return message;
    }

    /// To be thrown.
    Refusal refusal() {
        return new Refusal(400, message);
    }

    /// Any refusal below the path of the events, in this shape.
    static Response answer(Refusal refusal) {
        int code = Arrays.stream(values())
                .filter(each -> each.message.equals(refusal.sentence()))
                .findFirst()
                .orElse(REQUEST)
                .code;
        int status = switch (refusal.status()) {
            case 400, 403, 404, 405, 413, 500 -> refusal.status();
            default -> refusal.status() < 500 ? 400 : 500;
        };
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("error", true);
        body.put("message", refusal.sentence());
        return Answers.json(status, body);
    }
}
