package dev.botstead.production.project;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principals;
import dev.botstead.directory.Role;
import dev.botstead.event.Event;
import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.right.Right;
import dev.botstead.sql.Tx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who works on a production, and by which role.
public final class Team {
    /// One of a team.
    ///
    /// @param role the role in this production, or null for the one in the account
    public record Member(Principal principal, @Nullable Role role) {}

    private final Ledger ledger;
    private final Principals principals;
    private final Projects projects;
    private final Access access;

    /// Teams behind `ledger`.
    public Team(Ledger ledger, Principals principals, Projects projects, Access access) {
        this.ledger = ledger;
        this.principals = principals;
        this.projects = projects;
        this.access = access;
    }

    /// The team of a production, by name.
    public List<Member> of(Tx tx, AccountId account, UUID project) {
        List<PrincipalId> ids = new ArrayList<>();
        Map<UUID, @Nullable Role> roles = new java.util.HashMap<>();
        tx.each(
                "SELECT m.principal_id AS id, m.role AS role FROM project_member m JOIN project p ON p.id = m.project_id"
                        + " WHERE m.project_id = ? AND p.account_id = ?",
                row -> {
                    ids.add(new PrincipalId(row.uuid("id")));
                    String role = row.textOrNull("role");
                    roles.put(row.uuid("id"), role == null ? null : Role.valueOf(role));
                },
                project,
                account);
        return principals.named(tx, account, ids).stream()
                .map(principal -> new Member(principal, roles.get(principal.id().uuid())))
                .sorted(java.util.Comparator.comparing(
                        member -> member.principal().name()))
                .toList();
    }

    /// Adds somebody, or leaves them there; a role that is named is set.
    public Project add(Caller caller, ProjectId project, PrincipalId id, @Nullable Role role) {
        refuseAdmin(role);
        return ledger.write(caller.actor(), change -> {
            Project into = mayChange(change, caller, project);
            Principal principal = principals
                    .find(change.tx(), caller.account(), id)
                    .orElseThrow(() -> new Invalid("person_id", "There is no such person or bot."));
            boolean there = change.tx()
                    .exists("SELECT 1 AS x FROM project_member WHERE project_id = ? AND principal_id = ?", project, id);
            if (there && role == null) {
                change.nothingToTell();
                return into;
            }
            if (there)
                change.tx()
                        .update(
                                "UPDATE project_member SET role = ? WHERE project_id = ? AND principal_id = ?",
                                role,
                                project,
                                id);
            else insert(change, project, id, role);
            tell(change, into, there ? "project.member-updated" : "project.member-added", principal, role);
            return into;
        });
    }

    static void insert(Change change, ProjectId project, PrincipalId id, @Nullable Role role) {
        change.tx()
                .update(
                        "INSERT INTO project_member (project_id, principal_id, role) VALUES (?, ?, ?)",
                        project,
                        id,
                        role);
    }

    /// Gives somebody of the team another role in this production, or, with null, the one in the account.
    public void role(Caller caller, ProjectId project, PrincipalId id, @Nullable Role role) {
        refuseAdmin(role);
        ledger.write(caller.actor(), change -> {
            Project in = mayChange(change, caller, project);
            int changed = change.tx()
                    .update(
                            "UPDATE project_member SET role = ? WHERE project_id = ? AND principal_id = ?",
                            role,
                            project,
                            id);
            if (changed == 0) throw new Failure.NotFound("Nobody of that id is in the team. Add them first.");
            tell(change, in, "project.member-updated", principals.get(change.tx(), caller.account(), id), role);
            return in;
        });
    }

    /// Takes somebody out of the team, who may not have been in it.
    public void remove(Caller caller, ProjectId project, PrincipalId id) {
        ledger.write(caller.actor(), change -> {
            Project from = mayChange(change, caller, project);
            int removed = change.tx()
                    .update("DELETE FROM project_member WHERE project_id = ? AND principal_id = ?", project, id);
            if (removed == 0) change.nothingToTell();
            else
                principals.named(change.tx(), caller.account(), List.of(id)).stream()
                        .findFirst()
                        .ifPresentOrElse(
                                principal -> tell(change, from, "project.member-removed", principal, null),
                                change::nothingToTell);
            return from;
        });
    }

    private Project mayChange(Change change, Caller caller, ProjectId project) {
        Project found = projects.get(change.tx(), caller.account(), project);
        access.must(change.tx(), caller, project.uuid(), Right.UPDATE_PROJECT);
        // Two that add the same person at once are one addition and one that finds it done.
        ProjectTables.PROJECTS.lock(change.tx(), caller.account(), project.uuid());
        return found;
    }

    private static void refuseAdmin(@Nullable Role role) {
        if (role == Role.ADMIN)
            throw new Invalid("role", "Nobody is an administrator of one production only. Choose another role.");
    }

    private static void tell(Change change, Project project, String name, Principal principal, @Nullable Role role) {
        Map<String, @Nullable Object> facts = new java.util.LinkedHashMap<>(
                Map.of("person_id", principal.id().toString(), "person_name", principal.name()));
        if (role != null) facts.put("role", role.name());
        change.tell(Event.of(name, "project", project.id(), project.name(), Collections.unmodifiableMap(facts))
                .in(project.id()));
    }

    /// Takes somebody who is deleted out of all teams.
    public void letGo(Change change, PrincipalId id) {
        change.tx().update("DELETE FROM project_member WHERE principal_id = ?", id);
    }
}
