package dev.botstead.surface.pages.bots;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pop-in that makes or changes a bot.
///
/// @param bot the bot to change; null for a new one
/// @param query the list beneath
public record FormView(@Nullable BotRow bot, BotForm form, List<DepartmentName> departments, Query query) {
    /// Copies the departments.
    public FormView {
        departments = List.copyOf(departments);
    }

    /// Where the form goes.
    public String action() {
        return (bot == null ? "/bots" : bot.address("edit")) + query.suffix();
    }

    /// The field that takes the focus: the first wrong one, else the name.
    public String first() {
        return form.error(BotForm.NAME) == null && form.error(BotForm.UNTIL) != null ? BotForm.UNTIL : BotForm.NAME;
    }

    /// What ties a field to its hint and its error.
    public String describes(String field, String id) {
        return form.error(field) == null ? id + "-hint" : id + "-error " + id + "-hint";
    }
}
