package dev.botstead.surface.pages.credentials;

import dev.botstead.credential.Credential;
import dev.botstead.id.CredentialId;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.pages.Answers;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.Features;
import dev.botstead.surface.pages.Frames;
import dev.botstead.surface.pages.Page;
import dev.botstead.surface.pages.Receipts;
import dev.botstead.surface.pages.ToastView;
import dev.botstead.surface.pages.Visit;
import gg.jte.Content;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Draws what lies beneath and the pop-in over it: whole, or the part that htmx asks for.
final class KeyPages {
    private final Features features;
    private final Keys keys;
    private final Answers answers;
    private final Frames frames;
    private final Receipts receipts;
    private final Backdrop backdrop;

    KeyPages(Features features, Keys keys, Answers answers, Frames frames, Receipts receipts, Backdrop backdrop) {
        this.features = features;
        this.keys = keys;
        this.answers = answers;
        this.frames = frames;
        this.receipts = receipts;
        this.backdrop = backdrop;
    }

    /// The list of a kind, with the receipt of what was done just before.
    Response list(Visit visit, Group group) {
        Query query = Query.of(group, visit.query());
        Map<String, Object> parameters = page(visit, query);
        String receipt = receipts.waiting(visit.request());
        features.ledger()
                .read(tx -> keys.receipt(tx, visit.caller(), receipt, query::of))
                .ifPresent(toast -> parameters.put("toast", toast(parameters, toast)));
        Response response = answers.html(200, "credentials/page", parameters);
        if (visit.htmx()) {
            response = response.with("hx-push-url", query.address());
        }
        return receipt.isEmpty() ? response : receipts.taken(visit.request(), response);
    }

    /// The credential of that id, if the visitor may see it.
    KeyRow row(Visit visit, String id) {
        return features.ledger().read(tx -> keys.row(tx, visit.caller(), keys.get(tx, visit.caller(), id)));
    }

    /// A row of a credential that was just made or changed.
    KeyRow row(Visit visit, Credential credential) {
        return features.ledger().read(tx -> keys.row(tx, visit.caller(), credential));
    }

    /// A pop-in: itself with htmx, else the whole page with the pop-in open.
    Response dialog(Visit visit, int status, Query query, String template, String title, Map<String, Object> view) {
        if (visit.htmx()) {
            Map<String, Object> own = new HashMap<>(view);
            own.put("page", frame(visit));
            return answers.html(status, template, own);
        }
        Map<String, Object> parameters = page(visit, query);
        parameters.put("dialog", part(parameters, template, view));
        parameters.put("title", title);
        return answers.html(status, "credentials/page", parameters);
    }

    /// A part of a page that is no pop-in.
    Response part(Visit visit, String template, Map<String, Object> view) {
        Map<String, Object> own = new HashMap<>(view);
        own.put("page", frame(visit));
        return answers.html(200, template, own);
    }

    /// After a change: what lies beneath anew, with the pop-in that shows a secret.
    Response secret(Visit visit, SecretView view) {
        Map<String, Object> parameters = page(visit, view.query());
        parameters.put("dialog", part(parameters, "credentials/secret", Map.of("view", view)));
        parameters.put("title", "New secret");
        return visit.htmx()
                ? answers.html(200, "credentials/changed", parameters)
                        .with("hx-replace-url", view.query().address())
                : answers.html(200, "credentials/page", parameters);
    }

    /// After a change: what lies beneath anew, with a receipt.
    Response done(Visit visit, Done done, KeyRow key, Query query) {
        if (!visit.htmx()) {
            Response response = Answers.elsewhere(visit.request(), query.address());
            return receipts.leave(visit.request(), response, done.receipt(key.id()));
        }
        Map<String, Object> parameters = page(visit, query);
        parameters.put("toast", toast(parameters, done.toast(key, query)));
        return answers.html(200, "credentials/changed", parameters).with("hx-replace-url", query.address());
    }

    private Content toast(Map<String, Object> parameters, ToastView toast) {
        return part(parameters, "bots/toast", Map.of("view", toast));
    }

    private Content part(Map<String, Object> parameters, String template, Map<String, Object> view) {
        Map<String, Object> own = new HashMap<>(view);
        own.put("page", parameters.get("page"));
        return answers.part(template, own);
    }

    private Map<String, Object> page(Visit visit, Query query) {
        Map<String, Object> parameters = new HashMap<>();
        Page.Signed page = frame(visit);
        parameters.put("page", page);
        if (!query.at().isEmpty() && visit.caller().administers()) {
            parameters.put("place", "bots");
            parameters.put("title", "Bot");
            parameters.put("content", backdrop.of(visit, page, query.at()));
            return parameters;
        }
        record Marked(ListView view, Map<CredentialId, Instant> due) {}
        Marked list = features.ledger().read(tx -> {
            ListView view = keys.list(tx, visit.caller(), query);
            return new Marked(view, keys.due(tx, view.rows()));
        });
        parameters.put("place", query.group().path());
        parameters.put("title", list.view().title());
        parameters.put("content", part(parameters, "credentials/list", Map.of("view", list.view(), "due", list.due())));
        return parameters;
    }

    private Page.Signed frame(Visit visit) {
        Dates dates = frames.dates();
        var account = visit.caller().account();
        boolean administers = visit.caller().administers();
        return features.ledger().read(tx -> {
            long expiring = administers
                    ? features.principals().expiring(tx, account, dates.instant(), dates.endOfWarning())
                    : 0;
            return frames.page(visit, features.accounts().get(tx, account).name(), expiring);
        });
    }
}
