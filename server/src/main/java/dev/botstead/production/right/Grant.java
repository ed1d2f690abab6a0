package dev.botstead.production.right;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a [Right] gives to a [Standing]: a cell of the table.
public enum Grant {
    /// All of it.
    YES("Y"),
    /// A refusal.
    NO("-"),
    /// An answer without anything in it.
    EMPTY("[]"),
    /// Only the productions whose team one belongs to.
    OWN("own"),
    /// Only what one is assigned to.
    ASSIGNED("assigned"),
    /// Only what clients may see.
    VISIBLE("visible"),
    /// Only the people of one's teams.
    TEAMS("teams"),
    /// What was asked for beside the rest is passed over.
    IGNORED("ignored"),
    /// Only what concerns one's own department.
    DEPARTMENT("dept"),
    /// Only oneself.
    SELF("self");

    private static final Map<String, Grant> WORDS =
            Arrays.stream(values()).collect(Collectors.toMap(grant -> grant.word, Function.identity()));

    private final String word;

    Grant(String word) {
        this.word = word;
    }

    static Grant of(String word) {
        Grant grant = WORDS.get(word);
        if (grant == null) throw new IllegalArgumentException("no grant is written " + word);
        return grant;
    }

    /// How the table writes it.
    public String word() {
        return word;
    }
}
