package dev.botstead.surface.kitsu.production;

import static dev.botstead.surface.kitsu.Answers.datetime;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.comment.Comments;
import dev.botstead.production.project.Descriptors;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.production.task.Figures;
import dev.botstead.sql.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// How entities, tasks and productions look to their readers.
final class Sights {
    private final Production production;

    Sights(Production production) {
        this.production = production;
    }

    /// Productions.
    static Sight project() {
        return new Sight() {
            @Override
            public String type(Fields row) {
                return "Project";
            }

            @Override
            public List<String> alwaysEmpty() {
                return List.of("status_automations", "preview_background_files");
            }
        };
    }

    /// Entities: to vendors without the metadata of other departments.
    Sight entity(Tx tx, Caller caller) {
        Map<UUID, Set<String>> hidden = production.descriptors().hidden(tx, caller);
        return new Sight() {
            @Override
            public String type(Fields row) {
                return EntityKind.valueOf(row.text("kind")).word();
            }

            @Override
            public Fields seen(Fields row) {
                Set<String> fields = hidden.isEmpty() ? null : hidden.get(row.id("project_id"));
                return fields == null ? row : row.with("data", Descriptors.without(row.text("data"), fields));
            }

            @Override
            public List<String> alwaysEmpty() {
                return List.of("instance_casting");
            }
        };
    }

    /// Tasks: to clients without the studio's figures.
    Sight task(Tx tx, Caller caller) {
        return new TaskSight(production.access().projectsAs(tx, caller, Role.CLIENT), Map.of());
    }

    /// Tasks of a list of work on `table`, each with what was said last.
    Sight work(Tx tx, Caller caller, Table table, Where where) {
        return new TaskSight(production.access().projectsAs(tx, caller, Role.CLIENT), Comments.last(tx, table, where)) {
            @Override
            public Map<String, Object> beside(Fields row) {
                return Map.of("last_comment", said(row));
            }
        };
    }

    private static class TaskSight implements Sight {
        private final Set<UUID> asClient;
        private final Map<UUID, Comments.Last> last;

        TaskSight(Set<UUID> asClient, Map<UUID, Comments.Last> last) {
            this.asClient = asClient;
            this.last = last;
        }

        private boolean blank(Fields row) {
            return asClient.contains(row.id("project_id"));
        }

        Map<String, Object> said(Fields row) {
            Comments.Last said = blank(row) ? null : last.get(row.id());
            if (said == null) return Map.of();
            return Map.of(
                    "text", said.text(),
                    "date", String.valueOf(datetime(said.at())),
                    "person_id", said.person().toString());
        }

        @Override
        public String type(Fields row) {
            return "Task";
        }

        @Override
        public Fields seen(Fields row) {
            return blank(row) ? Figures.blanked(row) : row;
        }

        @Override
        public List<UUID> seen(Fields row, String relation, List<UUID> ids) {
            return blank(row) ? List.of() : ids;
        }
    }
}
