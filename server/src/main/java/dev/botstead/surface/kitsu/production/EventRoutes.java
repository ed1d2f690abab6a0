package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.right.Right.READ_EVENTS;
import static dev.botstead.surface.kitsu.Answers.datetime;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.base.Text;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.event.Events;
import dev.botstead.event.Recorded;
import dev.botstead.id.Ids;
import dev.botstead.production.Production;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.ProjectTables;
import dev.botstead.production.right.Grant;
import dev.botstead.production.table.Fields;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The log of what happened, under the names that clients of this side know.
final class EventRoutes {
    private static final int MOST = 10_000;

    private final Ledger ledger;
    private final Events events;
    private final Production production;

    EventRoutes(Ledger ledger, Events events, Production production) {
        this.ledger = ledger;
        this.events = events;
        this.production = production;
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("GET", "/data/events/last", READ_EVENTS, this::last),
                anyone("GET", "/data/events/names", READ_EVENTS, this::names));
    }

    private Response names(Call call) {
        Access.must(call.caller(), READ_EVENTS);
        return Answers.ok(EventNames.ALL);
    }

    private Response last(Call call) {
        Grant grant = Access.must(call.caller(), READ_EVENTS);
        int limit = limit(call);
        Instant after = moment(call, "after");
        Instant before = moment(call, "before");
        String name = call.query().first("name");
        List<@Nullable String> ours = new ArrayList<>();
        if (name == null || name.isEmpty()) ours.add(null);
        else ours.addAll(EventNames.ours(Text.clean("name", name, 200)));
        return Answers.ok(ledger.<Object>read(tx -> {
            List<UUID> scopes = scopes(tx, call, grant);
            List<Recorded> found = new ArrayList<>();
            for (String each : ours)
                found.addAll(events.newest(
                        tx, call.caller().account(), new Events.Query(after, before, scopes, each, limit)));
            return found.stream()
                    .sorted(Comparator.comparing(Recorded::at)
                            .thenComparing(Recorded::id)
                            .reversed())
                    .filter(event -> !call.flag("only_files") || event.object().endsWith("file"))
                    .limit(limit)
                    .map(EventRoutes::json)
                    .toList();
        }));
    }

    private @Nullable List<UUID> scopes(Tx tx, Call call, Grant grant) {
        String project = call.query().first("project_id");
        List<UUID> own = grant == Grant.YES ? null : own(tx, call.caller());
        if (project == null || project.isEmpty()) return own;
        UUID id =
                Ids.parse(project).orElseThrow(() -> new Invalid("project_id", "The filter project_id is not an id."));
        return own == null || own.contains(id) ? List.of(id) : List.of();
    }

    private List<UUID> own(Tx tx, Caller caller) {
        return ProjectTables.PROJECTS
                .list(tx, production.projects().visible(caller, ProjectTables.PROJECTS), "project.id")
                .stream()
                .map(Fields::id)
                .toList();
    }

    private static int limit(Call call) {
        String text = call.query().first("limit");
        if (text == null || text.isEmpty()) return 100;
        try {
            return Math.clamp(Integer.parseInt(text), 0, MOST);
        } catch (NumberFormatException e) {
            throw new Invalid("limit", "The limit is not a whole number.");
        }
    }

    private static @Nullable Instant moment(Call call, String name) {
        String text = call.query().first(name);
        if (text == null || text.isEmpty()) return null;
        return Dates.moment(text).orElseThrow(() -> new Invalid(name, "The filter " + name + " is not a date."));
    }

    private static Map<String, @Nullable Object> json(Recorded event) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", event.id().toString());
        json.put("created_at", datetime(event.at()));
        json.put("name", EventNames.theirs(event.name()));
        json.put("user_id", event.actor() == null ? null : event.actor().uuid().toString());
        json.put("project_id", Json.id(event.scope()));
        json.put("data", data(event));
        return json;
    }

    private static Map<String, @Nullable Object> data(Recorded event) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put(
                EventNames.noun(event.object()).replace('-', '_') + "_id",
                event.objectId().toString());
        if (event.scope() != null) data.put("project_id", event.scope().toString());
        JsonNode after = JsonMapper.shared().readTree(event.after());
        after.properties().forEach(fact -> data.put(fact.getKey(), fact.getValue()));
        return data;
    }
}
