package dev.botstead.directory;

import dev.botstead.base.Failure;
import dev.botstead.base.Text;
import dev.botstead.id.DepartmentId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wants a new person or bot to be; the texts are checked here.
///
/// @param expiresAt bots only
public record NewPrincipal(
        String firstName,
        String lastName,
        @Nullable String email,
        Role role,
        List<DepartmentId> departments,
        boolean active,
        @Nullable Instant expiresAt) {
    static final int NAME_BYTES = 255;

    /// Refuses an empty name, one over 255 bytes, and a malformed e-mail address.
    public NewPrincipal {
        firstName = nameChecked(Text.name("name", firstName, NAME_BYTES));
        lastName = Text.clean("last name", lastName, NAME_BYTES).strip();
        email = email == null ? null : Email.checked(email);
        departments = List.copyOf(departments);
    }

    static String nameChecked(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES)
            throw new Failure.Invalid("name", "The name is longer than " + NAME_BYTES + " bytes.");
        return name;
    }
}
