package dev.botstead.credential;

import java.time.Instant;
import java.util.Locale;

/// What becomes of a credential that is presented now, as far as it depends on itself.
public enum State {
    /// It works.
    ACTIVE("Active"),
    /// It is refused until it is resumed.
    SUSPENDED("Suspended"),
    /// Another secret took its place; it works for a while more.
    RETIRING("Retiring"),
    /// Its time is over.
    EXPIRED("Expired");

    /// The same as [#of] in SQL. Its two marks are the present.
    static final String SQL =
            "CASE WHEN expires_at <= ? OR retires_at <= ? THEN 'EXPIRED' WHEN suspended_at IS NOT NULL"
                    + " THEN 'SUSPENDED' WHEN retires_at IS NOT NULL THEN 'RETIRING' ELSE 'ACTIVE' END";

    private final String title;

    State(String title) {
        this.title = title;
    }

    /// That of `credential`, which is not revoked, at `now`.
    public static State of(Credential credential, Instant now) {
        Instant end = credential.end();
        if (end != null && !now.isBefore(end)) return EXPIRED;
        if (credential.particulars().suspension() != null) return SUSPENDED;
        return credential.particulars().retiresAt() == null ? ACTIVE : RETIRING;
    }

    /// Its name in addresses.
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How people name it.
    public String title() {
        return title;
    }
}
