package dev.botstead.surface.pages.bots;

import dev.botstead.directory.Patch;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.Initials;
import dev.botstead.surface.pages.LastDay;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A bot as the list and the pop-ins see it.
///
/// @param id its id as addresses spell it
/// @param uuid the same as the Kitsu side spells it
/// @param until when it expires, exclusive; null for never
/// @param lastUsed when one of its credentials was last used; null for never
/// @param usedFrom the address it was used from then; null when that is not known
/// @param overdue how many of its credentials are overdue for rotation
/// @param picture the address of its picture; null when it has none
public record BotRow(
        String id,
        String uuid,
        String name,
        RoleName role,
        List<DepartmentName> departments,
        boolean active,
        @Nullable Instant until,
        @Nullable Instant lastUsed,
        @Nullable String usedFrom,
        long overdue,
        @Nullable String picture) {
    /// Copies the departments.
    public BotRow {
        departments = List.copyOf(departments);
    }

    /// What stands in for its picture.
    public Initials initials() {
        return Initials.of(name);
    }

    /// The expiry that a date field asks for. The date that is shown keeps the instant, which may be another time of
    /// day.
    Patch.Expiry expiry(String typed) {
        boolean same = until != null && Dates.lastDay(until).toString().equals(typed);
        return new Patch.Expiry(same ? until : LastDay.end(typed));
    }

    /// The address of its own page.
    public String page() {
        return "/bots/" + id;
    }

    /// The address of one of its pop-ins or acts.
    public String address(String act) {
        return "/bots/" + id + "/" + act;
    }
}
