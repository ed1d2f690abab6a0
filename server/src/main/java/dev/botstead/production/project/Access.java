package dev.botstead.production.project;

import dev.botstead.base.Failure;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.right.Grant;
import dev.botstead.production.right.Right;
import dev.botstead.production.right.Standing;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where callers stand in productions, and the one place that holds a [Right] against it.
public final class Access {
    /// The role by which somebody works on a production: the team's, or else the account's. Administrators keep
    /// theirs everywhere.
    ///
    /// @return nothing for who is not in the team
    public Optional<Role> role(Tx tx, Caller caller, UUID project) {
        if (caller.administers()) return Optional.of(Role.ADMIN);
        return tx.first(
                "SELECT m.role AS role FROM project_member m JOIN project p ON p.id = m.project_id"
                        + " WHERE m.project_id = ? AND m.principal_id = ? AND p.account_id = ?",
                row -> role(caller, row.textOrNull("role")),
                project,
                caller.id(),
                caller.account());
    }

    /// The role that a membership gives.
    public static Role role(Caller caller, @Nullable String member) {
        return member == null ? caller.role() : Role.valueOf(member);
    }

    /// Where the caller stands in a production, without looking at a task.
    public Standing standing(Tx tx, Caller caller, UUID project) {
        return role(tx, caller, project)
                .map(role -> role == Role.SUPERVISOR && caller.departments().isEmpty()
                        ? Standing.SUPERVISOR
                        : Standing.of(role))
                .orElse(Standing.OUTSIDE);
    }

    /// The productions in which the caller works by a role.
    public Set<UUID> projectsAs(Tx tx, Caller caller, Role role) {
        if (caller.administers()) return Set.of();
        return Set.copyOf(tx.list(
                "SELECT project_id FROM project_member WHERE principal_id = ? AND COALESCE(role, ?) = ?",
                row -> row.uuid("project_id"),
                caller.id(),
                caller.role(),
                role));
    }

    /// The role that the caller has in each production whose team gives it one of its own.
    public Map<UUID, Role> roles(Tx tx, Caller caller) {
        Map<UUID, Role> roles = new HashMap<>();
        tx.each(
                "SELECT project_id, role FROM project_member WHERE principal_id = ? AND role IS NOT NULL",
                row -> roles.put(row.uuid("project_id"), Role.valueOf(row.text("role"))),
                caller.id());
        return roles;
    }

    /// Everybody in the productions of the caller, and the caller.
    public Set<PrincipalId> colleagues(Tx tx, Caller caller) {
        Set<PrincipalId> all = new HashSet<>(Set.of(caller.id()));
        all.addAll(tx.list(
                "SELECT DISTINCT o.principal_id AS id FROM project_member o JOIN project_member m"
                        + " ON m.project_id = o.project_id WHERE m.principal_id = ?",
                row -> new PrincipalId(row.uuid("id")),
                caller.id()));
        return all;
    }

    /// What `right` gives to the caller in a production; [Failure.Forbidden] when that is a refusal.
    public Grant must(Tx tx, Caller caller, UUID project, Right right) {
        return must(standing(tx, caller, project), right);
    }

    /// What `right` gives to who stands there; [Failure.Forbidden] when that is a refusal.
    public static Grant must(Standing standing, Right right) {
        Grant grant = right.to(standing);
        if (grant == Grant.NO)
            throw new Failure.Forbidden(
                    standing == Standing.OUTSIDE
                            ? "You are not in the team of this production. Ask one of its managers to add you."
                            : "Your role in this production does not allow this. Ask one of its managers.");
        return grant;
    }

    /// What `right` gives by the role in the account alone.
    public static Grant must(Caller caller, Right right) {
        return must(Standing.of(caller.role()), right);
    }

    /// Leaves of `where` the rows that `right` shows to the caller, production by production.
    ///
    /// @param project the column that holds a row's production
    /// @param assigned a condition with one argument, the principal: that it is assigned to a row
    public void narrow(Where where, Caller caller, Right right, String project, String assigned) {
        if (caller.administers()) return;
        List<Role> whole = roles(right, Grant.YES, Grant.OWN);
        List<Role> parts = roles(right, Grant.ASSIGNED, Grant.ASSIGNED);
        List<@Nullable Object> arguments = new ArrayList<>(List.of(caller.id()));
        String sql = "EXISTS (SELECT 1 FROM project_member m WHERE m.project_id = " + project
                + " AND m.principal_id = ? AND (" + among(whole, caller, arguments);
        if (!parts.isEmpty()) {
            sql += " OR (" + among(parts, caller, arguments) + " AND " + assigned + ")";
            arguments.add(caller.id());
        }
        where.and(sql + "))", arguments.toArray());
    }

    private static String among(List<Role> roles, Caller caller, List<@Nullable Object> arguments) {
        if (roles.isEmpty()) return "1 = 0";
        arguments.add(caller.role());
        arguments.addAll(roles);
        return "COALESCE(m.role, ?) IN (" + Tx.marks(roles.size()) + ")";
    }

    private static List<Role> roles(Right right, Grant one, Grant other) {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.ADMIN)
                .filter(role -> right.to(Standing.of(role)) == one || right.to(Standing.of(role)) == other)
                .toList();
    }
}
