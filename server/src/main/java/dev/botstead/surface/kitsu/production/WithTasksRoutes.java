package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.entity.EntityTables.ENTITIES;
import static dev.botstead.production.right.Right.LIST_ENTITIES;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.id.Ids;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.entity.Casting;
import dev.botstead.production.entity.Entities;
import dev.botstead.production.entity.EntityTables;
import dev.botstead.production.table.Filter;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;

/// The lists from which the web application draws its pages of assets, shots, sequences and edits.
final class WithTasksRoutes {
    private final Ledger ledger;
    private final Production production;
    private final EntityScope scope;
    // Ten thousand shots with their tasks take some 60 MB while they are read. More readers at once than processors
    // would end no sooner, and a morning on which everybody opens the same page would take all memory.
    private final Semaphore room = new Semaphore(Runtime.getRuntime().availableProcessors());

    WithTasksRoutes(Ledger ledger, Production production) {
        this.ledger = ledger;
        this.production = production;
        this.scope = new EntityScope(production);
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("GET", "/data/assets/with-tasks", LIST_ENTITIES, call -> list(call, Listed.ASSETS)),
                anyone("GET", "/data/shots/with-tasks", LIST_ENTITIES, call -> list(call, Listed.SHOTS)),
                anyone("GET", "/data/sequences/with-tasks", LIST_ENTITIES, call -> list(call, Listed.SEQUENCES)),
                anyone("GET", "/data/edits/with-tasks", LIST_ENTITIES, call -> list(call, Listed.EDITS)),
                anyone("GET", "/data/projects/{id}/assets/shared-used", LIST_ENTITIES, this::borrowed),
                anyone("GET", "/data/entities/{id}/entities-linked/with-tasks", LIST_ENTITIES, this::linked));
    }

    private Response list(Call call, Listed listed) {
        List<Filter> filters = Filters.of(call.query(), listed.table(), "project_id", "episode_id");
        BiFunction<Tx, Caller, Where> within = scope.ofQuery(call, listed.table(), listed.kind(), null, null);
        String episode = call.query().first("episode_id");
        // `all` is how the application names no episode at all.
        if (episode == null || episode.isEmpty() || episode.equals("all"))
            return answer(call, listed, (tx, caller) -> within.apply(tx, caller).matching(filters));
        UUID id =
                Ids.parse(episode).orElseThrow(() -> new Invalid("episode_id", "The filter episode_id is not an id."));
        return answer(
                call,
                listed,
                (tx, caller) ->
                        ofEpisode(listed.kind(), within.apply(tx, caller).matching(filters), id));
    }

    private static Where ofEpisode(EntityKind kind, Where where, UUID episode) {
        return switch (kind) {
            case ASSET -> Entities.ofEpisode(where, episode);
            case SHOT -> Entities.shotsOfEpisode(where, episode);
            case SEQUENCE, EDIT, EPISODE, SCENE, CONCEPT -> where.is("parent_id", episode);
        };
    }

    private Response borrowed(Call call) {
        UUID project = call.id("id");
        return answer(call, Listed.ASSETS, (tx, caller) -> {
            production.access().must(tx, caller, project, LIST_ENTITIES);
            return Casting.borrowed(production.entities().visible(caller, Listed.ASSETS.table()), project);
        });
    }

    private Response linked(Call call) {
        UUID id = call.idOrNothing("id");
        return answer(call, Listed.LINKED, (tx, caller) -> {
            UUID project = production
                    .entities()
                    .readable(tx, caller, ENTITIES, id, EnumSet.allOf(EntityKind.class))
                    .id("project_id");
            return Casting.linked(production.entities().of(tx, caller, Listed.LINKED.table(), project), id);
        });
    }

    private Response answer(Call call, Listed listed, BiFunction<Tx, Caller, Where> within) {
        boolean compact = call.flag("stream") && call.flag("compact");
        room.acquireUninterruptibly();
        try {
            return ledger.read(tx -> {
                WithTasks entities =
                        new WithTasks(tx, production, call.caller(), listed, within.apply(tx, call.caller()));
                return compact
                        ? Answers.lines("application/x-ndjson", out -> entities.lines(tx, EntityTables.ORDER, out))
                        : Answers.lines("application/json", out -> entities.objects(tx, EntityTables.ORDER, out));
            });
        } finally {
            room.release();
        }
    }
}
