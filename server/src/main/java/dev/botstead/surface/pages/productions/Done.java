package dev.botstead.surface.pages.productions;

import dev.botstead.directory.Caller;
import dev.botstead.id.Ksuid;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.Production;
import dev.botstead.sql.Tx;
import dev.botstead.surface.pages.ToastView;
import java.util.Locale;
import java.util.Optional;

/// What was done to a team, for its receipt.
enum Done {
    /// Somebody joined it.
    ADDED("joined", " is in the team.", "It sees this production from its next request on."),
    /// Somebody works by another role.
    CHANGED("role", " has another role here.", "It holds from the next request on."),
    /// Somebody left it.
    REMOVED("left", " is out of the team.", "This production is out of reach from the next request on.");

    private final String word;
    private final String sentence;
    private final String detail;

    Done(String word, String sentence, String detail) {
        this.word = word;
        this.sentence = sentence;
        this.detail = detail;
    }

    /// The receipt for the next page.
    String receipt(PrincipalId id) {
        return word.toLowerCase(Locale.ROOT) + "." + Ksuid.of(id.uuid());
    }

    /// What a waiting receipt says.
    static Optional<ToastView> read(Tx tx, Production production, Caller caller, String receipt) {
        for (Done done : values()) {
            if (!receipt.startsWith(done.word + ".")) continue;
            return Ksuid.parse(receipt.substring(done.word.length() + 1))
                    .flatMap(id -> production.people().find(tx, caller.account(), new PrincipalId(id)))
                    .map(who -> ToastView.plain(who.name() + done.sentence, done.detail));
        }
        return Optional.empty();
    }
}
