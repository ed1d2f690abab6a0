package dev.botstead.surface.kitsu.auth;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the web application asks for before anybody is signed in (web contract 3). It names no host, no chat and no
/// collector of errors, so that the page calls nobody but us.
final class WebConfig {
    static final Map<String, Object> KEYS = keys();

    private WebConfig() {}

    private static Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("is_self_hosted", true);
        for (String absent : new String[] {
            "dark_theme_by_default",
            "indexer_configured",
            "saml_enabled",
            "oidc_enabled",
            "enforce_2fa",
            "preview_accounts_enabled"
        }) keys.put(absent, false);
        for (String nobody : new String[] {"crisp_token", "saml_idp_name", "oidc_idp_name"}) keys.put(nobody, "");
        keys.put("default_locale", "en_US");
        keys.put("default_timezone", "Europe/Paris");
        keys.put("movie_highdef_bitrate", 28);
        keys.put("movie_lowdef_bitrate", 1);
        return java.util.Collections.unmodifiableMap(keys);
    }
}
