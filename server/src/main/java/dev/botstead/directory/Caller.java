package dev.botstead.directory;

import dev.botstead.base.Failure;
import dev.botstead.event.Actor;
import dev.botstead.id.AccountId;
import dev.botstead.id.DepartmentId;
import dev.botstead.id.PrincipalId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who asks, once a credential has been decided on: what every feature needs to know of them.
///
/// @param person whether it is a person and not a bot
/// @param credential what was presented, or null at the terminal
public record Caller(
        AccountId account,
        PrincipalId id,
        String name,
        boolean person,
        Role role,
        List<DepartmentId> departments,
        Actor.@Nullable Presented credential) {
    /// The same, as events name it.
    public Actor actor() {
        return new Actor(account, id, name, role.name(), credential);
    }

    /// Whether the caller's role is administrator.
    public boolean administers() {
        return role == Role.ADMIN;
    }

    /// Throws [Failure.Forbidden] unless the caller is an administrator.
    public void mustAdminister() {
        if (!administers()) throw new Failure.Forbidden("Only an administrator may do this. Ask one of your account.");
    }
}
