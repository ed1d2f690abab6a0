package dev.botstead.production.right;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The table of who may do what: a line each, a cell for each [Standing] in its order. What one cell says is the only
/// place where it is said.
public enum Right {
    //                        adm mgr sup sup= sup≠ usr usr+ cli ven ven+ out
    /// Read a production by id, its team, descriptors, statuses.
    READ_PROJECT("Y Y Y Y Y Y Y Y Y Y -"),
    /// Read the milestones of a production.
    READ_MILESTONES("Y Y Y Y Y Y Y - Y Y -"),
    /// List productions, open productions, productions by name.
    LIST_PROJECTS("Y own own own own own own own own own []"),
    /// List the assets, shots, sequences of a production.
    LIST_ENTITIES("Y Y Y Y Y Y Y Y assigned assigned -"),
    /// Read one asset, shot, sequence.
    READ_ENTITY("Y Y Y Y Y Y Y Y - assigned -"),
    /// Read one task.
    READ_TASK("Y Y Y Y Y Y Y Y - Y -"),
    /// Read entities of all kinds by filters.
    FILTER_ENTITIES("Y Y Y Y Y Y Y Y assigned assigned []"),
    /// List the open tasks of a production.
    LIST_OPEN_TASKS("Y Y Y Y Y Y Y Y assigned assigned -"),
    /// Read tasks by filters.
    FILTER_TASKS("Y Y Y Y Y Y Y Y assigned assigned []"),
    /// List the tasks of a production.
    LIST_TASKS("Y Y Y Y Y Y Y Y assigned assigned -"),
    /// Read the comments of a task.
    READ_COMMENTS("Y Y Y Y Y Y Y visible - Y -"),
    /// Read the comments of a production.
    LIST_COMMENTS("Y Y Y Y Y Y Y - - - -"),
    /// Read every comment of the account.
    FILTER_COMMENTS("Y - - - - - - - - - -"),
    /// Read persons, departments, task types, task statuses.
    READ_CATALOG("Y Y Y Y Y Y Y teams Y Y Y"),
    /// Read the last events.
    READ_EVENTS("Y own - - - - - - - - own"),
    /// Read budgets.
    READ_BUDGETS("Y Y - - - - - - - - -"),
    /// List the playlists of a production.
    LIST_PLAYLISTS("Y Y Y Y Y Y Y Y - - -"),
    /// Read custom actions.
    READ_CUSTOM_ACTIONS("Y Y Y Y Y Y Y Y - - Y"),
    /// List all preview and attachment files of a production or task.
    LIST_FILES("Y - - - - - - - - - -"),
    /// Comment a task, with the same or a new status.
    COMMENT("Y Y Y Y - - Y Y - Y -"),
    /// Name another author or a date, or show a comment to clients.
    COMMENT_AS("Y Y ignored ignored - - ignored ignored - ignored -"),
    /// Reply to a comment that is not for clients.
    REPLY("Y Y Y Y - - Y Y - Y -"),
    /// Acknowledge a comment.
    ACKNOWLEDGE("Y Y Y Y Y Y Y Y - Y -"),
    /// Attach a file to somebody else's comment.
    ATTACH_TO_OTHERS("Y Y - - - - - - - - -"),
    /// Reply to a comment that clients see.
    REPLY_TO_CLIENTS("Y Y - - - - - Y - - -"),
    /// Delete somebody else's reply.
    DELETE_OTHERS_REPLY("Y - - - - - - - - - -"),
    /// Edit or delete somebody else's comment; show any to clients.
    EDIT_OTHERS_COMMENT("Y Y - - - - - - - - -"),
    /// Change the checklist of somebody else's comment.
    EDIT_OTHERS_CHECKLIST("Y Y Y Y - - Y - - Y -"),
    /// Pin a comment.
    PIN_COMMENT("Y Y Y Y - - - - - - -"),
    /// Move a comment to another task.
    MOVE_COMMENT("Y Y - - - - - - - - -"),
    /// Make an asset, sequence, shot, episode.
    CREATE_ENTITY("Y Y - - - - - - - - -"),
    /// Change any field of an entity.
    UPDATE_ENTITY("Y Y - - - - - - - - -"),
    /// Change the metadata of an entity.
    UPDATE_ENTITY_DATA("Y Y Y dept - - - - - - -"),
    /// Change a shot by its own route.
    UPDATE_SHOT("Y Y - - - - - - - - -"),
    /// Restore or delete a shot or asset.
    DELETE_ENTITY("Y Y - - - - - - - - -"),
    /// Delete a sequence.
    DELETE_SEQUENCE("Y Y - - - - - - - - -"),
    /// Make a task on its own.
    CREATE_TASK("Y Y - - - - - - - - -"),
    /// Make the tasks of an entity.
    CREATE_ENTITY_TASKS("Y Y Y Y Y Y Y - - - -"),
    /// Plan a task: priority, estimation, dates, difficulty, data.
    PLAN_TASK("Y Y Y Y - - - - - - -"),
    /// Change the other fields of a task.
    UPDATE_TASK("Y Y - - - - - - - - -"),
    /// Delete a task.
    DELETE_TASK("Y Y - - - - - - - - -"),
    /// Assign somebody to a task.
    ASSIGN("Y Y Y dept [] [] [] [] [] [] []"),
    /// Clear assignments.
    UNASSIGN("Y Y Y Y [] [] self [] [] self []"),
    /// Change a production, its team, its settings, its casting.
    UPDATE_PROJECT("Y Y - - - - - - - - -"),
    /// Remove a closed production.
    DELETE_PROJECT("Y - - - - - - - - - -"),
    /// Make a metadata descriptor without departments.
    CREATE_DESCRIPTOR("Y Y - - - - - - - - -"),
    /// Make one whose departments include all of the supervisor's.
    CREATE_DEPARTMENT_DESCRIPTOR("Y Y Y Y - - - - - - -"),
    /// Make a playlist.
    CREATE_PLAYLIST("Y Y Y Y Y - - - - - -"),
    /// Make a production, department, task type, task status, asset type.
    CREATE_CATALOG("Y - - - - - - - - - -"),
    /// Make, change or delete a person or bot.
    MANAGE_PERSONS("Y - - - - - - - - - -"),
    /// Change one's own profile.
    UPDATE_SELF("Y Y Y Y Y Y Y Y Y Y Y");

    private static final Map<Right, Map<Standing, Grant>> TABLE = new EnumMap<>(Right.class);

    static {
        for (Right right : values()) TABLE.put(right, right.line());
    }

    private final String cells;

    Right(String cells) {
        this.cells = cells;
    }

    private Map<Standing, Grant> line() {
        List<String> words = List.of(cells.split(" ", -1));
        List<Standing> standings = List.of(Standing.values());
        if (words.size() != standings.size())
            throw new IllegalStateException("the line of " + this + " has a cell for each standing");
        Map<Standing, Grant> line = new EnumMap<>(Standing.class);
        for (int i = 0; i < words.size(); i++) line.put(standings.get(i), Grant.of(words.get(i)));
        return line;
    }

    /// What it gives to somebody who stands there.
    public Grant to(Standing standing) {
        return Objects.requireNonNull(Objects.requireNonNull(TABLE.get(this)).get(standing));
    }
}
