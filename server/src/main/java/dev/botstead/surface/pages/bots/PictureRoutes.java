package dev.botstead.surface.pages.bots;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Avatars;
import dev.botstead.id.PrincipalId;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.pages.Features;
import dev.botstead.surface.pages.Visit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pictures of bots: shown, changed, cleared.
final class PictureRoutes {
    private final Ledger ledger;
    private final Avatars avatars;
    private final BotPages pages;

    PictureRoutes(Features features, BotPages pages) {
        this.ledger = features.ledger();
        this.avatars = features.avatars();
        this.pages = pages;
    }

    Response ask(Visit visit) {
        return dialog(visit, 200, null);
    }

    Response set(Visit visit) {
        BotRow bot = bot(visit);
        if (visit.form().file().length == 0) {
            return dialog(visit, 422, "Choose a picture first.");
        }
        try {
            avatars.set(visit.caller(), id(visit), visit.form().file());
            return pages.done(visit, Done.PICTURED, bot);
        } catch (Failure.Invalid invalid) {
            return dialog(visit, 422, invalid.detail());
        }
    }

    Response clear(Visit visit) {
        BotRow bot = bot(visit);
        avatars.clear(visit.caller(), id(visit));
        return pages.done(visit, Done.PICTURED, bot);
    }

    /// Its address changes with the picture, so that a browser may keep it; and it was encoded here, never by a
    /// sender.
    Response show(Visit visit) {
        byte[] png = ledger.read(tx -> avatars.find(tx, visit.caller().account(), id(visit)))
                .orElseThrow(() -> new Refusal(404, "This bot has no picture."));
        return Response.bytes(200, "image/png", png)
                .with("cache-control", "private, max-age=86400, immutable")
                .with("content-security-policy", "default-src 'none'; sandbox")
                .with("x-content-type-options", "nosniff")
                .with("cross-origin-resource-policy", "same-origin");
    }

    private Response dialog(Visit visit, int status, @Nullable String error) {
        Shelf shelf = pages.shelf(visit);
        AvatarView view = new AvatarView(shelf.bot(visit.request().path("bot")), error, Query.of(visit.query()));
        return pages.dialog(visit, shelf, status, "bots/avatar", "Picture", Map.of("view", view));
    }

    private BotRow bot(Visit visit) {
        return pages.shelf(visit).bot(visit.request().path("bot"));
    }

    private static PrincipalId id(Visit visit) {
        return BotIds.parse(visit.request().path("bot"));
    }
}
