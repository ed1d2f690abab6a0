package dev.botstead.surface.pages.bots;

import dev.botstead.base.Failure;
import dev.botstead.credential.RotationMarks;
import dev.botstead.credential.Traces;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principal.Bot;
import dev.botstead.event.Recorded;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Tx;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.Features;
import dev.botstead.surface.pages.Place;
import dev.botstead.surface.pages.credentials.KeyGroup;
import dev.botstead.surface.pages.credentials.KeyRow;
import dev.botstead.surface.pages.credentials.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what the page of one bot shows.
final class BotReads {
    private static final int EVENTS = 10;
    // Of what it held long ago, no event is among the latest.
    private static final int TRACED = 200;

    private final Traces traces = new Traces();
    private final RotationMarks marks = new RotationMarks();
    private final Features features;
    private final Shelves shelves;
    private final Keys keys;
    private final Dates dates;

    BotReads(Features features, Shelves shelves, Keys keys, Dates dates) {
        this.features = features;
        this.shelves = shelves;
        this.keys = keys;
        this.dates = dates;
    }

    /// What the page of the bot `row` shows.
    BotView of(Caller caller, BotRow row) {
        List<Place> places = shelves.places(caller, List.of(row)).getOrDefault(row.id(), List.of());
        return features.ledger().read(tx -> {
            Bot bot = bot(tx, caller, row);
            List<KeyGroup> groups = keys.of(tx, caller, bot);
            return new BotView(
                    row,
                    bot.profile().createdAt(),
                    name(tx, caller, bot.profile().createdBy()),
                    features.rotationPolicies().of(tx, bot.id()).orElse(null),
                    marks.due(tx, bot.id(), dates.instant()),
                    groups,
                    events(tx, bot, groups),
                    places);
        });
    }

    /// What the bot `row` holds.
    List<KeyRow> keys(Caller caller, BotRow row) {
        return features.ledger()
                .read(tx -> keys.of(tx, caller, bot(tx, caller, row)).stream()
                        .flatMap(group -> group.rows().stream())
                        .toList());
    }

    private Bot bot(Tx tx, Caller caller, BotRow row) {
        Principal found = features.principals().get(tx, caller.account(), BotIds.parse(row.id()));
        if (found instanceof Bot bot) {
            return bot;
        }
        throw new Failure.NotFound("There is no such bot.");
    }

    private @Nullable String name(Tx tx, Caller caller, @Nullable PrincipalId id) {
        return id == null
                ? null
                : features.principals().named(tx, caller.account(), List.of(id)).stream()
                        .map(Principal::name)
                        .findFirst()
                        .orElse(null);
    }

    private List<EventRow> events(Tx tx, Bot bot, List<KeyGroup> groups) {
        List<UUID> objects = new ArrayList<>(List.of(bot.id().uuid()));
        traces.ids(tx, bot.id(), TRACED).forEach(id -> objects.add(id.uuid()));
        List<Recorded> found = features.events().newest(tx, bot.account(), bot.id(), objects, EVENTS);
        Map<UUID, String> labels = labels(groups);
        return found.stream().map(each -> EventRow.of(each, bot.id(), labels)).toList();
    }

    private static Map<UUID, String> labels(List<KeyGroup> groups) {
        Map<UUID, String> labels = new HashMap<>();
        for (KeyGroup group : groups) {
            for (KeyRow key : group.rows()) {
                labels.put(key.uuid(), key.label());
                for (KeyRow old = key.before(); old != null; old = old.before()) {
                    labels.put(old.uuid(), old.label() + ", old secret");
                }
            }
        }
        return labels;
    }
}
