package dev.botstead.surface.pages.credentials;

import dev.botstead.credential.Kind;
import java.util.Optional;

/// The kinds of credential as pages name them, in the one order in which they are always shown.
public enum Group {
    /// API tokens. They have no list of their own: each belongs to the page of its owner.
    TOKENS(Kind.TOKEN, "token", "", "Token", "API token"),
    /// API keys.
    API_KEYS(Kind.API_KEY, "apikey", "/api-keys", "API keys", "API key"),
    /// Authtokens.
    AUTHTOKENS(Kind.AUTHTOKEN, "authtoken", "/authtokens", "Authtokens", "authtoken"),
    /// SSH keys.
    SSH_KEYS(Kind.SSH_KEY, "sshkey", "/ssh-keys", "SSH keys", "SSH key");

    private final Kind kind;
    private final String icon;
    private final String path;
    private final String title;
    private final String one;

    Group(Kind kind, String icon, String path, String title, String one) {
        this.kind = kind;
        this.icon = icon;
        this.path = path;
        this.title = title;
        this.one = one;
    }

    /// The group of a kind.
    static Group of(Kind kind) {
        return switch (kind) {
            case TOKEN -> TOKENS;
            case API_KEY -> API_KEYS;
            case AUTHTOKEN -> AUTHTOKENS;
            case SSH_KEY -> SSH_KEYS;
        };
    }

    /// The group whose kind an address names, of those that can be made here.
    static Optional<Group> named(String word) {
        for (Group group : values()) {
            if (group != TOKENS && group.word().equals(word)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    Kind kind() {
        return kind;
    }

    /// Its name in addresses.
    public String word() {
        return kind.word();
    }

    /// Its icon.
    public String icon() {
        return icon;
    }

    /// The address of its list; empty where it has none.
    public String path() {
        return path;
    }

    /// Its heading.
    public String title() {
        return title;
    }

    /// One of it, within a sentence.
    public String one() {
        return one;
    }

    /// One of it with its article: all begin with a vowel as they are spoken.
    public String aOne() {
        return "an " + one;
    }

    /// Several of it, within a sentence.
    public String many() {
        return one + "s";
    }

    /// Whether what it may publish can be limited.
    public boolean hasAcl() {
        return kind.hasAcl();
    }

    /// Whether there is a secret that is shown once.
    public boolean hasSecret() {
        return this != SSH_KEYS;
    }

    /// What it is, for who has none yet.
    public String what() {
        return switch (this) {
            case TOKENS, API_KEYS ->
                "An API key opens the API as its owner, limited to scopes and addresses if you like."
                        + " Its secret is shown once.";
            case AUTHTOKENS ->
                "An authtoken connects an agent, which publishes what the token’s rules allow. Its secret"
                        + " is shown once.";
            case SSH_KEYS ->
                "With its public half here, a key connects an agent over SSH. The private half stays where" + " it is.";
        };
    }
}
