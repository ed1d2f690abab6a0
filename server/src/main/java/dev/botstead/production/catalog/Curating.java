package dev.botstead.production.catalog;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.base.Text;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.event.Event;
import dev.botstead.id.Ids;
import dev.botstead.production.right.Grant;
import dev.botstead.production.right.Right;
import dev.botstead.production.right.Standing;
import dev.botstead.production.table.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes, changes and removes what productions are described by. Administrators only.
public final class Curating {
    private final Ledger ledger;
    private final Ids ids;

    /// A curator behind `ledger`, who names things by `ids`.
    public Curating(Ledger ledger, Ids ids) {
        this.ledger = ledger;
        this.ids = ids;
    }

    /// Makes one of a `part`.
    ///
    /// @param values its columns; at least a name
    /// @param taskTypes the types of task that an entity type allows; none means all
    public Fields create(Caller caller, Part part, Map<String, @Nullable Object> values, List<UUID> taskTypes) {
        mayCurate(caller);
        for (String needed : part.needed())
            if (values.get(needed) == null) throw new Invalid(needed, "The field " + needed + " is missing.");
        return ledger.write(caller.actor(), change -> {
            mustFit(change, part, values, null);
            UUID id = ids.next();
            Map<String, @Nullable Object> row = new LinkedHashMap<>(values);
            row.put("id", id);
            row.put("created_at", change.at());
            row.put("updated_at", change.at());
            if (part.equals(Part.ENTITY_TYPE)) row.put("kind", EntityKind.ASSET);
            part.table().insert(change.tx(), caller.account(), row);
            allow(change, part, id, taskTypes);
            Fields made = find(change, part, id);
            tell(change, part, "created", made, Catalog.shown(values));
            return made;
        });
    }

    /// Changes some columns of one of a `part`, and, unless it is null, which types of task it allows.
    public Fields update(
            Caller caller, Part part, UUID id, Map<String, @Nullable Object> changes, @Nullable List<UUID> taskTypes) {
        mayCurate(caller);
        return ledger.write(caller.actor(), change -> {
            Fields before = lock(change, part, id);
            mustFit(change, part, changes, before);
            Map<String, @Nullable Object> all = new LinkedHashMap<>(changes);
            all.put("updated_at", change.at());
            part.table().update(change.tx(), id, all);
            if (taskTypes != null) allow(change, part, id, taskTypes);
            Fields after = find(change, part, id);
            tell(change, part, "updated", after, Catalog.shown(changes));
            return after;
        });
    }

    /// Removes one of a `part` that nothing is made of. By force it is taken out of the settings of productions too.
    public void delete(Caller caller, Part part, UUID id, boolean force) {
        mayCurate(caller);
        ledger.write(caller.actor(), change -> {
            Fields was = lock(change, part, id);
            mustBeOfAssets(part, was, "be deleted");
            for (String use : part.uses())
                if (change.tx().exists(use, id))
                    throw new Failure.Conflict(was.text("name") + " is still in use. Archive it instead.");
            if (!force && change.tx().exists(part.set(), id))
                throw new Failure.Conflict(
                        was.text("name")
                                + " is still in the settings of a production. Take it out there, or delete it with force=true.");
            for (String link : part.links()) change.tx().update(link, id);
            change.tx().update("DELETE FROM " + part.table().name() + " WHERE id = ?", id);
            tell(change, part, "deleted", was, Map.of());
            return was;
        });
    }

    private static void mayCurate(Caller caller) {
        if (Right.CREATE_CATALOG.to(Standing.of(caller.role())) == Grant.NO)
            throw new Failure.Forbidden("Only an administrator may change what productions are described by.");
    }

    private static Fields find(Change change, Part part, UUID id) {
        return part.table()
                .find(change.tx(), change.actor().account(), id)
                .orElseThrow(() -> new Failure.NotFound("There is no such " + part.words() + "."));
    }

    private static Fields lock(Change change, Part part, UUID id) {
        part.table().lock(change.tx(), change.actor().account(), id);
        return find(change, part, id);
    }

    private static void mustBeOfAssets(Part part, Fields row, String verb) {
        if (part.equals(Part.ENTITY_TYPE) && !row.text("kind").equals(EntityKind.ASSET.name()))
            throw new Invalid("", row.text("name") + " always exists: it cannot " + verb + ".");
    }

    private static void mustFit(
            Change change, Part part, Map<String, @Nullable Object> values, @Nullable Fields before) {
        if (values.get("color") instanceof String color && !color.matches("#[0-9a-fA-F]{6}"))
            throw new Invalid("color", "A color is written #RRGGBB, with hexadecimal digits.");
        if (values.get("department_id") instanceof UUID department) mustExist(change, department);
        if (!(values.get(part.unique()) instanceof String wanted)) return;
        if (before != null && Text.key(wanted).equals(Text.key(before.text(part.unique())))) return;
        if (before != null) mustBeOfAssets(part, before, "be renamed");
        // No index says that names of task types are unlike: two that take one at once wait for each other here.
        change.tx()
                .exists(
                        "SELECT id FROM account WHERE id = ?"
                                + change.tx().dialect().forUpdate(),
                        change.actor().account());
        String column = part.unique().equals("name") ? "name_key" : part.unique();
        String value = part.unique().equals("name") ? Text.key(wanted) : wanted;
        if (change.tx()
                .exists(
                        "SELECT 1 AS x FROM " + part.table().name() + " WHERE account_id = ? AND " + column + " = ?",
                        change.actor().account(),
                        value))
            throw new Failure.Conflict("Another " + part.words() + " is called " + wanted + " already.");
    }

    private static void mustExist(Change change, UUID department) {
        if (!change.tx()
                .exists(
                        "SELECT 1 AS x FROM department WHERE id = ? AND account_id = ?",
                        department,
                        change.actor().account())) throw new Invalid("department_id", "There is no such department.");
    }

    private static void allow(Change change, Part part, UUID id, List<UUID> taskTypes) {
        if (!part.equals(Part.ENTITY_TYPE)) return;
        List<UUID> distinct = taskTypes.stream().distinct().toList();
        long found = Catalog.TASK_TYPES.count(
                change.tx(), Catalog.TASK_TYPES.of(change.actor().account()).among("id", distinct));
        if (found != distinct.size()) throw new Invalid("task_types", "One of the task types is unknown.");
        change.tx().update("DELETE FROM entity_type_task_type WHERE entity_type_id = ?", id);
        change.tx()
                .batch(
                        "INSERT INTO entity_type_task_type (entity_type_id, task_type_id) VALUES (?, ?)",
                        distinct.stream()
                                .map(type -> new @Nullable Object[] {id, type})
                                .toList());
    }

    private static void tell(
            Change change, Part part, String verb, Fields row, Map<String, ? extends @Nullable Object> facts) {
        change.tell(Event.of(part.noun() + "." + verb, part.noun(), new CatalogId(row.id()), row.text("name"), facts));
    }
}
