package dev.botstead.surface.oauth2;

import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Rule;
import dev.botstead.signing.SigningKeys;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Routes;
import java.util.List;

/// The published keys (RFC 7517), for those who verify tokens without asking us.
public final class WellKnown {
    private static final String KEYS = "/.well-known/jwks.json";

    private final SigningKeys keys;

    /// Publishes `keys`.
    public WellKnown(SigningKeys keys) {
        this.keys = keys;
    }

    /// The table.
    public List<Rule> rules() {
        return List.of(new Rule("oauth2", "GET", KEYS, Callers.PUBLIC, AccountRight.NONE.name()));
    }

    /// Mounts it.
    public void mount(Routes routes) {
        routes.on(
                "GET",
                KEYS,
                _ -> Response.text(200, "application/jwk-set+json", keys.published())
                        .with("cache-control", "public, max-age=300"));
    }
}
