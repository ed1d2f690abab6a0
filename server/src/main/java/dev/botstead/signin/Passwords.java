package dev.botstead.signin;

import dev.botstead.base.Failure;
import dev.botstead.base.Text;
import dev.botstead.cluster.Change;
import dev.botstead.directory.Principal;
import dev.botstead.event.Event;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Tx;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/// The passwords of people. A bot cannot be given one: there is no way to write that here.
public final class Passwords {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 1024;

    private final PasswordHash hash;
    private final String nobodys;

    /// Passwords salted from `random`.
    public Passwords(SecureRandom random) {
        this.hash = new PasswordHash(random);
        byte[] unknown = new byte[32];
        random.nextBytes(unknown);
        this.nobodys = hash.of(Base64.getEncoder().encodeToString(unknown));
    }

    /// Computes what is stored for `password`, which takes a tenth of a second: do it outside a transaction.
    /// Too short or too long a one is [Failure.Invalid].
    public Hashed hashed(String password) {
        String text = Text.clean("password", password, LONGEST);
        if (text.codePointCount(0, text.length()) < SHORTEST)
            throw new Failure.Invalid(
                    "password", "The password is too short: use at least " + SHORTEST + " characters.");
        return new Hashed(hash.of(text));
    }

    /// What is stored of a password.
    public record Hashed(String text) {
        @Override
        public String toString() {
            return "Hashed[hidden]";
        }
    }

    /// Gives a person a password.
    public void set(Change change, Principal.Person person, Hashed password) {
        change.tx().update("DELETE FROM password WHERE person_id = ?", person.id());
        change.tx()
                .update(
                        "INSERT INTO password (person_id, hash, changed_at) VALUES (?, ?, ?)",
                        person.id(),
                        password.text(),
                        change.at());
        change.tell(Event.of("person.password-changed", "person", person.id(), person.name(), Map.of()));
    }

    /// What is stored of a person's password, or something that no password matches, so that the answer takes as
    /// long.
    Hashed stored(Tx tx, PrincipalId person) {
        return new Hashed(tx.first("SELECT hash FROM password WHERE person_id = ?", row -> row.text("hash"), person)
                .orElse(nobodys));
    }

    Hashed nobodys() {
        return new Hashed(nobodys);
    }

    boolean match(String password, Hashed stored) {
        // Not exact: what was set was measured after normalisation, and in characters.
        return password.length() <= 8 * LONGEST && hash.matches(password, stored.text());
    }

    /// Takes the password of a person who leaves.
    public void forget(Change change, PrincipalId person) {
        change.tx().update("DELETE FROM password WHERE person_id = ?", person);
    }
}
