package dev.botstead.surface.pages.bots;

import dev.botstead.surface.http.Response;
import dev.botstead.surface.pages.Answers;
import dev.botstead.surface.pages.Frames;
import dev.botstead.surface.pages.Page;
import dev.botstead.surface.pages.Receipts;
import dev.botstead.surface.pages.ToastView;
import dev.botstead.surface.pages.Visit;
import gg.jte.Content;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Draws the Bots page: whole, or the part that htmx asks for.
final class BotPages {
    private final Shelves shelves;
    private final Answers answers;
    private final Frames frames;
    private final Receipts receipts;
    private final BotList list;

    BotPages(Shelves shelves, Answers answers, Frames frames, Receipts receipts) {
        this.shelves = shelves;
        this.answers = answers;
        this.frames = frames;
        this.receipts = receipts;
        this.list = new BotList(frames.dates());
    }

    /// What the visitor's account holds now.
    Shelf shelf(Visit visit) {
        return shelves.of(visit.caller());
    }

    /// The list, with the receipt of what was done just before.
    Response list(Visit visit) {
        Shelf shelf = shelf(visit);
        Query query = Query.of(visit.query());
        if (visit.htmx()) {
            return answers.html(200, "bots/filtered", page(visit, shelf, query)).with("hx-push-url", query.address());
        }
        Map<String, Object> parameters = page(visit, shelf, query);
        String receipt = receipts.waiting(visit.request());
        Done.read(receipt, shelf, query).ifPresent(toast -> parameters.put("toast", toast(visit, shelf, toast)));
        Response response = answers.html(200, "bots/page", parameters);
        return receipt.isEmpty() ? response : receipts.taken(visit.request(), response);
    }

    /// A pop-in: itself with htmx, else the whole page with the pop-in open.
    Response dialog(Visit visit, Shelf shelf, int status, String template, String title, Map<String, Object> view) {
        Query query = Query.of(visit.query());
        Map<String, Object> own = new HashMap<>(view);
        own.put("page", frame(visit, shelf));
        if (visit.htmx()) {
            return answers.html(status, template, own);
        }
        Map<String, Object> parameters = page(visit, shelf, query);
        parameters.put("dialog", answers.part(template, own));
        parameters.put("title", title);
        return answers.html(status, "bots/page", parameters);
    }

    /// After a change: the list anew with the pop-in that shows a secret.
    Response secret(Visit visit, String id, Function<BotRow, Map<String, Object>> view) {
        Shelf shelf = shelf(visit);
        BotRow bot = shelf.bot(id);
        Query query = Query.of(visit.query());
        Map<String, Object> own = new HashMap<>(view.apply(bot));
        own.put("page", frame(visit, shelf));
        own.put("bot", bot);
        own.put("query", query);
        Map<String, Object> parameters = page(visit, shelf, query);
        parameters.put("dialog", answers.part("bots/token", own));
        if (visit.htmx()) {
            return answers.html(200, "bots/changed", parameters).with("hx-replace-url", query.address());
        }
        parameters.put("title", "API token");
        return answers.html(200, "bots/page", parameters);
    }

    /// After a change: the list anew with a receipt.
    Response done(Visit visit, Done done, BotRow before) {
        Query query = Query.of(visit.query());
        if (!visit.htmx()) {
            Response response = Answers.elsewhere(visit.request(), query.address());
            return receipts.leave(visit.request(), response, done.receipt(before));
        }
        Shelf shelf = shelf(visit);
        Map<String, Object> parameters = page(visit, shelf, query);
        parameters.put(
                "toast", toast(visit, shelf, done.toast(shelf.find(before.id()).orElse(before), query)));
        return answers.html(200, "bots/changed", parameters).with("hx-replace-url", query.address());
    }

    /// The acts on one bot: what its menu holds with htmx, else a pop-in of the whole page.
    Response menu(Visit visit) {
        Shelf shelf = shelf(visit);
        BotRow bot = shelf.bot(visit.request().path("bot"));
        Map<String, Object> view = Map.of("bot", bot, "query", Query.of(visit.query()));
        return dialog(visit, shelf, 200, visit.htmx() ? "bots/menu" : "bots/acts", bot.name(), view);
    }

    private Map<String, Object> page(Visit visit, Shelf shelf, Query query) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", frame(visit, shelf));
        BotsView view = list.view(shelf.bots(), shelf.departments(), query);
        parameters.put("view", view.with(shelves.places(visit.caller(), view.rows())));
        return parameters;
    }

    private Content toast(Visit visit, Shelf shelf, ToastView toast) {
        return answers.part("bots/toast", Map.of("page", frame(visit, shelf), "view", toast));
    }

    private Page.Signed frame(Visit visit, Shelf shelf) {
        return frames.page(visit, shelf.account(), list.expiring(shelf.bots()));
    }
}
