package dev.botstead.surface.kitsu;

import dev.botstead.base.Failure;
import dev.botstead.directory.Caller;
import dev.botstead.id.Ids;
import dev.botstead.secret.SecretToken;
import dev.botstead.surface.http.Parameters;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.kitsu.Entrance.Admission.Admitted;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One call of the Kitsu side whose caller has been let in.
public final class Call {
    private final Request request;
    private final @Nullable Admitted admitted;

    Call(Request request, @Nullable Admitted admitted) {
        this.request = request;
        this.admitted = admitted;
    }

    /// The request itself.
    public Request request() {
        return request;
    }

    private Admitted admitted() {
        if (admitted == null) throw new IllegalStateException("a public route has no caller");
        return admitted;
    }

    /// Who asks. On a public route there is nobody.
    public Caller caller() {
        return admitted().caller();
    }

    /// What the caller presented.
    public SecretToken presented() {
        return admitted().presented();
    }

    /// Whether the caller presented it in a cookie.
    public boolean byCookie() {
        return admitted().cookie();
    }

    /// The query.
    public Parameters query() {
        return request.query();
    }

    /// Whether a boolean parameter says true, in any case; all else is false.
    public boolean flag(String name) {
        return "true".equalsIgnoreCase(request.query().first(name));
    }

    /// An id of the path whose malformed form is an error of the client: 400. The generic routes.
    public UUID id(String variable) {
        return Ids.parse(request.path(variable))
                .orElseThrow(() -> new Failure.Invalid(variable, "This is not an id: it has the form of a UUID."));
    }

    /// An id of the path whose malformed form names nothing: 404. The typed routes.
    public UUID idOrNothing(String variable) {
        return Ids.parse(request.path(variable)).orElseThrow(() -> new Failure.NotFound("There is no such object."));
    }

    /// The JSON object of the body.
    public Body body() {
        return Body.object(request);
    }

    /// The JSON list of the body.
    public JsonNode list() {
        return Body.list(request);
    }
}
