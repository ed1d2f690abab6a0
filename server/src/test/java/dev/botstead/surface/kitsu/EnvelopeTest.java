package dev.botstead.surface.kitsu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.base.Failure;
import dev.botstead.check.Decision.Reason;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Response;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Errors in the one shape, with none but the statuses that the client knows: it takes any other for success.
final class EnvelopeTest {
    private static final Set<Integer> KNOWN = Set.of(400, 401, 403, 404, 405, 413, 422, 500, 502);

    private static JsonNode checked(Response response) {
        assertThat(KNOWN).contains(response.status());
        JsonNode json = JsonMapper.shared().readTree(((Response.Bytes) response.content()).bytes());
        assertThat(json.get("message").isString()).isTrue();
        assertThat(json.has("data")).isTrue();
        assertThat(json.has("error")).isEqualTo(response.status() != 422);
        return json;
    }

    @Test
    void everyFailureHasAStatusThatTheClientKnows() {
        List<Failure> failures = List.of(
                new Failure.Invalid("name", "bad"),
                new Failure.Invalid("", "bad"),
                new Failure.NotFound("none"),
                new Failure.Forbidden("no"),
                new Failure.Unauthenticated("who"),
                new Failure.Conflict("twice"),
                new Failure.LimitReached("the limit", 5),
                new Failure.Unavailable("away"));
        assertThat(failures)
                .extracting(failure -> (Object) failure.getClass())
                .containsAll(List.of(Failure.class.getPermittedSubclasses()));
        for (Failure failure : failures)
            assertThat(checked(Envelope.of(failure)).get("message").stringValue())
                    .isEqualTo(failure.detail());
        assertThat(checked(Envelope.of(new Failure.LimitReached("the limit", 5)))
                        .get("data")
                        .get("limit")
                        .intValue())
                .isEqualTo(5);
    }

    @Test
    void everyRefusalOfHttpHasAStatusThatTheClientKnows() {
        for (int status = 400; status < 600; status++) checked(Envelope.of(new Refusal(status, "no")));
    }

    @Test
    void everyReasonHasItsStatusAndAnExpiryTheWordsThatTheClientLooksFor() {
        for (Reason reason : Reason.values()) {
            Response response = Envelope.of(reason);
            assertThat(response.status())
                    .as("%s", reason)
                    .isEqualTo(
                            switch (reason) {
                                case WRONG_KIND -> 422;
                                case PEOPLE_ONLY, ADDRESS, SCOPE -> 403;
                                default -> 401;
                            });
            checked(response);
        }
        assertThat(checked(Envelope.of(Reason.EXPIRED)).get("message").stringValue())
                .isEqualTo("Signature has expired");
    }
}
