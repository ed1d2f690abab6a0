package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/// Bots as gazu creates them.
final class Bots {
    private Bots() {}

    /// What gazu sends, with `changes`.
    static Map<String, Object> body(String name, Map<String, ?> changes) {
        Map<String, Object> body = new HashMap<>();
        body.put("first_name", name);
        body.put("last_name", "");
        body.put("email", "admin@example.com");
        body.put("role", "user");
        body.put("departments", java.util.List.of());
        body.put("active", true);
        body.put("expiration_date", null);
        body.put("is_bot", true);
        body.putAll(changes);
        return body;
    }

    /// A new bot; its token is noted as a secret.
    static Api.Answer create(RunningServer server, Api admin, Map<String, ?> changes) {
        Api.Answer answer = admin.post("/data/persons", body("bot", changes));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        server.secrets().add(answer.field("access_token"));
        return answer;
    }
}
