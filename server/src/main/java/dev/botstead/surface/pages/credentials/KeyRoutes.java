package dev.botstead.surface.pages.credentials;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.credential.Credential;
import dev.botstead.credential.Credentials;
import dev.botstead.credential.Made;
import dev.botstead.credential.RotationPolicies;
import dev.botstead.credential.Rotations;
import dev.botstead.id.PrincipalId;
import dev.botstead.secret.Disclosure;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.pages.Answers;
import dev.botstead.surface.pages.Features;
import dev.botstead.surface.pages.Frames;
import dev.botstead.surface.pages.PageRoute;
import dev.botstead.surface.pages.Receipts;
import dev.botstead.surface.pages.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lists of credentials, and the acts on one: each parses what was sent, calls one feature method, and draws the
/// answer. Who may do what is the feature's business.
public final class KeyRoutes {
    private final Ledger ledger;
    private final Credentials credentials;
    private final Rotations rotations;
    private final RotationPolicies policies;
    private final Keys keys;
    private final Chain chain;
    private final KeyPages pages;
    private final FormRoutes forms;

    /// Routes over `features`; `backdrop` draws the page of a bot.
    public KeyRoutes(Features features, Answers answers, Frames frames, Receipts receipts, Backdrop backdrop) {
        this.ledger = features.ledger();
        this.credentials = features.credentials();
        this.rotations = features.rotations();
        this.policies = features.rotationPolicies();
        this.keys = new Keys(features, frames.dates());
        this.chain = new Chain(ledger, credentials, keys);
        this.pages = new KeyPages(features, keys, answers, frames, receipts, backdrop);
        this.forms = new FormRoutes(features, keys, pages, frames.dates());
    }

    /// All of them.
    public List<PageRoute> all() {
        List<PageRoute> routes = new ArrayList<>(forms.all());
        for (Group group : Group.values()) {
            if (!group.path().isEmpty()) {
                routes.add(PageRoute.open(group.path(), visit -> pages.list(visit, group)));
            }
        }
        routes.addAll(List.of(
                PageRoute.open("/keys/{id}/menu", this::menu),
                PageRoute.open("/keys/{id}/rotate", this::askRotate),
                PageRoute.openChange("/keys/{id}/rotate", this::rotate),
                PageRoute.openChange("/keys/{id}/extend", this::extend),
                PageRoute.openChange("/keys/{id}/suspend", this::suspend),
                PageRoute.openChange("/keys/{id}/resume", this::resume),
                PageRoute.open("/keys/{id}/revoke", this::askRevoke),
                PageRoute.openChange("/keys/{id}/revoke", this::revoke)));
        return routes;
    }

    private Response menu(Visit visit) {
        KeyRow key = row(visit);
        Query query = query(visit, key);
        String template = visit.htmx() ? "credentials/menu" : "credentials/acts";
        return pages.dialog(visit, 200, query, template, key.label(), Map.of("key", key, "query", query));
    }

    private Response askRotate(Visit visit) {
        PrincipalId owner = found(visit).owner();
        Overlap usual = ledger.read(tx -> policies.of(tx, owner))
                .map(policy -> Overlap.within(policy.overlap()))
                .orElse(Overlap.DAY);
        return rotate(visit, 200, usual, null);
    }

    private Response rotate(Visit visit, int status, Overlap chosen, @Nullable String error) {
        KeyRow key = row(visit);
        if (!key.rotates()) {
            throw new Failure.NotFound("There is no secret of it to rotate.");
        }
        Query query = query(visit, key);
        RotateView view = new RotateView(key, chosen, error, query);
        return pages.dialog(visit, status, query, "credentials/rotate", "Rotate", Map.of("view", view));
    }

    private Response rotate(Visit visit) {
        Credential old = found(visit);
        KeyRow older = pages.row(visit, old).before();
        Overlap overlap = Overlap.of(visit.form().text("overlap")).orElse(null);
        if (overlap == null) {
            return rotate(visit, 422, Overlap.DAY, "Choose how long the old secret works on.");
        }
        Made made = rotations.rotate(visit.caller(), old.id(), overlap.length());
        return secret(visit, made, pages, overlap == Overlap.NONE ? null : row(visit), older);
    }

    /// The one answer in which a secret leaves the server.
    static Response secret(Visit visit, Made made, KeyPages pages, @Nullable KeyRow before, @Nullable KeyRow older) {
        KeyRow key = pages.row(visit, made.credential());
        String secret = Objects.requireNonNull(made.secret()).reveal(Disclosure.inTheAnswerThatCreatesIt());
        return pages.secret(visit, new SecretView(key, secret, before, older, query(visit, key)));
    }

    private Response extend(Visit visit) {
        Credential after = rotations.extend(visit.caller(), found(visit).id(), Rotations.LONGEST_OVERLAP);
        return done(visit, Done.EXTENDED, after);
    }

    private Response suspend(Visit visit) {
        return done(visit, Done.SUSPENDED, chain.suspend(visit.caller(), found(visit)));
    }

    private Response resume(Visit visit) {
        return done(visit, Done.RESUMED, chain.resume(visit.caller(), found(visit)));
    }

    private Response done(Visit visit, Done done, Credential after) {
        KeyRow key = pages.row(visit, after);
        return pages.done(visit, done, key, query(visit, key));
    }

    private Response askRevoke(Visit visit) {
        RevokeView view = ledger.read(tx -> {
            Credential found = keys.get(tx, visit.caller(), visit.request().path("id"));
            KeyRow key = keys.row(tx, visit.caller(), found);
            KeyRow newer = newer(tx, visit, key).orElse(null);
            return new RevokeView(key, newer, keys.descendants(tx, visit.caller(), found), query(visit, key));
        });
        return pages.dialog(visit, 200, view.query(), "credentials/revoke", "Revoke", Map.of("view", view));
    }

    /// The one that took the place of `key`, where one did that is not over.
    private Optional<KeyRow> newer(Tx tx, Visit visit, KeyRow key) {
        return key.retires() == null
                ? Optional.empty()
                : rotations.successor(tx, key.credential()).map(each -> keys.row(tx, visit.caller(), each));
    }

    private Response revoke(Visit visit) {
        Credential found = found(visit);
        boolean children = "on".equals(visit.form().text("children"));
        if (children || "on".equals(visit.form().text("old"))) {
            chain.endOld(visit.caller(), found);
        }
        KeyRow key = pages.row(visit, found);
        Optional<KeyRow> newer = ledger.read(tx -> newer(tx, visit, key));
        credentials.revoke(visit.caller(), found.id(), children);
        return pages.done(visit, newer.isPresent() ? Done.ENDED : Done.REVOKED, newer.orElse(key), query(visit, key));
    }

    private Credential found(Visit visit) {
        return ledger.read(tx -> keys.get(tx, visit.caller(), visit.request().path("id")));
    }

    private KeyRow row(Visit visit) {
        return pages.row(visit, visit.request().path("id"));
    }

    /// What lies beneath a pop-in over `key`: a token is only ever shown on the page of its bot.
    static Query query(Visit visit, KeyRow key) {
        Query query = Query.of(key.group(), visit.query());
        if (key.group() != Group.TOKENS || !query.at().isEmpty()) {
            return query;
        }
        return key.owner().bot()
                ? Query.at(key.group(), key.owner().inAddress())
                : query.of(Query.first(Group.API_KEYS));
    }
}
