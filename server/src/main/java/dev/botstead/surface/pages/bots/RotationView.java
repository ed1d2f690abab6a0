package dev.botstead.surface.pages.bots;

import dev.botstead.credential.Credential;
import dev.botstead.credential.RotationPolicy;
import dev.botstead.surface.pages.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The pop-ins that set and remove the rotation policy of a bot.
///
/// @param policy the one it has; null for none
/// @param held what it holds that works at `now`
/// @param whole whether all of it is drawn, and not one field beside which somebody types on
public record RotationView(
        BotRow bot,
        @Nullable RotationPolicy policy,
        RotationForm form,
        List<Credential> held,
        Instant now,
        boolean whole,
        Query query) {
    /// Copies the list.
    public RotationView {
        held = List.copyOf(held);
    }

    /// The same with another form.
    RotationView with(RotationForm other) {
        return new RotationView(bot, policy, other, held, now, whole, query);
    }

    /// The same as one field of it is drawn.
    RotationView part() {
        return new RotationView(bot, policy, form, held, now, false, query);
    }

    /// Where the form goes.
    public String action() {
        return bot.address("rotation") + query.suffix();
    }

    /// Where the other form goes, that removes the policy.
    public String removal() {
        return bot.address("rotation/remove") + query.suffix();
    }

    /// Where one field is checked while it is filled in.
    public String validation(String field) {
        return bot.address("rotation/validate") + "?field=" + field;
    }

    /// Whether `field` takes the focus: the first wrong one, else the first of all.
    public boolean focus(String field) {
        return whole
                && RotationForm.FIELDS.stream()
                        .filter(each -> form.error(each) != null)
                        .findFirst()
                        .orElse(RotationForm.EVERY)
                        .equals(field);
    }

    /// What ties a field to its hint and its error.
    public String describes(String field) {
        return form.error(field) == null ? field + "-hint" : field + "-error " + field + "-hint";
    }

    /// From when on the days count, and what that means for what it holds now.
    public String counted() {
        RotationPolicy period = form.period();
        List<Instant> due = period == null
                ? List.of()
                : held.stream().map(period::due).flatMap(Optional::stream).toList();
        long over = due.stream().filter(each -> !now.isBefore(each)).count();
        String from = "1 to " + RotationPolicy.LONGEST_PERIOD + ", counted from the day each API key and authtoken was"
                + " made.";
        if (due.isEmpty()) {
            return from;
        }
        return over == 0
                ? from + " None is overdue yet."
                : from + " " + Page.number(over) + " of " + Page.number(due.size()) + (over == 1 ? " is" : " are")
                        + " overdue at once.";
    }
}
