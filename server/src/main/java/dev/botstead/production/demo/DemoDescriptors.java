package dev.botstead.production.demo;

import dev.botstead.cluster.Change;
import dev.botstead.id.AccountId;
import dev.botstead.id.Ids;
import dev.botstead.production.project.ProjectTables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The fields that the demo production adds to its assets and shots.
final class DemoDescriptors {
    private DemoDescriptors() {}

    static void make(Change change, Ids ids, AccountId account, UUID project, Cast cast) {
        UUID difficulty =
                add(change, ids, account, project, "Asset", "Difficulty", "list", "[\"easy\",\"medium\",\"hard\"]");
        add(change, ids, account, project, "Shot", "Weather", "list", "[\"calm\",\"rain\",\"storm\"]");
        add(change, ids, account, project, "Shot", "Camera move", "string", "[]");
        if (cast.departments().containsKey("Modeling"))
            change.tx()
                    .update(
                            "INSERT INTO metadata_descriptor_department (metadata_descriptor_id, department_id) VALUES (?, ?)",
                            difficulty,
                            cast.departments().get("Modeling"));
    }

    private static UUID add(
            Change change,
            Ids ids,
            AccountId account,
            UUID project,
            String entity,
            String name,
            String type,
            String choices) {
        UUID id = ids.next();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("project_id", project);
        row.put("entity_type", entity);
        row.put("name", name);
        row.put("data_type", type);
        row.put("field_name", name.toLowerCase(java.util.Locale.ROOT).replace(' ', '_'));
        row.put("choices", choices);
        row.put("created_at", change.at());
        row.put("updated_at", change.at());
        ProjectTables.DESCRIPTORS.insert(change.tx(), account, row);
        return id;
    }
}
