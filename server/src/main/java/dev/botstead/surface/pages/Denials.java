package dev.botstead.surface.pages;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Accounts;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principal.Person;
import dev.botstead.directory.Principals;
import dev.botstead.directory.Role;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Zone;
import java.util.List;
import java.util.Map;

/// The pages that say no: not here, not you, not now. With htmx they are a note in the page that stays.
final class Denials {
    private final Answers answers;
    private final Frames frames;
    private final Cookies cookies;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Principals principals;
    private final Zone.Wording programs;

    Denials(
            Answers answers,
            Frames frames,
            Cookies cookies,
            Ledger ledger,
            Accounts accounts,
            Principals principals,
            Zone.Wording programs) {
        this.answers = answers;
        this.frames = frames;
        this.cookies = cookies;
        this.ledger = ledger;
        this.accounts = accounts;
        this.principals = principals;
        this.programs = programs;
    }

    /// HTTP's answer for what a feature could not do and no form explains.
    Refusal refusal(Failure failure) {
        int status = switch (failure) {
            case Failure.Invalid _ -> 422;
            case Failure.NotFound _ -> 404;
            case Failure.Forbidden _ -> 403;
            case Failure.Unauthenticated _ -> 401;
            case Failure.Conflict _, Failure.LimitReached _ -> 409;
            case Failure.Unavailable _ -> 503;
        };
        return new Refusal(status, failure.detail());
    }

    /// The page or note for a refusal.
    Response of(Request request, Refusal refusal) {
        if (lost(refusal) && !browser(request)) return programs.of(request, refusal);
        Page.Open page = frames.open(cookies.look(request));
        int status = refusal.status();
        if (Answers.htmx(request)) {
            String detail = status >= 500 ? "Request " + request.id() : "Nothing was changed.";
            return answers.html(status, "note", Map.of("page", page, "sentence", refusal.sentence(), "detail", detail))
                    .with("hx-retarget", "#toasts")
                    .with("hx-reswap", "innerHTML");
        }
        if (status == 404) {
            return answers.html(status, "missing", Map.of("page", page));
        }
        if (status >= 500) {
            return answers.html(status, "broken", Map.of("page", page, "request", request.id()));
        }
        String title = status == 403 ? "Not allowed" : "This cannot be done";
        return answers.html(
                status,
                "refused",
                Map.of("page", page, "status", status, "title", title, "sentence", refusal.sentence()));
    }

    private static boolean lost(Refusal refusal) {
        return refusal.status() == 404 || refusal.status() == 405;
    }

    /// A program that asks for what is not there did not look for a page.
    private static boolean browser(Request request) {
        String accept = request.header("accept");
        return Answers.htmx(request)
                || request.header("sec-fetch-dest") != null
                || (accept != null && accept.contains("text/html"));
    }

    /// The page for somebody who is no administrator: who they are, and who can.
    Response administratorsOnly(Visit visit) {
        record Read(String account, List<String> administrators) {}
        Read read = ledger.read(tx -> new Read(
                accounts.get(tx, visit.caller().account()).name(),
                principals.all(tx, visit.caller().account()).stream()
                        .filter(each -> each instanceof Person && each.active() && each.role() == Role.ADMIN)
                        .map(Principal::name)
                        .toList()));
        Page.Signed page = frames.page(visit, read.account(), 0);
        return answers.html(403, "denied", Map.of("page", page, "who", who(read.administrators())));
    }

    /// "Anaïs Moreau, Jonas Weber and 2 others can do this for you."
    static String who(List<String> names) {
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> names.getFirst() + " can do this for you.";
            case 2 -> names.get(0) + " and " + names.get(1) + " can do this for you.";
            case 3 -> names.get(0) + ", " + names.get(1) + " and " + names.get(2) + " can do this for you.";
            default ->
                names.get(0) + ", " + names.get(1) + " and " + (names.size() - 2) + " others can do this for you.";
        };
    }
}
