package dev.botstead.surface.pages.credentials;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.credential.Credential;
import dev.botstead.credential.Credentials;
import dev.botstead.credential.Made;
import dev.botstead.directory.Principal;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.Features;
import dev.botstead.surface.pages.PageRoute;
import dev.botstead.surface.pages.Visit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The forms that make and change a credential.
final class FormRoutes {
    private final Ledger ledger;
    private final Credentials credentials;
    private final Keys keys;
    private final KeyPages pages;
    private final Dates dates;

    FormRoutes(Features features, Keys keys, KeyPages pages, Dates dates) {
        this.ledger = features.ledger();
        this.credentials = features.credentials();
        this.keys = keys;
        this.pages = pages;
        this.dates = dates;
    }

    List<PageRoute> all() {
        return List.of(
                PageRoute.open("/keys/new", this::askNew),
                PageRoute.openChange("/keys/new", this::create),
                PageRoute.openChange("/keys/validate", this::validate),
                PageRoute.open("/keys/{id}/edit", this::askEdit),
                PageRoute.openChange("/keys/{id}/edit", this::update));
    }

    private Response askNew(Visit visit) {
        return form(visit, 200, blank(visit, KeyForm.blank()));
    }

    private Response create(Visit visit) {
        FormView view = blank(visit, KeyForm.of(visit.form().fields()));
        KeyForm form = view.form().checked(view.group(), dates, true);
        if (form.good()) {
            try {
                Principal owner = owner(visit);
                return made(visit, credentials.create(visit.caller(), form.wanted(view.group(), owner.id())));
            } catch (Failure failure) {
                form = form.with(failure);
            }
        }
        return form(visit, 422, view.with(form));
    }

    private Response made(Visit visit, Made made) {
        if (made.secret() != null) {
            return KeyRoutes.secret(visit, made, pages, null, null);
        }
        KeyRow key = pages.row(visit, made.credential());
        return pages.done(visit, Done.ADDED, key, KeyRoutes.query(visit, key));
    }

    private FormView blank(Visit visit, KeyForm form) {
        Group group = Group.named(Objects.requireNonNullElse(visit.query().first("kind"), ""))
                .orElseThrow(() -> new Failure.NotFound("There is no such kind of credential."));
        Principal owner = owner(visit);
        boolean mine = owner.id().equals(visit.caller().id());
        return new FormView(null, group, Owner.of(owner), mine, form, form, true, Query.of(group, visit.query()));
    }

    private Principal owner(Visit visit) {
        String named = Objects.requireNonNullElse(visit.query().first("owner"), "");
        return ledger.read(tx -> keys.owner(tx, visit.caller(), named));
    }

    private Response askEdit(Visit visit) {
        Credential found = found(visit, visit.request().path("id"));
        return form(visit, 200, existing(visit, found, KeyForm.of(found)));
    }

    private Response update(Visit visit) {
        Credential found = found(visit, visit.request().path("id"));
        KeyForm now = KeyForm.of(found);
        Edit edit = Edit.of(visit.form().fields(), now);
        KeyForm form = edit.merged();
        FormView view = existing(visit, found, form);
        for (String field : KeyForm.FIELDS) {
            form = edit.changes(field) ? form.checked(field, view.group(), dates, false) : form;
        }
        if (form.good()) {
            try {
                Credential after = credentials.update(visit.caller(), found.id(), edit.patch(form, view.group()));
                return pages.done(visit, Done.SAVED, pages.row(visit, after), view.query());
            } catch (Failure failure) {
                form = form.with(failure);
            }
        }
        return form(visit, 422, view.with(form));
    }

    /// One field, looked at as soon as it was filled in.
    private Response validate(Visit visit) {
        String field = Objects.requireNonNullElse(visit.query().first("field"), "");
        if (!KeyForm.FIELDS.contains(field)) {
            throw new Failure.NotFound("There is no such field.");
        }
        String id = visit.query().first("id");
        KeyForm sent = KeyForm.of(visit.form().fields());
        FormView view = id == null ? blank(visit, sent) : existing(visit, found(visit, id), sent);
        KeyForm form = sent.checked(field, view.group(), dates, view.key() == null);
        return pages.part(
                visit, "credentials/field", Map.of("view", view.with(form).part(), "field", field));
    }

    private FormView existing(Visit visit, Credential found, KeyForm form) {
        KeyRow key = pages.row(visit, found);
        boolean mine = found.owner().equals(visit.caller().id());
        return new FormView(
                key, key.group(), key.owner(), mine, form, KeyForm.of(found), true, KeyRoutes.query(visit, key));
    }

    private Credential found(Visit visit, String id) {
        return ledger.read(tx -> keys.get(tx, visit.caller(), id));
    }

    private Response form(Visit visit, int status, FormView view) {
        return pages.dialog(visit, status, view.query(), "credentials/form", view.title(), Map.of("view", view));
    }
}
