package dev.botstead.surface.pages.productions;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.directory.Role;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The roles that a production may give, by the names that people know them by.
public final class Roles {
    /// In the order of the form. Nobody is an administrator of one production only.
    public static final List<Role> CHOICES =
            List.of(Role.USER, Role.SUPERVISOR, Role.MANAGER, Role.CLIENT, Role.VENDOR);

    private Roles() {}

    /// Its name on the page.
    public static String label(Role role) {
        return switch (role) {
            case ADMIN -> "Admin";
            case MANAGER -> "Manager";
            case SUPERVISOR -> "Supervisor";
            case USER -> "Artist";
            case CLIENT -> "Client";
            case VENDOR -> "Vendor";
        };
    }

    /// Its name in forms.
    public static String value(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /// The role that a form sent, or null for the account's.
    static @Nullable Role of(String sent) {
        if (sent.isEmpty()) return null;
        return CHOICES.stream()
                .filter(role -> value(role).equals(sent))
                .findFirst()
                .orElseThrow(() -> new Invalid("role", "There is no such role: choose one of the list."));
    }
}
