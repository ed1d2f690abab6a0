package dev.botstead.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a credential may be limited to. Routes declare the one they ask for. Who may write in an area may read there.
public enum Scope {
    /// Persons, bots as the Kitsu side lists them, departments.
    PEOPLE_READ,
    /// The same, changed.
    PEOPLE_WRITE,
    /// Bot users and service users.
    BOTS_READ,
    /// The same, changed.
    BOTS_WRITE,
    /// API keys, authtokens, SSH keys.
    CREDENTIALS_READ,
    /// The same, changed.
    CREDENTIALS_WRITE,
    /// Productions and what they are made of.
    PRODUCTIONS_READ,
    /// The same, changed.
    PRODUCTIONS_WRITE,
    /// Tasks and their comments.
    TASKS_READ,
    /// The same, changed.
    TASKS_WRITE,
    /// Everything: what is asked for by routes that would let a limited credential out of its limits, as by setting
    /// a password. No credential can be limited to it.
    ALL;

    private static final String READ = ":read";
    private static final String WRITE = ":write";

    /// How it is written: `tasks:write`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /// The scope of that text, or nothing; [#ALL] has none.
    public static Optional<Scope> of(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope != ALL && scope.text().equals(text))
                .findFirst();
    }

    /// Whether who has this has `other`, too.
    boolean covers(Scope other) {
        return this == other
                || (text().endsWith(WRITE) && text().replace(WRITE, READ).equals(other.text()));
    }
}
