package dev.botstead.surface.pages;

import dev.botstead.base.Failure;
import dev.botstead.check.Checks;
import dev.botstead.check.Decision;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Account;
import dev.botstead.directory.Accounts;
import dev.botstead.secret.Disclosure;
import dev.botstead.signin.Session;
import dev.botstead.signin.SignIn;
import dev.botstead.signin.SignIn.Outcome;
import dev.botstead.surface.http.Origins;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The way in, for people: e-mail and password against a session in a cookie.
final class SignInRoutes {
    private final SignIn signIn;
    private final Checks checks;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Answers answers;
    private final Frames frames;
    private final Cookies cookies;
    private final Csrf csrf;

    SignInRoutes(
            SignIn signIn,
            Checks checks,
            Ledger ledger,
            Accounts accounts,
            Answers answers,
            Frames frames,
            Cookies cookies,
            Csrf csrf) {
        this.signIn = signIn;
        this.checks = checks;
        this.ledger = ledger;
        this.accounts = accounts;
        this.answers = answers;
        this.frames = frames;
        this.cookies = cookies;
        this.csrf = csrf;
    }

    void mount(Routes table) {
        table.on("GET", "/sign-in", this::page);
        table.on("POST", "/sign-in", request -> Origins.of(request).during(() -> enter(request)));
    }

    private Response page(Request request) {
        boolean inAlready = cookies.session(request)
                .filter(session -> checks.browser(session) instanceof Decision.Allowed)
                .isPresent();
        String next = local(request.query().first("next"));
        return inAlready ? Answers.elsewhere(request, next) : page(request, 200, "", next, null);
    }

    private Response enter(Request request) {
        if (!csrf.fromOurselves(request)) {
            throw new Refusal(403, "This form is not of our sign-in page. Load the page, then send it.");
        }
        Sent sent = Sent.of(request, 0);
        String email = sent.text("email").strip();
        String next = local(sent.text("next"));
        try {
            return switch (signIn.browser(email, sent.text("password"))) {
                case Outcome.Browser in ->
                    cookies.signedIn(
                            request,
                            Answers.guarded(Response.seeOther(next)),
                            in.session().secret().reveal(Disclosure.inTheAnswerThatCreatesIt()),
                            Session.Kind.BROWSER.length());
                case Outcome.Client _ -> throw new IllegalStateException("a browser was asked for");
                case Outcome.Wrong(int left) -> page(request, 422, email, next, mismatch(left));
                case Outcome.Inactive() ->
                    page(
                            request,
                            422,
                            email,
                            next,
                            "You are switched off in this account. An administrator can change that.");
                case Outcome.Paused() ->
                    page(request, 429, email, next, "Too many wrong tries: sign-in pauses here for a minute.");
            };
        } catch (Failure.Invalid invalid) {
            return page(request, 422, email, next, invalid.detail());
        }
    }

    private static String mismatch(int left) {
        String warning = switch (left) {
            case 0 -> " Sign-in pauses here for a minute now.";
            case 1 -> " One try left before a pause of a minute.";
            case 2 -> " Two tries left before a pause of a minute.";
            default -> "";
        };
        return "That e-mail and password do not match." + warning;
    }

    private Response page(Request request, int status, String email, String next, @Nullable String problem) {
        List<Account> all = ledger.read(accounts::all);
        String heading = "Sign in to " + (all.size() == 1 ? all.getFirst().name() : "Botstead");
        return answers.html(
                status,
                "signIn",
                Map.of(
                        "page",
                        frames.open(cookies.look(request)),
                        "view",
                        new SignInView(heading, email, next, problem)));
    }

    /// A path of ours to go to next; `/` for anything that could lead a browser elsewhere.
    static String local(@Nullable String next) {
        String wanted = Objects.requireNonNullElse(next, "");
        return wanted.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") ? wanted : "/";
    }
}
