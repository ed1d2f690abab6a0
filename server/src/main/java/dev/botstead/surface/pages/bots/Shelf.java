package dev.botstead.surface.pages.bots;

import dev.botstead.base.Failure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that the Bots page shows of an account, as one consistent read found it.
///
/// @param departments those that may be chosen
record Shelf(String account, List<BotRow> bots, List<DepartmentName> departments) {
    /// The bot of that id, in the spelling of addresses.
    BotRow bot(String id) {
        return find(id).orElseThrow(() -> new Failure.NotFound("There is no such bot."));
    }

    /// The departments that may be chosen for `bot`: those on offer, and those it is in already.
    List<DepartmentName> choices(@Nullable BotRow bot) {
        if (bot == null || departments.containsAll(bot.departments())) {
            return departments;
        }
        return Stream.concat(departments.stream(), bot.departments().stream())
                .distinct()
                .toList();
    }

    /// The bot of that id, or nothing.
    Optional<BotRow> find(String id) {
        return bots.stream().filter(bot -> bot.id().equals(id)).findFirst();
    }
}
