package dev.botstead.surface.kitsu.people;

import static dev.botstead.policy.AccountRight.ADMINISTRATOR;
import static dev.botstead.policy.AccountRight.ADMINISTRATOR_OR_SELF;
import static dev.botstead.policy.AccountRight.BY_ROLE;
import static dev.botstead.surface.kitsu.KitsuRoute.administrators;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.credential.Tokens;
import dev.botstead.directory.Avatars;
import dev.botstead.directory.Patch;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principals;
import dev.botstead.directory.Register;
import dev.botstead.directory.Register.Names;
import dev.botstead.id.DepartmentId;
import dev.botstead.id.PrincipalId;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Scope;
import dev.botstead.secret.Disclosure;
import dev.botstead.signin.Passwords;
import dev.botstead.signin.Sessions;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Body;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The routes of persons and bots (contract 3).
public final class PeopleRoutes {
    private final Ledger ledger;
    private final Principals principals;
    private final Register register;
    private final Avatars avatars;
    private final Sessions sessions;
    private final PersonViews views;
    private final People people;

    /// Routes over the directory; `referred` says whether the productions refer to somebody.
    public PeopleRoutes(
            Ledger ledger,
            Principals principals,
            Register register,
            Avatars avatars,
            Tokens tokens,
            Passwords passwords,
            Sessions sessions,
            PersonViews views,
            BiPredicate<Tx, PrincipalId> referred,
            InstantSource clock) {
        this.ledger = ledger;
        this.principals = principals;
        this.register = register;
        this.avatars = avatars;
        this.sessions = sessions;
        this.views = views;
        this.people = new People(ledger, principals, register, tokens, passwords, views.profiles(), referred, clock);
    }

    /// Forgets what only this side knows of somebody who leaves, whichever way it is deleted.
    public static void farewell(Change change, Principal leaving) {
        new Profiles().forget(change.tx(), leaving.id());
    }

    /// The table.
    public List<KitsuRoute> routes() {
        return List.of(
                anyone("GET", "/data/persons", BY_ROLE, this::list),
                administrators("POST", "/data/persons", this::create),
                anyone("GET", "/data/persons/{id}", BY_ROLE, this::one),
                anyone("PUT", "/data/persons/{id}", ADMINISTRATOR_OR_SELF, this::update),
                administrators("DELETE", "/data/persons/{id}", this::delete),
                administrators("POST", "/actions/persons/{id}/regenerate-token", this::regenerate),
                anyone("POST", "/pictures/thumbnails/persons/{id}", ADMINISTRATOR_OR_SELF, this::setAvatar),
                anyone("GET", "/pictures/thumbnails/persons/{file}", this::avatar),
                administrators("DELETE", "/actions/persons/{id}/clear-avatar", this::clearAvatar),
                administrators("DELETE", "/data/persons/{id}/avatar", this::clearAvatar),
                administrators("POST", "/actions/persons/{id}/departments/add", this::addDepartment),
                administrators("DELETE", "/actions/persons/{id}/departments/{department}", this::removeDepartment),
                new KitsuRoute(
                        "POST",
                        "/actions/persons/{id}/change-password",
                        Callers.PEOPLE,
                        ADMINISTRATOR,
                        Scope.ALL,
                        this::changePassword),
                administrators("GET", "/actions/persons/{id}/invite", call -> people(call, NO_MAIL)),
                administrators("POST", "/actions/persons/{id}/reset-password-link", call -> people(call, NO_MAIL)),
                administrators(
                        "DELETE",
                        "/actions/persons/{id}/disable-two-factor-authentication",
                        call -> people(call, "This person has no second factor.")));
    }

    private static final String NO_MAIL =
            "This server sends no mail. Set the password with POST /actions/persons/{id}/change-password and tell the person.";

    private Response list(Call call) {
        return Answers.ok(views.list(call.caller(), call.query()));
    }

    private Response one(Call call) {
        boolean relations = !"false".equalsIgnoreCase(call.query().first("relations"));
        return Answers.ok(views.one(call.caller(), id(call), relations));
    }

    private Response create(Call call) {
        return Answers.created(shown(people.create(call.caller(), new PersonBody(call.body()))));
    }

    private Response update(Call call) {
        return Answers.ok(shown(people.update(call.caller(), id(call), new PersonBody(call.body()))));
    }

    private Response regenerate(Call call) {
        return Answers.ok(shown(people.regenerate(call.caller(), id(call), new PersonBody(call.body()))));
    }

    /// The token is in this answer and in no other.
    private static Map<String, @Nullable Object> shown(People.Changed changed) {
        Map<String, @Nullable Object> json = PersonJson.whole(changed.principal(), changed.profile());
        if (changed.issued() != null)
            json.put("access_token", changed.issued().secret().reveal(Disclosure.inTheAnswerThatCreatesIt()));
        return json;
    }

    private Response delete(Call call) {
        people.delete(call.caller(), id(call), call.flag("force"));
        return Answers.none();
    }

    private Response setAvatar(Call call) {
        PrincipalId id = id(call);
        if (!call.caller().id().equals(id)) call.caller().mustAdminister();
        avatars.set(call.caller(), id, AvatarUpload.file(call.request()));
        return Answers.created(Map.of("thumbnail_path", "/pictures/thumbnails/persons/" + id + ".png"));
    }

    private Response avatar(Call call) {
        String file = call.request().path("file");
        if (!file.endsWith(".png")) throw new Failure.NotFound("There is no such picture.");
        PrincipalId id = new PrincipalId(dev.botstead.id.Ids.parse(file.substring(0, file.length() - ".png".length()))
                .orElseThrow(() -> new Failure.NotFound("There is no such picture.")));
        byte[] png = ledger.read(tx -> avatars.find(tx, call.caller().account(), id))
                .orElseThrow(() -> new Failure.NotFound("There is no such picture."));
        return Response.bytes(200, "image/png", png)
                .with("cache-control", "private, max-age=3600")
                .with("content-security-policy", "default-src 'none'; sandbox");
    }

    private Response clearAvatar(Call call) {
        avatars.clear(call.caller(), id(call));
        return Answers.none();
    }

    private Response addDepartment(Call call) {
        DepartmentId wanted = new DepartmentId(call.body()
                .id("department_id")
                .orElseThrow(() -> new Invalid("department_id", "The field department_id is missing.")));
        Principal after = moved(call, departments -> {
            if (!departments.contains(wanted)) departments.add(wanted);
        });
        return Answers.created(ledger.<Object>read(tx -> views.whole(tx, after)));
    }

    private Response removeDepartment(Call call) {
        DepartmentId leaving = new DepartmentId(call.id("department"));
        moved(call, departments -> departments.remove(leaving));
        return Answers.none();
    }

    private Principal present(Call call) {
        return ledger.read(tx -> principals.get(tx, call.caller().account(), id(call)));
    }

    /// Changes the departments that somebody is in by now: read and written in one transaction.
    private Principal moved(Call call, Consumer<List<DepartmentId>> move) {
        PrincipalId id = id(call);
        return ledger.write(call.caller().actor(), id, change -> {
            List<DepartmentId> departments = new ArrayList<>(
                    principals.get(change.tx(), call.caller().account(), id).departments());
            move.accept(departments);
            Patch patch = new Patch(null, null, null, null, null, departments, null);
            return register.change(change, id, patch, Names.SHARED);
        });
    }

    private Response changePassword(Call call) {
        mustBePerson(call);
        Body body = call.body();
        String password = body.text("password");
        if (!password.equals(body.textOr("password_2").orElse(password)))
            throw new Invalid("password_2", "The two passwords differ.");
        people.changePassword(call.caller(), id(call), password, sessions::endAll);
        return Answers.ok(Map.of("success", true));
    }

    private Response people(Call call, String sentence) {
        mustBePerson(call);
        throw new Invalid("", sentence);
    }

    private void mustBePerson(Call call) {
        if (present(call) instanceof Principal.Bot)
            throw new Failure.Forbidden("This is for people only: a bot is not invited and has no password.");
    }

    private static PrincipalId id(Call call) {
        return new PrincipalId(call.id("id"));
    }
}
