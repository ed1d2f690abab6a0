package dev.botstead.surface.pages.bots;

import dev.botstead.surface.http.Response;
import dev.botstead.surface.pages.Answers;
import dev.botstead.surface.pages.Features;
import dev.botstead.surface.pages.Frames;
import dev.botstead.surface.pages.Page;
import dev.botstead.surface.pages.Receipts;
import dev.botstead.surface.pages.ToastView;
import dev.botstead.surface.pages.Visit;
import dev.botstead.surface.pages.credentials.Backdrop;
import dev.botstead.surface.pages.credentials.Group;
import dev.botstead.surface.pages.credentials.KeyRow;
import dev.botstead.surface.pages.credentials.Keys;
import gg.jte.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Draws the Bots page and the page of one bot: whole, or the part that htmx asks for.
final class BotPages implements Backdrop {
    private final Features features;
    private final Keys keys;
    private final BotReads reads;
    private final Shelves shelves;
    private final Answers answers;
    private final Frames frames;
    private final Receipts receipts;
    private final BotList list;

    BotPages(Features features, Shelves shelves, Answers answers, Frames frames, Receipts receipts) {
        this.features = features;
        this.keys = new Keys(features, frames.dates());
        this.reads = new BotReads(features, shelves, keys, frames.dates());
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
            Map<String, Object> parameters = Map.of("page", frame(visit, shelf), "view", view(visit, shelf, query));
            return answers.html(200, "bots/filtered", parameters).with("hx-push-url", query.address());
        }
        return whole(visit, shelf, query);
    }

    /// The page of one bot, with the receipt of what was done just before.
    Response bot(Visit visit) {
        return whole(visit, shelf(visit), Query.at(visit.request().path("bot")));
    }

    private Response whole(Visit visit, Shelf shelf, Query query) {
        Map<String, Object> parameters = page(visit, shelf, query);
        String receipt = receipts.waiting(visit.request());
        Done.read(receipt, shelf, query)
                .or(() -> features.ledger()
                        .read(tx -> keys.receipt(tx, visit.caller(), receipt, key -> over(query, key))))
                .ifPresent(toast -> parameters.put("toast", toast(visit, shelf, toast)));
        Response response = answers.html(200, "bots/page", parameters);
        return receipt.isEmpty() ? response : receipts.taken(visit.request(), response);
    }

    private static dev.botstead.surface.pages.credentials.Query over(
            Query query, dev.botstead.surface.pages.credentials.Query key) {
        return query.at().isEmpty() ? key : dev.botstead.surface.pages.credentials.Query.at(key.group(), query.at());
    }

    @Override
    public Content of(Visit visit, Page.Signed page, String id) {
        return bot(visit, page, shelf(visit).bot(id));
    }

    private Content bot(Visit visit, Page.Signed page, BotRow bot) {
        return answers.part("bots/bot", Map.of("page", page, "view", reads.of(visit.caller(), bot)));
    }

    /// The token of a bot; null for none.
    @Nullable
    KeyRow token(Visit visit, BotRow bot) {
        return keys(visit, bot).stream()
                .filter(key -> key.group() == Group.TOKENS)
                .findFirst()
                .orElse(null);
    }

    /// What a bot holds.
    List<KeyRow> keys(Visit visit, BotRow bot) {
        return reads.keys(visit.caller(), bot);
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

    /// A part of a page that is no pop-in.
    Response part(Visit visit, Shelf shelf, String template, Map<String, Object> view) {
        Map<String, Object> own = new HashMap<>(view);
        own.put("page", frame(visit, shelf));
        return answers.html(200, template, own);
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
        Query asked = Query.of(visit.query());
        Query query = done == Done.DELETED ? asked.list() : asked;
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
        Page.Signed page = frame(visit, shelf);
        parameters.put("page", page);
        if (query.at().isEmpty()) {
            BotsView view = view(visit, shelf, query);
            parameters.put("main", answers.part("bots/main", Map.of("page", page, "view", view)));
        } else {
            BotRow bot = shelf.bot(query.at());
            parameters.put("title", bot.name());
            parameters.put("main", bot(visit, page, bot));
        }
        return parameters;
    }

    private BotsView view(Visit visit, Shelf shelf, Query query) {
        BotsView view = list.view(shelf.bots(), shelf.departments(), query);
        return view.with(shelves.places(visit.caller(), view.rows()));
    }

    private Content toast(Visit visit, Shelf shelf, ToastView toast) {
        return answers.part("bots/toast", Map.of("page", frame(visit, shelf), "view", toast));
    }

    private Page.Signed frame(Visit visit, Shelf shelf) {
        return frames.page(visit, shelf.account(), list.expiring(shelf.bots()));
    }
}
