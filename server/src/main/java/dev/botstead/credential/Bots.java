package dev.botstead.credential;

import dev.botstead.base.Failure;
import dev.botstead.base.Text;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.credential.Credential.Token;
import dev.botstead.directory.Caller;
import dev.botstead.directory.NewPrincipal;
import dev.botstead.directory.Patch;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principal.Bot;
import dev.botstead.directory.Principals;
import dev.botstead.directory.Register;
import dev.botstead.directory.Register.Names;
import dev.botstead.directory.Role;
import dev.botstead.id.PrincipalId;
import org.jspecify.annotations.Nullable;

/// The life of bots: created with a token, changed, suspended, resumed, given another token, deleted. Administrators
/// only.
public final class Bots {
    private final Ledger ledger;
    private final Principals principals;
    private final Register register;
    private final Tokens tokens;

    /// Bots behind `ledger`.
    public Bots(Ledger ledger, Principals principals, Register register, Tokens tokens) {
        this.ledger = ledger;
        this.principals = principals;
        this.register = register;
        this.tokens = tokens;
    }

    /// A bot with a token that was just issued to it.
    public record WithToken(Bot bot, Issued<Token> issued) {}

    /// Creates a bot and its first token.
    public WithToken create(Caller caller, NewPrincipal wanted, Names names) {
        caller.mustAdminister();
        return ledger.write(caller.actor(), change -> {
            Bot bot = register.bot(change, wanted, names);
            mayBecome(change, bot);
            return new WithToken(bot, tokens.issue(change, bot, bot.expiresAt()));
        });
    }

    /// Creates a bot that holds nothing yet; its name is its own.
    public Bot enter(Caller caller, NewPrincipal wanted) {
        caller.mustAdminister();
        return ledger.write(caller.actor(), change -> {
            Bot bot = register.bot(change, wanted, Names.UNIQUE);
            mayBecome(change, bot);
            return bot;
        });
    }

    /// Changes a bot; its token stays.
    public Bot update(Caller caller, PrincipalId id, Patch patch, Names names) {
        caller.mustAdminister();
        return ledger.write(caller.actor(), id, change -> {
            return changed(change, caller, id, patch, names);
        });
    }

    /// Changes a bot and gives it a new token, with the bot's own end; the old one is dead with the answer.
    public WithToken regenerate(Caller caller, PrincipalId id, Patch patch, Names names) {
        caller.mustAdminister();
        return ledger.write(caller.actor(), id, change -> {
            Bot bot = changed(change, caller, id, patch, names);
            if (bot.expiresAt() != null && !bot.expiresAt().isAfter(change.at()))
                throw new Failure.Invalid(
                        "expiration_date", "The bot has expired: choose a date that lies ahead, or none.");
            return new WithToken(bot, tokens.issue(change, bot, bot.expiresAt()));
        });
    }

    private Bot changed(Change change, Caller caller, PrincipalId id, Patch patch, Names names) {
        Bot before = mustBeBot(principals.get(change.tx(), caller.account(), id));
        Bot after = bot(register.change(change, id, patch, names));
        if (before.role() != after.role()) mayBecome(change, after);
        return after;
    }

    private static void mayBecome(Change change, Bot bot) {
        if (bot.role() == Role.ADMIN) Asker.of(change).mustBeUnlimited();
    }

    /// Refuses all that the bot holds, from the next decision on.
    public Bot suspend(Caller caller, PrincipalId id) {
        return update(caller, id, Patch.active(false), Names.SHARED);
    }

    /// Lets the bot act again, with all that it held.
    public Bot resume(Caller caller, PrincipalId id) {
        return update(caller, id, Patch.active(true), Names.SHARED);
    }

    /// Deletes a bot and all that it holds, for good. What it wrote stays, under its name.
    ///
    /// @param typedName the name as a person typed it to confirm, or null where nobody types
    public Bot delete(Caller caller, PrincipalId id, @Nullable String typedName) {
        caller.mustAdminister();
        if (caller.id().equals(id))
            throw new Failure.Forbidden("Nobody deletes themselves. Ask another administrator.");
        return ledger.write(caller.actor(), id, change -> {
            Bot bot = mustBeBot(principals.get(change.tx(), caller.account(), id));
            if (typedName != null && !collapsed(typedName).equals(collapsed(bot.name())))
                throw new Failure.Invalid("name", "The name does not match: type " + bot.name() + ".");
            return bot(register.strikeOut(change, id));
        });
    }

    /// A name as it can be typed: white space runs are one space.
    private static String collapsed(String name) {
        return Text.clean("name", name, 1_000).strip().replaceAll("\\s+", " ");
    }

    private static Bot mustBeBot(Principal principal) {
        if (principal instanceof Bot bot) return bot;
        throw new Failure.NotFound("There is no such bot.");
    }

    private static Bot bot(Principal principal) {
        return (Bot) principal;
    }
}
