package dev.botstead.surface.pages.bots;

import dev.botstead.directory.Role;
import java.util.List;
import java.util.Locale;

/// The roles by the names that people know them by.
public enum RoleName {
    /// May do everything.
    ADMIN(Role.ADMIN, "Admin"),
    /// Runs productions.
    MANAGER(Role.MANAGER, "Manager"),
    /// Watches over a department.
    SUPERVISOR(Role.SUPERVISOR, "Supervisor"),
    /// Works on tasks: the least a bot needs, and the default.
    ARTIST(Role.USER, "Artist"),
    /// Reviews.
    CLIENT(Role.CLIENT, "Client"),
    /// Works on what is assigned alone.
    VENDOR(Role.VENDOR, "Vendor");

    /// In the order of the form: the default first, the strongest last.
    public static final List<RoleName> CHOICES = List.of(ARTIST, SUPERVISOR, MANAGER, CLIENT, VENDOR, ADMIN);

    private final Role role;
    private final String label;

    RoleName(Role role, String label) {
        this.role = role;
        this.label = label;
    }

    /// Whether a form may send that: a role, or nothing for the least one.
    public static boolean known(String value) {
        return value.isEmpty() || CHOICES.stream().anyMatch(each -> each.value().equals(value));
    }

    /// The role of that name; the least one for any other.
    public static RoleName of(String value) {
        return CHOICES.stream()
                .filter(each -> each.value().equals(value))
                .findFirst()
                .orElse(ARTIST);
    }

    /// The name of `role`.
    static RoleName of(Role role) {
        return switch (role) {
            case ADMIN -> ADMIN;
            case MANAGER -> MANAGER;
            case SUPERVISOR -> SUPERVISOR;
            case USER -> ARTIST;
            case CLIENT -> CLIENT;
            case VENDOR -> VENDOR;
        };
    }

    /// The role itself.
    Role role() {
        return role;
    }

    /// Its name in forms and addresses.
    public String value() {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /// Its name on the page.
    public String label() {
        return label;
    }
}
