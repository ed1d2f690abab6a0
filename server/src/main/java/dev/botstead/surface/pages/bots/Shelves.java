package dev.botstead.surface.pages.bots;

import dev.botstead.credential.Credential.LastUse;
import dev.botstead.credential.RotationMarks;
import dev.botstead.credential.Traces;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Department;
import dev.botstead.directory.Principal.Bot;
import dev.botstead.id.DepartmentId;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Tx;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.Features;
import dev.botstead.surface.pages.Place;
import dev.botstead.surface.pages.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what the Bots page shows.
final class Shelves {
    private final Traces traces = new Traces();
    private final RotationMarks marks = new RotationMarks();
    private final Features features;
    private final Section tracker;
    private final Dates dates;

    Shelves(Features features, Section tracker, Dates dates) {
        this.features = features;
        this.tracker = tracker;
        this.dates = dates;
    }

    /// Where each of these bots works, by its id; one that works nowhere has no entry.
    Map<String, List<Place>> places(Caller caller, List<BotRow> bots) {
        List<PrincipalId> ids = bots.stream().map(bot -> BotIds.parse(bot.id())).toList();
        Map<PrincipalId, List<Place>> places = features.ledger().read(tx -> tracker.places(tx, caller, ids));
        return places.entrySet().stream()
                .collect(Collectors.toMap(each -> BotIds.of(each.getKey()), Map.Entry::getValue));
    }

    /// The caller's account as it is now.
    Shelf of(Caller caller) {
        return features.ledger().read(tx -> read(tx, caller));
    }

    private Shelf read(Tx tx, Caller caller) {
        List<Department> departments = features.departments().all(tx, caller.account());
        Map<DepartmentId, DepartmentName> names = departments.stream()
                .map(Shelves::name)
                .collect(Collectors.toMap(name -> BotIds.department(name.id()), Function.identity()));
        Map<PrincipalId, Long> overdue = marks.overdue(tx, caller.account(), dates.instant());
        Map<PrincipalId, LastUse> uses = traces.lastUses(tx, caller.account());
        List<BotRow> bots = new ArrayList<>();
        features.principals().all(tx, caller.account()).forEach(each -> {
            if (each instanceof Bot bot) {
                bots.add(row(bot, names, uses.get(bot.id()), overdue.getOrDefault(bot.id(), 0L)));
            }
        });
        List<DepartmentName> choices = departments.stream()
                .filter(each -> !each.archived())
                .map(Shelves::name)
                .toList();
        String account = features.accounts().get(tx, caller.account()).name();
        return new Shelf(account, bots, choices);
    }

    private static BotRow row(Bot bot, Map<DepartmentId, DepartmentName> names, @Nullable LastUse use, long overdue) {
        String id = BotIds.of(bot.id());
        return new BotRow(
                id,
                bot.id().toString(),
                bot.name(),
                RoleName.of(bot.role()),
                bot.departments().stream()
                        .map(names::get)
                        .filter(Objects::nonNull)
                        .toList(),
                bot.active(),
                bot.expiresAt(),
                use == null ? null : use.at(),
                use == null ? null : use.address(),
                overdue,
                bot.profile().hasAvatar()
                        ? "/bots/" + id + "/picture?v="
                                + bot.profile().updatedAt().toEpochMilli()
                        : null);
    }

    private static DepartmentName name(Department department) {
        return new DepartmentName(department.id().toString(), department.name(), department.color());
    }
}
