package dev.botstead.surface.pages.bots;

import dev.botstead.credential.Credential.LastUse;
import dev.botstead.credential.RotationPolicy;
import dev.botstead.id.CredentialId;
import dev.botstead.surface.pages.Place;
import dev.botstead.surface.pages.credentials.Group;
import dev.botstead.surface.pages.credentials.KeyGroup;
import dev.botstead.surface.pages.credentials.KeyRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The page of one bot.
///
/// @param creator who made it; null when that was the server or its terminal
/// @param policy how often its secrets are to be replaced; null where nothing is said
/// @param due when each of its secrets is due for rotation that is marked
/// @param places where it works
public record BotView(
        BotRow bot,
        Instant created,
        @Nullable String creator,
        @Nullable RotationPolicy policy,
        Map<CredentialId, Instant> due,
        List<KeyGroup> groups,
        List<EventRow> events,
        List<Place> places) {
    /// Copies the lists.
    public BotView {
        due = Map.copyOf(due);
        groups = List.copyOf(groups);
        events = List.copyOf(events);
        places = List.copyOf(places);
    }

    /// What it holds, of all kinds.
    public List<KeyRow> keys() {
        return groups.stream().flatMap(each -> each.rows().stream()).toList();
    }

    /// Whether it has a token, which a new date makes anew.
    public boolean token() {
        return keys().stream().anyMatch(key -> key.group() == Group.TOKENS);
    }

    /// When `key` is due for rotation; null where that is not marked.
    public @Nullable Instant due(KeyRow key) {
        return due.get(key.credential());
    }

    /// Those whose rotation is overdue at `now`, the longest first.
    public List<KeyRow> overdue(Instant now) {
        return keys().stream()
                .filter(key -> !now.isBefore(due.getOrDefault(key.credential(), Instant.MAX)))
                .sorted(Comparator.comparing(key -> due.getOrDefault(key.credential(), Instant.MAX)))
                .toList();
    }

    /// The page itself, as what lies beneath a pop-in over the bot.
    public Query query() {
        return Query.at(bot.id());
    }

    /// The same beneath a pop-in over one of its credentials.
    public dev.botstead.surface.pages.credentials.Query over(Group group) {
        return dev.botstead.surface.pages.credentials.Query.at(group, bot.id());
    }

    /// Where the pop-in lies that makes a credential for it.
    public String make(Group group) {
        return over(group).over("/keys/new?kind=" + group.word() + "&owner=" + bot.id());
    }

    /// From where its credentials were used last, each address once, the latest first.
    public List<LastUse> usedFrom() {
        List<LastUse> uses = new ArrayList<>();
        for (KeyRow key : keys()) {
            for (KeyRow each = key; each != null; each = each.before()) {
                if (each.lastUse() != null && each.lastUse().address() != null) {
                    uses.add(each.lastUse());
                }
            }
        }
        uses.sort(Comparator.comparing(LastUse::at).reversed());
        Set<String> seen = new HashSet<>();
        return uses.stream()
                .filter(use -> seen.add(String.valueOf(use.address())))
                .toList();
    }
}
