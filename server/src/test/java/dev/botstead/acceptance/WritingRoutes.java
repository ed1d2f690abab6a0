package dev.botstead.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The routes of the Kitsu side that take a body, found by asking the program for its routes.
///
/// @param all each with a path that leads to something
record WritingRoutes(List<Route> all) {
    /// @param pattern the path with its variables
    /// @param path the same, filled in with ids of things that exist
    record Route(String method, String pattern, String path) {
        /// Whether its body is a list of ids.
        boolean takesIds() {
            return pattern.matches(".*/delete-(tasks|entities)");
        }

        /// The path with `id` wherever an id is due.
        String withIds(String id) {
            return VARIABLE.matcher(pattern).replaceAll(Matcher.quoteReplacement(id));
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{[^/}]*}");

    /// Routes that read no body: nothing that is sent there can be wrong.
    private static final Pattern BODILESS = Pattern.compile(
            "/ack$|/(un)?subscribe$|/join$|/mark-all-as-read$|/apply-template/|/set-main-preview|/restore$");

    static WritingRoutes of(RunningServer server, Api admin) {
        Program.Ended ended = Program.run(List.of("routes", "--json"));
        if (ended.code() != 0) {
            throw new AssertionError("the program does not tell its routes: " + ended);
        }
        Ids ids = Ids.of(server, admin);
        List<Route> routes = new ArrayList<>();
        for (JsonNode route : Api.JSON.readTree(ended.out())) {
            String method = route.path("method").asString();
            String path = route.path("path").asString();
            if (path.startsWith("/api/")
                    && List.of("POST", "PUT", "PATCH").contains(method)
                    && !BODILESS.matcher(path).find()) {
                String pattern = path.substring("/api".length());
                routes.add(new Route(method, pattern, ids.fill(pattern)));
            }
        }
        if (routes.size() < 10) {
            throw new AssertionError("too few routes take a body: " + routes);
        }
        return new WritingRoutes(routes);
    }

    /// An id for each kind of thing, by the segment that stands before it.
    private record Ids(Map<String, String> byKind) {
        static Ids of(RunningServer server, Api admin) {
            String project = first(admin, "/data/projects");
            return new Ids(Map.of(
                    "persons", server.announced().path("bot_id").asString(),
                    "projects", project,
                    "team", server.announced().path("bot_id").asString(),
                    "tasks", first(admin, "/data/projects/" + project + "/tasks"),
                    "comments", first(admin, "/data/projects/" + project + "/comments"),
                    "departments", first(admin, "/data/departments"),
                    "entities", first(admin, "/data/entities"),
                    "task-types", first(admin, "/data/task-types"),
                    "task-status", first(admin, "/data/task-status"),
                    "entity-types", first(admin, "/data/entity-types")));
        }

        private static String first(Api admin, String list) {
            return admin.get(list).json().path(0).path("id").asString();
        }

        String fill(String pattern) {
            StringBuilder path = new StringBuilder();
            String before = "";
            for (String segment : pattern.substring(1).split("/", -1)) {
                boolean variable = segment.startsWith("{");
                path.append('/')
                        .append(
                                variable
                                        ? byKind.getOrDefault(before, "0190a000-0000-7000-8000-000000000000")
                                        : segment);
                before = segment;
            }
            return path.toString();
        }
    }
}
