package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.project.ProjectTables.DESCRIPTORS;
import static dev.botstead.production.project.ProjectTables.DESCRIPTOR_ORDER;

import dev.botstead.directory.Caller;
import dev.botstead.production.Production;
import dev.botstead.production.entity.Entities;
import dev.botstead.production.project.Project;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.project.ProjectTables;
import dev.botstead.production.project.Settings;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Relation;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The dictionaries of productions beyond their columns (contract 4.2): what an open one shows of its settings.
final class ProjectJson {
    private static final Table PROJECTS = ProjectTables.WITH_STATUS;

    private final Production production;

    ProjectJson(Production production) {
        this.production = production;
    }

    /// The productions in `where`, on those with their status, each with all its settings.
    List<Map<String, @Nullable Object>> open(Tx tx, Caller caller, Where where) {
        return open(tx, caller, where, false);
    }

    /// One production with all its settings and the name of its status.
    Map<String, @Nullable Object> one(Tx tx, Caller caller, ProjectId id) {
        return open(tx, caller, PROJECTS.of(caller.account()).is("id", id), true)
                .getFirst();
    }

    private List<Map<String, @Nullable Object>> open(Tx tx, Caller caller, Where where, boolean named) {
        Map<String, Map<UUID, List<UUID>>> relations = new LinkedHashMap<>();
        for (Relation relation : PROJECTS.relations())
            relations.put(relation.name(), PROJECTS.related(tx, relation, where));
        Map<UUID, List<Map<String, @Nullable Object>>> descriptors = descriptors(tx, caller, where);
        var taskTypes = Settings.taskTypeLinks(tx, PROJECTS, where);
        var statuses = Settings.statusLinks(tx, PROJECTS, where);
        Map<UUID, UUID> episodes = Entities.firstEpisodes(tx, PROJECTS, where);
        List<Map<String, @Nullable Object>> open = new ArrayList<>();
        for (Fields row : PROJECTS.list(tx, where, "project.name_key, project.id")) {
            Map<String, @Nullable Object> json = Json.tree(row, "Project");
            if (!named) json.remove("project_status_name");
            relations.forEach((name, ids) -> json.put(name, Json.ids(ids.getOrDefault(row.id(), List.of()))));
            for (String name : Sights.project().alwaysEmpty()) json.put(name, List.of());
            json.put("descriptors", descriptors.getOrDefault(row.id(), List.of()));
            putTaskTypes(json, taskTypes.getOrDefault(row.id(), List.of()));
            json.put("task_statuses_link", statusLinks(statuses.getOrDefault(row.id(), List.of())));
            if (new Project(row).isSeries()) json.put("first_episode_id", Json.id(episodes.get(row.id())));
            open.add(json);
        }
        return open;
    }

    /// The productions in `where`, each with its descriptors.
    List<Map<String, @Nullable Object>> described(Tx tx, Caller caller, Where where) {
        Map<UUID, List<Map<String, @Nullable Object>>> descriptors = descriptors(tx, caller, where);
        return PROJECTS.list(tx, where, "project.name_key, project.id").stream()
                .map(row -> {
                    Map<String, @Nullable Object> json = Json.tree(row, "Project");
                    json.put("descriptors", descriptors.getOrDefault(row.id(), List.of()));
                    return json;
                })
                .toList();
    }

    private static void putTaskTypes(Map<String, @Nullable Object> json, List<Settings.TaskTypeLink> links) {
        Map<String, @Nullable Object> priorities = new LinkedHashMap<>();
        Map<String, Object> all = new LinkedHashMap<>();
        for (Settings.TaskTypeLink link : links) {
            priorities.put(link.taskType().toString(), link.priority());
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("priority", link.priority());
            one.put("hd_bitrate_compression", link.hdBitrate());
            one.put("ld_bitrate_compression", link.ldBitrate());
            one.put("is_client_visible", link.clientVisible());
            all.put(link.taskType().toString(), one);
        }
        json.put("task_types_priority", priorities);
        json.put("task_type_links", all);
    }

    private static Map<String, Object> statusLinks(List<Settings.StatusLink> links) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Settings.StatusLink link : links) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("priority", link.priority());
            one.put("roles_for_board", Json.raw(link.rolesForBoard()));
            one.put("is_client_allowed", link.clientAllowed());
            all.put(link.status().toString(), one);
        }
        return all;
    }

    private Map<UUID, List<Map<String, @Nullable Object>>> descriptors(Tx tx, Caller caller, Where projects) {
        Where where = production
                .descriptors()
                .visible(caller)
                .and("metadata_descriptor.project_id IN (" + PROJECTS.ids(projects) + ")", projects.arguments());
        Relation departments = DESCRIPTORS.relations().getFirst();
        Map<UUID, List<UUID>> bound = DESCRIPTORS.related(tx, departments, where);
        Map<UUID, List<Map<String, @Nullable Object>>> descriptors = new HashMap<>();
        DESCRIPTORS.each(
                tx,
                where,
                DESCRIPTOR_ORDER,
                row -> descriptors
                        .computeIfAbsent(row.id("project_id"), _ -> new ArrayList<>())
                        .add(shortly(row, bound.getOrDefault(row.id(), List.of()))));
        return descriptors;
    }

    private static Map<String, @Nullable Object> shortly(Fields row, List<UUID> departments) {
        Map<String, @Nullable Object> json = Json.tree(row, "MetadataDescriptor");
        List.of("project_id", "created_at", "updated_at", "type").forEach(json::remove);
        json.put("departments", Json.ids(departments));
        return json;
    }
}
