package dev.botstead.production.catalog;

import static dev.botstead.production.table.Column.flag;
import static dev.botstead.production.table.Column.id;
import static dev.botstead.production.table.Column.moment;
import static dev.botstead.production.table.Column.name;
import static dev.botstead.production.table.Column.text;
import static dev.botstead.production.table.Column.whole;
import static dev.botstead.production.table.Column.word;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.id.AccountId;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Relation;
import dev.botstead.production.table.Table;
import dev.botstead.sql.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an account describes its productions by. Everybody who is let in may read it; administrators change it.
public final class Catalog {
    /// Whether a production is under way.
    public static final Table PROJECT_STATUSES = new Table(
            "project_status",
            id("id").fixed(),
            name("name", 20),
            text("color", 7),
            moment("created_at").fixed(),
            moment("updated_at").fixed());

    /// Kinds of entity and types of asset.
    public static final Table ENTITY_TYPES = new Table(
                    "entity_type",
                    id("id").fixed(),
                    name("name", 30),
                    text("short_name", 20),
                    text("description", 10_000),
                    flag("archived"),
                    text("kind", 20).hidden(),
                    moment("created_at").fixed(),
                    moment("updated_at").fixed())
            .relating(new Relation("task_types", "entity_type_task_type", "entity_type_id", "task_type_id"));

    /// Types of task.
    public static final Table TASK_TYPES = new Table(
            "task_type",
            id("id").fixed(),
            name("name", 40),
            text("short_name", 20),
            text("description", 10_000),
            text("color", 7).required(),
            whole("priority").required(),
            word("for_entity", "Asset", "Shot", "Sequence", "Episode", "Edit", "Concept", "Scene"),
            flag("allow_timelog"),
            flag("archived"),
            whole("shotgun_id"),
            id("department_id"),
            moment("created_at").fixed(),
            moment("updated_at").fixed());

    /// Statuses of tasks.
    public static final Table TASK_STATUSES = new Table(
            "task_status",
            id("id").fixed(),
            name("name", 40),
            text("short_name", 10).required(),
            text("description", 10_000),
            text("color", 7).required(),
            whole("priority").required(),
            flag("archived"),
            flag("is_done"),
            flag("is_artist_allowed"),
            flag("is_client_allowed"),
            flag("is_retake"),
            flag("is_feedback_request"),
            flag("is_default"),
            flag("is_wip"),
            flag("for_concept"),
            whole("shotgun_id"),
            moment("created_at").fixed(),
            moment("updated_at").fixed());

    /// The status that a new task gets comes first, whatever else is marked as a default.
    public static final String STATUS_ORDER =
            "task_status.for_concept, task_status.is_default DESC, task_status.priority, task_status.name_key,"
                    + " task_status.id";

    /// A status of tasks, or [Failure.NotFound].
    public TaskStatus status(Tx tx, AccountId account, UUID id) {
        return TASK_STATUSES
                .find(tx, account, id)
                .map(TaskStatus::new)
                .orElseThrow(() -> new Failure.NotFound("There is no such task status."));
    }

    /// The status that a new task gets.
    public TaskStatus defaultStatus(Tx tx, AccountId account) {
        return TASK_STATUSES
                .list(tx, TASK_STATUSES.of(account).is("is_default", true).is("for_concept", false), STATUS_ORDER)
                .stream()
                .findFirst()
                .map(TaskStatus::new)
                .orElseThrow(() -> new Invalid(
                        "task_status_id", "No task status is marked as the default. Mark one, or name a status."));
    }

    /// The one entity type of a kind that always exists.
    public UUID typeOf(Tx tx, AccountId account, EntityKind kind) {
        return ENTITY_TYPES
                .first(tx, ENTITY_TYPES.of(account).is("kind", kind))
                .map(Fields::id)
                .orElseThrow(() -> new Failure.NotFound("There is no entity type " + kind.word() + "."));
    }

    /// The production status of a name.
    public Optional<Fields> projectStatus(Tx tx, AccountId account, String name) {
        return PROJECT_STATUSES.first(tx, PROJECT_STATUSES.of(account).is("name", name));
    }

    /// Changes as an event keeps them: texts, numbers and truth values.
    public static Map<String, @Nullable Object> shown(Map<String, @Nullable Object> changes) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        changes.forEach((column, value) -> shown.put(
                column,
                value == null || value instanceof Number || value instanceof Boolean ? value : value.toString()));
        return shown;
    }
}
