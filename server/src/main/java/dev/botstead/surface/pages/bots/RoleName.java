package dev.botstead.surface.pages.bots;

import java.util.List;

/// The roles by the names that people know them by.
public enum RoleName {
    /// May do everything.
    ADMIN("admin", "Admin"),
    /// Runs productions.
    MANAGER("manager", "Manager"),
    /// Watches over a department.
    SUPERVISOR("supervisor", "Supervisor"),
    /// Works on tasks: the least a bot needs, and the default.
    ARTIST("user", "Artist"),
    /// Reviews.
    CLIENT("client", "Client"),
    /// Works on what is assigned alone.
    VENDOR("vendor", "Vendor");

    /// In the order of the form: the default first, the strongest last.
    public static final List<RoleName> CHOICES = List.of(ARTIST, SUPERVISOR, MANAGER, CLIENT, VENDOR, ADMIN);

    private final String value;
    private final String label;

    RoleName(String value, String label) {
        this.value = value;
        this.label = label;
    }

    /// The role of that name; the least one for any other.
    public static RoleName of(String value) {
        return CHOICES.stream()
                .filter(each -> each.value.equals(value))
                .findFirst()
                .orElse(ARTIST);
    }

    /// Its name in forms and addresses.
    public String value() {
        return value;
    }

    /// Its name on the page.
    public String label() {
        return label;
    }
}
