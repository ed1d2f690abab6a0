package dev.botstead.surface.pages.bots;

import dev.botstead.base.Failure;
import dev.botstead.directory.NewPrincipal;
import dev.botstead.directory.Patch;
import dev.botstead.id.DepartmentId;
import dev.botstead.surface.http.Parameters;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.LastDay;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The five fields of a bot as they were typed, and what is wrong with them.
///
/// @param until the last day, as a date field sends it; empty for none
/// @param departments the ids of the chosen ones
/// @param errors a sentence for each wrong field; one for the whole form under [#WHOLE]
public record BotForm(
        String name, String until, Set<String> departments, RoleName role, boolean active, Map<String, String> errors) {
    /// The name field.
    public static final String NAME = "name";
    /// The expiration date.
    public static final String UNTIL = "expiration_date";
    /// The departments.
    public static final String DEPARTMENTS = "department";
    /// The form as a whole.
    public static final String WHOLE = "";

    private static final int LONGEST_NAME = 255;

    /// Copies the sets.
    public BotForm {
        departments = Set.copyOf(departments);
        errors = Map.copyOf(errors);
    }

    /// The form of a bot to be.
    public static BotForm blank() {
        return new BotForm("", "", Set.of(), RoleName.ARTIST, true, Map.of());
    }

    /// The form of a bot that is there.
    public static BotForm of(BotRow bot) {
        Set<String> departments = new LinkedHashSet<>();
        bot.departments().forEach(each -> departments.add(each.id()));
        String until = bot.until() == null ? "" : Dates.lastDay(bot.until()).toString();
        return new BotForm(bot.name(), until, departments, bot.role(), bot.active(), Map.of());
    }

    /// The form that was sent.
    public static BotForm of(Parameters sent) {
        return new BotForm(
                text(sent, NAME).strip(),
                text(sent, UNTIL).strip(),
                Set.copyOf(sent.all(DEPARTMENTS)),
                RoleName.of(text(sent, "role")),
                "on".equals(sent.first("active")),
                RoleName.known(text(sent, "role"))
                        ? Map.of()
                        : Map.of(WHOLE, "There is no such role: choose one of the list."));
    }

    /// The same form with what this page can see to be wrong. A date is only looked at where it may be set.
    public BotForm checked(Dates dates, boolean withDate) {
        Map<String, String> wrong = new LinkedHashMap<>(errors);
        if (name.isEmpty()) {
            wrong.put(NAME, "A bot needs a name.");
        } else if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            wrong.put(NAME, "This name is too long: 255 bytes at most.");
        }
        String date = withDate ? LastDay.wrong(until, dates) : null;
        if (date != null) {
            wrong.put(UNTIL, date);
        }
        return new BotForm(name, until, departments, role, active, wrong);
    }

    /// The same form with one more thing wrong.
    public BotForm with(String field, String sentence) {
        Map<String, String> wrong = new LinkedHashMap<>(errors);
        wrong.put(field, sentence);
        return new BotForm(name, until, departments, role, active, wrong);
    }

    /// The same form with what a feature found wrong, at the field that it names; what no field explains goes on.
    BotForm with(Failure failure) {
        return switch (failure) {
            case Failure.Conflict _ ->
                with(NAME, "Another bot has this name. Names are unique, so that events are clear.");
            case Failure.LimitReached limit -> with(WHOLE, limit.detail());
            case Failure.Invalid invalid ->
                with(
                        switch (invalid.field()) {
                            case "name" -> NAME;
                            case "expiration_date" -> UNTIL;
                            case "departments" -> DEPARTMENTS;
                            default -> WHOLE;
                        },
                        invalid.detail());
            default -> throw failure;
        };
    }

    /// The same form with that date: one that may not be typed keeps what is there.
    BotForm dated(String day) {
        return new BotForm(name, day, departments, role, active, errors);
    }

    /// The bot that a good form asks for.
    NewPrincipal newBot() {
        return new NewPrincipal(name, "", null, role.role(), departmentIds(), active, LastDay.end(until));
    }

    /// The change that a good form asks for, of a bot that was shown with `shownName` and its switch
    /// `shownActive` (`on`, `off`). What was left as it was shown is left as it is by now: a form that lay
    /// open may not resume a bot that was suspended meanwhile. It sets no date: that takes another token.
    Patch patch(String shownName, String shownActive) {
        boolean renamed = !name.equals(shownName);
        boolean switched = !shownActive.isEmpty() && !shownActive.equals(active ? "on" : "off");
        return new Patch(
                renamed ? name : null,
                renamed ? "" : null,
                null,
                role.role(),
                switched ? active : null,
                departmentIds(),
                null);
    }

    private List<DepartmentId> departmentIds() {
        return departments.stream().sorted().map(BotIds::department).toList();
    }

    /// Whether nothing is wrong.
    public boolean good() {
        return errors.isEmpty();
    }

    /// What is wrong with `field`; null for nothing.
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    private static String text(Parameters sent, String name) {
        return Objects.requireNonNullElse(sent.first(name), "");
    }
}
