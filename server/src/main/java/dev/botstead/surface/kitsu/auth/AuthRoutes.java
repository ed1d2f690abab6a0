package dev.botstead.surface.kitsu.auth;

import static dev.botstead.surface.kitsu.KitsuRoute.anyone;
import static dev.botstead.surface.kitsu.KitsuRoute.people;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principals;
import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Callers;
import dev.botstead.secret.Disclosure;
import dev.botstead.secret.SecretToken;
import dev.botstead.signin.Sessions;
import dev.botstead.signin.SignIn;
import dev.botstead.signin.SignIn.Outcome;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Body;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import dev.botstead.surface.kitsu.SessionCookies;
import dev.botstead.surface.kitsu.people.Organisation;
import dev.botstead.surface.kitsu.people.PersonViews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The routes of sections 1 and 2 of the contract.
public final class AuthRoutes {
    /// The version of the reference whose behaviour is followed: third-party code compares it.
    private static final String VERSION = "1.0.97";
    private static final String NO_SECOND_FACTOR = "Second factors are not offered here yet.";

    private final SignIn signIn;
    private final Sessions sessions;
    private final Ledger ledger;
    private final Principals principals;
    private final PersonViews views;
    private final Organisation organisation;
    private final SessionCookies cookies;

    /// Routes over `signIn` and `sessions`.
    public AuthRoutes(
            SignIn signIn,
            Sessions sessions,
            Ledger ledger,
            Principals principals,
            PersonViews views,
            Organisation organisation,
            SessionCookies cookies) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.ledger = ledger;
        this.principals = principals;
        this.views = views;
        this.organisation = organisation;
        this.cookies = cookies;
    }

    /// The table.
    public List<KitsuRoute> routes() {
        List<KitsuRoute> routes = new ArrayList<>(List.of(
                open("GET", "", _ -> Answers.ok(Map.of("api", "Zou", "version", VERSION))),
                open("GET", "/config", _ -> Answers.ok(WebConfig.KEYS)),
                open("POST", "/auth/login", this::logIn),
                people("GET", "/auth/logout", this::logOut),
                anyone("GET", "/auth/authenticated", this::authenticated),
                new KitsuRoute("GET", "/auth/refresh-token", Callers.REFRESH, AccountRight.NONE, this::refresh),
                people("POST", "/auth/change-password", this::changePassword),
                open(
                        "POST",
                        "/auth/reset-password",
                        call -> cannot("This server sends no mail: ask an administrator for a new password.")),
                open(
                        "PUT",
                        "/auth/reset-password",
                        call -> cannot("This server sends no mail: ask an administrator for a new password.")),
                people(
                        "POST",
                        "/auth/app-login/code",
                        call -> cannot("Signing in an application from a browser is not offered here yet.")),
                open(
                        "POST",
                        "/auth/app-login/token",
                        _ -> Answers.json(400, failed("There is no such code.", Map.of("login", false)))),
                people("PUT", "/auth/recovery-codes", call -> cannot(NO_SECOND_FACTOR)),
                open("GET", "/auth/email-otp", call -> cannot(NO_SECOND_FACTOR)),
                open("GET", "/auth/fido", call -> cannot(NO_SECOND_FACTOR))));
        for (String factor : List.of("totp", "email-otp", "fido"))
            for (String method : List.of("PUT", "POST", "DELETE"))
                routes.add(people(method, "/auth/" + factor, call -> cannot(NO_SECOND_FACTOR)));
        for (String path : List.of("/auth/saml/sso", "/auth/saml/login", "/auth/oidc/login", "/auth/oidc/callback"))
            routes.add(open("GET", path, call -> cannot("Single sign-on is not configured.")));
        return routes;
    }

    private static KitsuRoute open(String method, String path, KitsuRoute.Answer answer) {
        return new KitsuRoute(method, path, Callers.PUBLIC, AccountRight.NONE, answer);
    }

    private static Response cannot(String sentence) {
        throw new Invalid("", sentence);
    }

    private Response logIn(Call call) {
        Body body = call.body();
        String email = body.textOr("email").orElse("");
        if (email.isBlank()) throw new Invalid("email", "The e-mail address is missing.");
        return switch (signIn.client(email, body.textOr("password").orElse(""))) {
            case Outcome.Client in -> loggedIn(call, in);
            case Outcome.Browser _ -> throw new IllegalStateException("a client was to be let in");
            case Outcome.Wrong _ -> Answers.json(400, failed("The e-mail address or the password is wrong.", Map.of()));
            case Outcome.Inactive _ ->
                Answers.json(
                        401, failed("This account is not active. Ask an administrator.", Map.of("unactive", true)));
            case Outcome.Paused _ ->
                // The key is misspelt in the API that is spoken here.
                Answers.json(
                        400,
                        failed("Too many wrong tries. Wait a minute.", Map.of("too_many_failed_login_attemps", true)));
        };
    }

    private Response loggedIn(Call call, Outcome.Client in) {
        Caller caller = new Caller(
                in.person().account(),
                in.person().id(),
                in.person().name(),
                true,
                in.person().role(),
                in.person().departments(),
                null);
        Map<String, @Nullable Object> json = ledger.read(tx -> {
            Map<String, @Nullable Object> read = new LinkedHashMap<>();
            read.put("user", views.whole(tx, in.person()));
            read.put("organisation", organisation.of(tx, caller));
            return read;
        });
        json.put("login", true);
        json.put("access_token", revealed(in.access().secret()));
        json.put("refresh_token", revealed(in.refresh().secret()));
        return cookies.areFor(call.request())
                ? cookies.signedIn(
                        call.request(),
                        Answers.ok(json),
                        in.access().secret(),
                        in.refresh().secret())
                : Answers.ok(json);
    }

    private static String revealed(SecretToken secret) {
        return secret.reveal(Disclosure.inTheAnswerThatCreatesIt());
    }

    private static Map<String, Object> failed(String message, Map<String, Object> more) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("error", true);
        json.put("login", false);
        json.put("message", message);
        json.putAll(more);
        return json;
    }

    private Response logOut(Call call) {
        sessions.signOut(call.caller());
        Response out = Answers.ok(Map.of("logout", true));
        return call.byCookie() ? cookies.signedOut(call.request(), out) : out;
    }

    private Response authenticated(Call call) {
        return Answers.ok(ledger.<Object>read(tx -> {
            Principal principal =
                    principals.get(tx, call.caller().account(), call.caller().id());
            Map<String, @Nullable Object> user = views.whole(tx, principal);
            user.put("fido_devices", List.of());
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("authenticated", true);
            json.put("user", user);
            json.put("organisation", organisation.of(tx, call.caller()));
            return json;
        }));
    }

    private Response refresh(Call call) {
        SecretToken access = signIn.refresh(call.caller()).secret();
        Response refreshed = Answers.ok(Map.of("access_token", revealed(access)));
        return call.byCookie() ? cookies.refreshed(call.request(), refreshed, access) : refreshed;
    }

    private Response changePassword(Call call) {
        Body body = call.body();
        String wanted = body.text("password");
        if (!wanted.equals(body.text("password_2"))) throw new Invalid("password_2", "The two passwords differ.");
        signIn.changePassword(call.caller(), body.text("old_password"), wanted);
        return Answers.ok(Map.of("success", true));
    }
}
