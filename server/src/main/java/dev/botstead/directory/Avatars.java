package dev.botstead.directory;

import dev.botstead.cluster.Ledger;
import dev.botstead.cluster.Touched.Kind;
import dev.botstead.event.Event;
import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Tx;
import java.util.Map;
import java.util.Optional;

/// The pictures of persons and bots: decoded with limits, cut to a square, and encoded anew, so that nothing
/// of the file that was sent is ever served.
public final class Avatars {
    /// The largest file that is looked at, in bytes.
    public static final int LARGEST_FILE = Pictures.LARGEST_FILE;

    private final Ledger ledger;
    private final Principals principals;

    /// Avatars behind `ledger`.
    public Avatars(Ledger ledger, Principals principals) {
        this.ledger = ledger;
        this.principals = principals;
    }

    /// The picture of one of the account, as PNG.
    public Optional<byte[]> find(Tx tx, AccountId account, PrincipalId id) {
        return tx.first(
                "SELECT a.png FROM avatar a JOIN principal p ON p.id = a.principal_id WHERE p.account_id = ? AND p.id = ?",
                row -> row.bytes("png"),
                account,
                id);
    }

    /// Sets the picture from a PNG or JPEG file. Administrators, and each for itself.
    public void set(Caller caller, PrincipalId id, byte[] file) {
        if (!caller.id().equals(id)) caller.mustAdminister();
        byte[] png = Pictures.square(file);
        ledger.write(caller.actor(), id, change -> {
            Principal principal = principals.get(change.tx(), caller.account(), id);
            change.tx().update("DELETE FROM avatar WHERE principal_id = ?", id);
            change.tx().update("INSERT INTO avatar (principal_id, png) VALUES (?, ?)", id, png);
            mark(change, principal, true, "avatar-set");
            return principal;
        });
    }

    /// Takes the picture away. Administrators only.
    public void clear(Caller caller, PrincipalId id) {
        caller.mustAdminister();
        ledger.write(caller.actor(), id, change -> {
            Principal principal = principals.get(change.tx(), caller.account(), id);
            change.tx().update("DELETE FROM avatar WHERE principal_id = ?", id);
            mark(change, principal, false, "avatar-cleared");
            return principal;
        });
    }

    private static void mark(dev.botstead.cluster.Change change, Principal principal, boolean has, String verb) {
        change.tx()
                .update(
                        "UPDATE principal SET has_avatar = ?, updated_at = ? WHERE id = ?",
                        has,
                        change.at(),
                        principal.id());
        String kind = principal instanceof Principal.Bot ? "bot" : "person";
        change.tell(Event.of(kind + "." + verb, kind, principal.id(), principal.name(), Map.of("has_avatar", has)));
        change.loosen(Kind.PRINCIPAL, principal.id().uuid());
    }
}
