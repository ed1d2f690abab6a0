package dev.botstead.surface.pages.bots;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.credential.Credential;
import dev.botstead.credential.Credentials;
import dev.botstead.credential.RotationPolicies;
import dev.botstead.credential.RotationPolicy;
import dev.botstead.id.PrincipalId;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.Features;
import dev.botstead.surface.pages.PageRoute;
import dev.botstead.surface.pages.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rotation policy of a bot: set, changed, removed.
final class RotationRoutes {
    private final Ledger ledger;
    private final Credentials credentials;
    private final RotationPolicies policies;
    private final BotPages pages;
    private final Dates dates;

    RotationRoutes(Features features, BotPages pages, Dates dates) {
        this.ledger = features.ledger();
        this.credentials = features.credentials();
        this.policies = features.rotationPolicies();
        this.pages = pages;
        this.dates = dates;
    }

    List<PageRoute> all() {
        return List.of(
                PageRoute.page("/bots/{bot}/rotation", this::ask),
                PageRoute.change("/bots/{bot}/rotation", this::set),
                PageRoute.change("/bots/{bot}/rotation/validate", this::validate),
                PageRoute.page("/bots/{bot}/rotation/remove", this::askRemove),
                PageRoute.change("/bots/{bot}/rotation/remove", this::remove));
    }

    private Response ask(Visit visit) {
        Shelf shelf = pages.shelf(visit);
        return form(visit, shelf, 200, view(visit, shelf, null));
    }

    private Response set(Visit visit) {
        Shelf shelf = pages.shelf(visit);
        BotRow bot = shelf.bot(visit.request().path("bot"));
        RotationForm form = RotationForm.of(visit.form().fields()).checked();
        if (form.good()) {
            policies.set(visit.caller(), BotIds.parse(bot.id()), form.policy());
            return pages.done(visit, Done.SCHEDULED, bot);
        }
        return form(visit, shelf, 422, view(visit, shelf, form));
    }

    /// One field, looked at as soon as it was filled in.
    private Response validate(Visit visit) {
        String field = Objects.requireNonNullElse(visit.query().first("field"), "");
        if (!RotationForm.FIELDS.contains(field)) {
            throw new Failure.NotFound("There is no such field.");
        }
        Shelf shelf = pages.shelf(visit);
        RotationForm form = RotationForm.of(visit.form().fields()).checked(field);
        RotationView view = view(visit, shelf, form).part();
        return pages.part(visit, shelf, "bots/rotationField", Map.of("view", view, "field", field));
    }

    private Response askRemove(Visit visit) {
        Shelf shelf = pages.shelf(visit);
        RotationView view = view(visit, shelf, null);
        if (view.policy() == null) {
            throw new Failure.NotFound("There is no rotation policy.");
        }
        return pages.dialog(visit, shelf, 200, "bots/rotationRemove", "Remove the policy", Map.of("view", view));
    }

    private Response remove(Visit visit) {
        BotRow bot = pages.shelf(visit).bot(visit.request().path("bot"));
        policies.clear(visit.caller(), BotIds.parse(bot.id()));
        return pages.done(visit, Done.UNSCHEDULED, bot);
    }

    private RotationView view(Visit visit, Shelf shelf, @Nullable RotationForm sent) {
        BotRow bot = shelf.bot(visit.request().path("bot"));
        PrincipalId id = BotIds.parse(bot.id());
        Instant now = dates.instant();
        return ledger.read(tx -> {
            RotationPolicy policy = policies.of(tx, id).orElse(null);
            List<Credential> held = credentials.of(tx, id).stream()
                    .filter(each -> each.end() == null || now.isBefore(each.end()))
                    .toList();
            RotationForm form = sent == null ? RotationForm.of(policy) : sent;
            return new RotationView(bot, policy, form, held, now, true, Query.of(visit.query()));
        });
    }

    private Response form(Visit visit, Shelf shelf, int status, RotationView view) {
        return pages.dialog(visit, shelf, status, "bots/rotation", "Rotation", Map.of("view", view));
    }
}
