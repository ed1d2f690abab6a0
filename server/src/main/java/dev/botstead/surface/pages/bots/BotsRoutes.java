package dev.botstead.surface.pages.bots;

import dev.botstead.base.Failure;
import dev.botstead.credential.Bots;
import dev.botstead.credential.Bots.WithToken;
import dev.botstead.directory.Avatars;
import dev.botstead.directory.Patch;
import dev.botstead.directory.Register.Names;
import dev.botstead.id.PrincipalId;
import dev.botstead.secret.Disclosure;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.pages.Answers;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.Features;
import dev.botstead.surface.pages.Frames;
import dev.botstead.surface.pages.LastDay;
import dev.botstead.surface.pages.PageRoute;
import dev.botstead.surface.pages.Receipts;
import dev.botstead.surface.pages.Section;
import dev.botstead.surface.pages.Visit;
import dev.botstead.surface.pages.credentials.Backdrop;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The Bots page and its pop-ins: each parses what was sent, calls one feature method, and draws the answer.
public final class BotsRoutes {
    private final Bots bots;
    private final Dates dates;
    private final BotPages pages;
    private final PictureRoutes pictures;
    private final RotationRoutes rotation;
    private final @Nullable URI publicUrl;

    /// Routes over `features`; `publicUrl` is where bots reach this server, or null when each request tells.
    public BotsRoutes(
            Features features,
            Section tracker,
            Answers answers,
            Frames frames,
            Receipts receipts,
            @Nullable URI publicUrl) {
        this.bots = features.bots();
        this.dates = frames.dates();
        this.pages = new BotPages(features, new Shelves(features, tracker, dates), answers, frames, receipts);
        this.pictures = new PictureRoutes(features, pages);
        this.rotation = new RotationRoutes(features, pages, dates);
        this.publicUrl = publicUrl;
    }

    /// All of them.
    public List<PageRoute> all() {
        List<PageRoute> routes = new ArrayList<>(rotation.all());
        routes.addAll(List.of(
                PageRoute.page("/bots", pages::list),
                PageRoute.page("/bots/new", this::newBot),
                PageRoute.change("/bots", this::create),
                PageRoute.page("/bots/{bot}", pages::bot),
                PageRoute.page("/bots/{bot}/menu", pages::menu),
                PageRoute.page("/bots/{bot}/edit", this::edit),
                PageRoute.change("/bots/{bot}/edit", this::update),
                PageRoute.page("/bots/{bot}/regenerate", this::askRegenerate),
                PageRoute.change("/bots/{bot}/regenerate", this::regenerate),
                PageRoute.change("/bots/{bot}/suspend", this::suspend),
                PageRoute.change("/bots/{bot}/resume", this::resume),
                PageRoute.page("/bots/{bot}/delete", this::askDelete),
                PageRoute.change("/bots/{bot}/delete", this::delete),
                PageRoute.page("/bots/{bot}/avatar", pictures::ask),
                PageRoute.change("/bots/{bot}/avatar", pictures::set).withFile(Avatars.LARGEST_FILE),
                PageRoute.change("/bots/{bot}/avatar/clear", pictures::clear),
                PageRoute.page("/bots/{bot}/picture", pictures::show)));
        return routes;
    }

    /// The page of a bot, as what lies beneath a pop-in over one of its credentials.
    public Backdrop backdrop() {
        return pages;
    }

    private Response newBot(Visit visit) {
        return form(visit, pages.shelf(visit), 200, null, BotForm.blank());
    }

    private Response create(Visit visit) {
        BotForm form = BotForm.of(visit.form().fields()).checked(dates, true);
        if (form.good()) {
            try {
                return token(visit, bots.create(visit.caller(), form.newBot(), Names.UNIQUE));
            } catch (Failure failure) {
                form = form.with(failure);
            }
        }
        return form(visit, pages.shelf(visit), 422, null, form);
    }

    private Response edit(Visit visit) {
        Shelf shelf = pages.shelf(visit);
        BotRow bot = shelf.bot(visit.request().path("bot"));
        return form(visit, shelf, 200, bot, BotForm.of(bot));
    }

    private Response update(Visit visit) {
        Shelf shelf = pages.shelf(visit);
        BotRow bot = shelf.bot(visit.request().path("bot"));
        BotForm form =
                BotForm.of(visit.form().fields()).dated(BotForm.of(bot).until()).checked(dates, false);
        if (form.good()) {
            try {
                bots.update(
                        visit.caller(),
                        id(visit),
                        form.patch(bot.name(), visit.form().text("shown")),
                        Names.UNIQUE);
                return pages.done(visit, Done.SAVED, bot);
            } catch (Failure failure) {
                form = form.with(failure);
            }
        }
        return form(visit, shelf, 422, bot, form);
    }

    private Response form(Visit visit, Shelf shelf, int status, @Nullable BotRow bot, BotForm form) {
        FormView view = new FormView(bot, form, shelf.choices(bot), Query.of(visit.query()));
        String title = bot == null ? "New bot" : "Edit " + bot.name();
        return pages.dialog(visit, shelf, status, "bots/form", title, Map.of("view", view));
    }

    private Response askRegenerate(Visit visit) {
        Shelf shelf = pages.shelf(visit);
        BotRow bot = shelf.bot(visit.request().path("bot"));
        return regenerate(
                visit, shelf, 200, RegenerateView.opening(bot, pages.token(visit, bot), Query.of(visit.query())));
    }

    private Response regenerate(Visit visit) {
        Shelf shelf = pages.shelf(visit);
        BotRow bot = shelf.bot(visit.request().path("bot"));
        String until = visit.form().text(BotForm.UNTIL).strip();
        String wrong = LastDay.wrong(until, dates);
        if (wrong == null) {
            try {
                Patch patch = new Patch(null, null, null, null, null, null, bot.expiry(until));
                return token(visit, bots.regenerate(visit.caller(), id(visit), patch, Names.UNIQUE));
            } catch (Failure.Invalid invalid) {
                wrong = invalid.detail();
            }
        }
        return regenerate(
                visit,
                shelf,
                422,
                new RegenerateView(bot, pages.token(visit, bot), until, wrong, Query.of(visit.query())));
    }

    private Response regenerate(Visit visit, Shelf shelf, int status, RegenerateView view) {
        return pages.dialog(visit, shelf, status, "bots/regenerate", "Regenerate token", Map.of("view", view));
    }

    /// The one answer in which a bot's token leaves the server.
    private Response token(Visit visit, WithToken made) {
        return pages.secret(
                visit,
                BotIds.of(made.bot().id()),
                _ -> Map.of(
                        "host", host(visit),
                        "token", made.issued().secret().reveal(Disclosure.inTheAnswerThatCreatesIt())));
    }

    private String host(Visit visit) {
        if (publicUrl != null) {
            return publicUrl.toString().replaceFirst("/+$", "") + "/api";
        }
        String scheme = visit.request().connection().secure() ? "https://" : "http://";
        return scheme + Objects.requireNonNullElse(visit.request().header("host"), "localhost") + "/api";
    }

    private Response suspend(Visit visit) {
        BotRow bot = pages.shelf(visit).bot(visit.request().path("bot"));
        bots.suspend(visit.caller(), id(visit));
        return pages.done(visit, Done.SUSPENDED, bot);
    }

    private Response resume(Visit visit) {
        BotRow bot = pages.shelf(visit).bot(visit.request().path("bot"));
        bots.resume(visit.caller(), id(visit));
        return pages.done(visit, Done.RESUMED, bot);
    }

    private Response askDelete(Visit visit) {
        Shelf shelf = pages.shelf(visit);
        return delete(visit, shelf, 200, shelf.bot(visit.request().path("bot")), "", null);
    }

    private Response delete(Visit visit) {
        Shelf shelf = pages.shelf(visit);
        BotRow bot = shelf.bot(visit.request().path("bot"));
        String typed = visit.form().text("confirm");
        try {
            bots.delete(visit.caller(), id(visit), typed);
            return pages.done(visit, Done.DELETED, bot);
        } catch (Failure.Invalid invalid) {
            return delete(visit, shelf, 422, bot, typed, invalid.detail());
        }
    }

    private Response delete(Visit visit, Shelf shelf, int status, BotRow bot, String typed, @Nullable String error) {
        DeleteView view = new DeleteView(bot, pages.keys(visit, bot), typed, error, Query.of(visit.query()));
        return pages.dialog(visit, shelf, status, "bots/delete", "Delete " + bot.name(), Map.of("view", view));
    }

    private static PrincipalId id(Visit visit) {
        return BotIds.parse(visit.request().path("bot"));
    }
}
