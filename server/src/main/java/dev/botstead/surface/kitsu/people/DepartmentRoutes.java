package dev.botstead.surface.kitsu.people;

import static dev.botstead.surface.kitsu.Answers.datetime;
import static dev.botstead.surface.kitsu.KitsuRoute.administrators;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Department;
import dev.botstead.directory.Departments;
import dev.botstead.directory.Departments.Wanted;
import dev.botstead.id.DepartmentId;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Body;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.Conditions;
import dev.botstead.surface.kitsu.Conditions.Column;
import dev.botstead.surface.kitsu.Conditions.Condition;
import dev.botstead.surface.kitsu.KitsuRoute;
import dev.botstead.surface.kitsu.Listing;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The routes of departments and of the organisation.
public final class DepartmentRoutes {
    private static final Map<String, Column> COLUMNS =
            Map.of("id", Column.ID, "name", Column.NAME, "color", Column.TEXT, "archived", Column.BOOL);

    private final Ledger ledger;
    private final Departments departments;
    private final Organisation organisation;

    /// Routes over `departments`.
    public DepartmentRoutes(Ledger ledger, Departments departments, Organisation organisation) {
        this.ledger = ledger;
        this.departments = departments;
        this.organisation = organisation;
    }

    /// The table.
    public List<KitsuRoute> routes() {
        return List.of(
                anyone("GET", "/data/departments", this::list),
                anyone("GET", "/data/departments/{id}", this::one),
                administrators("POST", "/data/departments", this::create),
                administrators("PUT", "/data/departments/{id}", this::update),
                administrators("DELETE", "/data/departments/{id}", this::delete),
                anyone("GET", "/data/organisations", call -> Answers.ok(List.of(organisation(call)))),
                anyone("GET", "/data/organisations/{id}", this::oneOrganisation));
    }

    private Response list(Call call) {
        List<Condition> conditions = Conditions.of(call.query(), COLUMNS);
        Listing listing = Listing.of(call.query());
        List<Department> found = ledger
                .read(tx -> departments.all(tx, call.caller().account()))
                .stream()
                .filter(department -> conditions.stream()
                        .allMatch(each -> each.holds(json(department).get(each.column()))))
                .toList();
        if (listing.number() == null)
            return Answers.ok(
                    found.stream().map(one -> listing.shown(json(one))).toList());
        List<Map<String, @Nullable Object>> rows = found.stream()
                .sorted(Comparator.comparing(Department::updatedAt).reversed())
                .skip(listing.number() == 0 ? Long.MAX_VALUE : listing.offset())
                .limit(listing.limit())
                .map(DepartmentRoutes::json)
                .toList();
        return Answers.ok(listing.envelope(rows, found.size()));
    }

    private Response one(Call call) {
        return Answers.ok(
                json(ledger.read(tx -> departments.find(tx, call.caller().account(), id(call)))
                        .orElseThrow(() -> new Failure.NotFound("There is no such department."))));
    }

    private Response create(Call call) {
        Body body = call.body();
        body.only(Set.of("name", "color", "archived"));
        return Answers.created(json(departments.create(call.caller(), wanted(body))));
    }

    private Response update(Call call) {
        return Answers.ok(json(departments.update(call.caller(), id(call), wanted(call.body()))));
    }

    private static Wanted wanted(Body body) {
        return new Wanted(
                body.textOr("name").orElse(null),
                body.textOr("color").orElse(null),
                body.bool("archived").orElse(null));
    }

    private Response delete(Call call) {
        departments.delete(call.caller(), id(call));
        return Answers.none();
    }

    private Map<String, @Nullable Object> organisation(Call call) {
        return ledger.read(tx -> organisation.of(tx, call.caller()));
    }

    private Response oneOrganisation(Call call) {
        if (!call.id("id").equals(call.caller().account().uuid()))
            throw new Failure.NotFound("There is no such organisation.");
        return Answers.ok(organisation(call));
    }

    private static DepartmentId id(Call call) {
        return new DepartmentId(call.id("id"));
    }

    /// A department's dictionary.
    public static Map<String, @Nullable Object> json(Department department) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", department.id().toString());
        json.put("name", department.name());
        json.put("color", department.color());
        json.put("archived", department.archived());
        json.put("created_at", datetime(department.createdAt()));
        json.put("updated_at", datetime(department.updatedAt()));
        json.put("type", "Department");
        return json;
    }
}
