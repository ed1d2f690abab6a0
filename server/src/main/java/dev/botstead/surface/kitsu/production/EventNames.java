package dev.botstead.surface.kitsu.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Names of events on both sides: ours are `noun.verb`, theirs `noun:verb`, and a bot is a person there.
final class EventNames {
    private static final Map<String, String> VERBS = Map.of("created", "new", "updated", "update", "deleted", "delete");
    // What happens to a person's row under a name of its own here, and is an update of it there.
    private static final Set<String> UPDATES =
            Set.of("updated", "suspended", "resumed", "avatar-set", "avatar-cleared");
    private static final Map<String, String> MEMBERS =
            Map.of("member-added", "update", "member-updated", "update", "member-removed", "update");
    private static final Map<String, String> COMMENTS = Map.of(
            "acknowledged",
            "acknowledge",
            "unacknowledged",
            "unacknowledge",
            "replied",
            "reply",
            "reply-deleted",
            "delete-reply",
            "moved",
            "update");
    private static final Map<String, String> TASKS = Map.of("assigned", "assign", "unassigned", "unassign");

    /// Those that the log may hold, as clients know them.
    static final List<String> ALL = all();

    private static List<String> all() {
        List<String> all = new ArrayList<>(List.of(
                "comment:acknowledge",
                "comment:delete-reply",
                "comment:reply",
                "comment:unacknowledge",
                "task:assign",
                "task:status-changed",
                "task:unassign"));
        for (String noun : List.of(
                "asset",
                "asset-type",
                "comment",
                "department",
                "episode",
                "metadata-descriptor",
                "person",
                "project",
                "sequence",
                "shot",
                "task",
                "task-status",
                "task-type")) VERBS.values().forEach(verb -> all.add(noun + ":" + verb));
        return all.stream().sorted().toList();
    }

    private EventNames() {}

    /// A noun of ours in their words.
    static String noun(String ours) {
        return ours.equals("bot") ? "person" : ours;
    }

    /// A name of ours in their words.
    static String theirs(String ours) {
        int dot = ours.indexOf('.');
        if (dot < 0) return ours;
        String noun = noun(ours.substring(0, dot));
        String verb = ours.substring(dot + 1);
        if (noun.equals("person") && UPDATES.contains(verb)) return "person:update";
        if (noun.equals("project") && MEMBERS.containsKey(verb)) return "project:" + MEMBERS.get(verb);
        if (noun.equals("comment") && COMMENTS.containsKey(verb)) return "comment:" + COMMENTS.get(verb);
        if (noun.equals("task") && TASKS.containsKey(verb)) return "task:" + TASKS.get(verb);
        return noun + ":" + VERBS.getOrDefault(verb, verb);
    }

    /// Every name of ours that is one name of theirs.
    static List<String> ours(String theirs) {
        List<String> names = new ArrayList<>();
        int colon = theirs.indexOf(':');
        if (colon < 0) return List.of(theirs);
        String noun = theirs.substring(0, colon);
        String verb = theirs.substring(colon + 1);
        List<String> nouns = noun.equals("person") ? List.of("person", "bot") : List.of(noun);
        for (String each : nouns) {
            VERBS.forEach((here, there) -> {
                if (there.equals(verb)) names.add(each + "." + here);
            });
            if (theirs.equals("person:update")) UPDATES.forEach(update -> names.add(each + "." + update));
        }
        if (theirs.equals("project:update")) MEMBERS.keySet().forEach(member -> names.add("project." + member));
        if (noun.equals("comment")) add(names, "comment.", COMMENTS, verb);
        if (noun.equals("task")) add(names, "task.", TASKS, verb);
        if (names.isEmpty()) names.add(noun + "." + verb);
        return names.stream().distinct().toList();
    }

    private static void add(List<String> names, String noun, Map<String, String> verbs, String verb) {
        verbs.forEach((here, there) -> {
            if (there.equals(verb)) names.add(noun + here);
        });
    }
}
