package dev.botstead.directory;

import dev.botstead.base.Text;
import dev.botstead.id.DepartmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wants a new person or bot to be; the texts are checked here.
///
/// @param expiresAt bots only
/// @param service bots only: whether it is made as a service user
public record NewPrincipal(
        String firstName,
        String lastName,
        @Nullable String email,
        Role role,
        List<DepartmentId> departments,
        boolean active,
        @Nullable Instant expiresAt,
        boolean service) {
    static final int LONGEST_NAME = 255;

    /// Refuses an empty name, one over 255 characters, and a malformed e-mail address.
    public NewPrincipal {
        firstName = Text.name("name", firstName, LONGEST_NAME);
        lastName = Text.clean("last name", lastName, LONGEST_NAME).strip();
        email = email == null ? null : Email.checked(email);
        departments = List.copyOf(departments);
    }

    /// One that is not made as a service user.
    public NewPrincipal(
            String firstName,
            String lastName,
            @Nullable String email,
            Role role,
            List<DepartmentId> departments,
            boolean active,
            @Nullable Instant expiresAt) {
        this(firstName, lastName, email, role, departments, active, expiresAt, false);
    }
}
