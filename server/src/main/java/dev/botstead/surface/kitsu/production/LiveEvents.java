package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.comment.CommentTables.COMMENTS;
import static dev.botstead.production.entity.EntityTables.ENTITIES;
import static dev.botstead.production.task.TaskTables.TASKS;

import dev.botstead.base.Failure;
import dev.botstead.directory.Caller;
import dev.botstead.event.Recorded;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.right.Grant;
import dev.botstead.production.right.Right;
import dev.botstead.production.right.Standing;
import dev.botstead.sql.Tx;
import dev.botstead.surface.kitsu.events.Telling;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The log as it is told while it happens: in the names of this side, ids and nothing else, and each event to those
/// who
/// may read what it is about. In doubt it is not told.
public final class LiveEvents implements Telling {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> ENTITY_NOUNS =
            Set.of("asset", "shot", "sequence", "episode", "scene", "edit", "concept");
    /// What is told beside ids.
    private static final Set<String> FACTS = Set.of("asset_type", "for_client");
    /// Who works on a task is no business of clients.
    private static final Set<String> NOT_FOR_CLIENTS = Set.of("task:assign", "task:unassign");
    /// What happens to a token is an update of its owner there: the end of it is shown with the owner.
    private static final Set<String> OF_TOKENS = Set.of("token.regenerated", "token.revoked");

    private final Production production;

    /// Events of `production` and of the people beside it.
    public LiveEvents(Production production) {
        this.production = production;
    }

    @Override
    public Optional<Told> told(Recorded event) {
        if (OF_TOKENS.contains(event.name())) return Optional.of(new Told("person:update", person(event)));
        String name = EventNames.theirs(event.name());
        return EventNames.ALL.contains(name) ? Optional.of(new Told(name, data(event, name))) : Optional.empty();
    }

    private static Map<String, Object> person(Recorded event) {
        JsonNode owner = JSON.readTree(event.after()).path("owner_id");
        String id = owner.isString() ? owner.asString() : event.objectId().toString();
        return Map.of("id", event.id().toString(), "person_id", id);
    }

    private static Map<String, @Nullable Object> data(Recorded event, String name) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("id", event.id().toString());
        data.put(
                EventNames.noun(event.object()).replace('-', '_') + "_id",
                event.objectId().toString());
        if (event.scope() != null) data.put("project_id", event.scope().toString());
        for (Map.Entry<String, JsonNode> fact : JSON.readTree(event.after()).properties())
            if (fact.getKey().endsWith("_id") || FACTS.contains(fact.getKey()))
                data.putIfAbsent(fact.getKey(), fact.getValue());
        if (name.equals("task:status-changed") && event.actor() != null)
            data.putIfAbsent("person_id", event.actor().toString());
        return data;
    }

    @Override
    public boolean mayHear(Tx tx, Caller caller, Recorded event) {
        String noun = EventNames.noun(event.object());
        UUID project = event.scope();
        try {
            if (project == null) return mayHearOfAccount(tx, caller, event, noun);
            return switch (noun) {
                case "project" -> has(tx, caller, project, Right.READ_PROJECT);
                case "task" -> mayHearOfTask(tx, caller, event, project);
                case "comment" -> mayHearOfComment(tx, caller, event, project);
                default ->
                    ENTITY_NOUNS.contains(noun)
                            ? mayHearOfEntity(tx, caller, event, project)
                            : works(production.access().standing(tx, caller, project));
            };
        } catch (Failure.Forbidden | Failure.NotFound _) {
            return false;
        }
    }

    private boolean mayHearOfAccount(Tx tx, Caller caller, Recorded event, String noun) {
        if (OF_TOKENS.contains(event.name())) return caller.administers();
        return switch (Right.READ_CATALOG.to(Standing.of(caller.role()))) {
            case YES -> true;
            case TEAMS ->
                !noun.equals("person")
                        || production.access().colleagues(tx, caller).contains(new PrincipalId(event.objectId()));
            default -> false;
        };
    }

    private boolean mayHearOfTask(Tx tx, Caller caller, Recorded event, UUID project) {
        Standing standing = production.access().standing(tx, caller, project);
        if (standing == Standing.CLIENT && NOT_FOR_CLIENTS.contains(EventNames.theirs(event.name()))) return false;
        if (TASKS.find(tx, caller.account(), event.objectId()).isEmpty()) // deleted since
        return Right.READ_TASK.to(standing) == Grant.YES;
        var _ = production.tasks().readable(tx, caller, event.objectId());
        return true;
    }

    private boolean mayHearOfComment(Tx tx, Caller caller, Recorded event, UUID project) {
        Standing standing = production.access().standing(tx, caller, project);
        if (Right.READ_PROJECT.to(standing) == Grant.NO) return false;
        if (COMMENTS.find(tx, caller.account(), event.objectId()).isEmpty())
            return mayHearOfLostComment(caller, event, standing);
        var _ = production.comments().readable(tx, caller, event.objectId());
        return true;
    }

    /// A comment that was deleted is told of as far as the event says who could read it.
    private boolean mayHearOfLostComment(Caller caller, Recorded event, Standing standing) {
        JsonNode was = JSON.readTree(event.before());
        Predicate<String> said = fact -> was.path(fact).asBoolean(false);
        boolean own = caller.id().toString().equals(was.path("person_id").asString(""));
        return switch (standing) {
            case ADMIN, MANAGER, SUPERVISOR, SUPERVISOR_OF_DEPARTMENT, SUPERVISOR_ELSEWHERE -> true;
            case ARTIST, ASSIGNED_ARTIST -> was.has("by_client") && (own || !said.test("by_client"));
            case CLIENT -> own || said.test("for_client");
            case VENDOR, ASSIGNED_VENDOR, OUTSIDE -> false;
        };
    }

    private boolean mayHearOfEntity(Tx tx, Caller caller, Recorded event, UUID project) {
        Standing standing = production.access().standing(tx, caller, project);
        if (ENTITIES.find(tx, caller.account(), event.objectId()).isEmpty())
            return Right.READ_ENTITY.to(standing) == Grant.YES;
        var _ = production.entities().readable(tx, caller, ENTITIES, event.objectId(), EnumSet.allOf(EntityKind.class));
        return true;
    }

    private boolean has(Tx tx, Caller caller, UUID project, Right right) {
        return right.to(production.access().standing(tx, caller, project)) != Grant.NO;
    }

    /// Of what nothing else is known, those hear who see all of a production.
    private static boolean works(Standing standing) {
        return switch (standing) {
            case ADMIN, MANAGER, SUPERVISOR, SUPERVISOR_OF_DEPARTMENT, SUPERVISOR_ELSEWHERE, ARTIST, ASSIGNED_ARTIST ->
                true;
            case CLIENT, VENDOR, ASSIGNED_VENDOR, OUTSIDE -> false;
        };
    }
}
