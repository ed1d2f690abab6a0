package dev.botstead.surface.pages.productions;

import dev.botstead.production.project.Project;
import dev.botstead.production.project.TeamLists.Size;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.Page;
import java.util.Map;
import java.util.Objects;

/// A production as lists and the heads of its pages show it.
///
/// @param open whether it is under way
/// @param dates from when to when; empty where neither is known
public record ProductionRow(
        String address, String name, String kind, String status, boolean open, Size team, String dates) {
    private static final Map<String, String> KINDS = Map.of(
            "short",
            "Short film",
            "featurefilm",
            "Feature film",
            "tvshow",
            "TV show",
            "shots",
            "Shots only",
            "assets",
            "Assets only");

    static ProductionRow of(Project project, String status, Size team) {
        String type = Objects.requireNonNullElse(project.fields().textOrNull("production_type"), "");
        return new ProductionRow(
                Address.of(project.id().uuid(), "").toString(),
                project.name(),
                KINDS.getOrDefault(type, type),
                status,
                status.equals("Open"),
                team,
                dates(
                        Dates.day(project.fields().textOrNull("start_date")),
                        Dates.day(project.fields().textOrNull("end_date"))));
    }

    private static String dates(String from, String to) {
        if (from.isEmpty()) return to.isEmpty() ? "" : "until " + to;
        return to.isEmpty() ? "from " + from : from + " – " + to;
    }

    /// "9 people, 4 bots".
    public String members() {
        return Page.count(team.people(), "person", "people") + ", " + Page.count(team.bots(), "bot", "bots");
    }
}
