package dev.botstead.credential;

import java.util.Locale;

/// The orders of a list of credentials. Where two are alike, the newer is first.
public enum Order {
    /// The newest first.
    NEWEST("0", false),
    /// By description, or by id where there is none.
    DESCRIPTION("search_key", true),
    /// By the name of the owner.
    OWNER("(SELECT o.search_key FROM principal o WHERE o.id = owner_id)", true),
    /// By last use, the latest first, those never used last.
    USED("COALESCE(last_used_at, 0)", false);

    private final String key;
    private final boolean ascending;

    Order(String key, boolean ascending) {
        this.key = key;
        this.ascending = ascending;
    }

    /// Its name in addresses.
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether what is less comes first.
    public boolean ascending() {
        return ascending;
    }

    /// What is compared first: a text where what is less comes first, else a number.
    String key() {
        return key;
    }

    /// The order in SQL, or the same the other way round.
    String sql(boolean back) {
        String first = this == NEWEST ? "" : key + (ascending == back ? " DESC, " : " ASC, ");
        return first + (back ? "id ASC" : "id DESC");
    }
}
