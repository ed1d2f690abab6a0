package dev.botstead.surface.pages.bots;

import dev.botstead.surface.pages.ToastView;
import java.util.Locale;
import java.util.Optional;

/// What was done to a bot, for its receipt.
enum Done {
    /// Its fields were changed.
    SAVED,
    /// It was suspended.
    SUSPENDED,
    /// It was resumed.
    RESUMED,
    /// It was given another picture, or none.
    PICTURED,
    /// It was given a rotation policy, or another one.
    SCHEDULED,
    /// Its rotation policy was taken away.
    UNSCHEDULED,
    /// It is gone.
    DELETED;

    /// The receipt for the next page, where there is no script to show it in this one.
    String receipt(BotRow bot) {
        return name().toLowerCase(Locale.ROOT) + "." + bot.id();
    }

    /// What a waiting receipt says of a bot that is still there.
    static Optional<ToastView> read(String receipt, Shelf shelf, Query query) {
        for (Done done : values()) {
            String word = done.name().toLowerCase(Locale.ROOT) + ".";
            if (receipt.startsWith(word)) {
                return done == DELETED
                        ? Optional.of(ToastView.plain("The bot is deleted.", GONE))
                        : shelf.find(receipt.substring(word.length())).map(bot -> done.toast(bot, query));
            }
        }
        return Optional.empty();
    }

    /// The receipt as the page shows it.
    ToastView toast(BotRow bot, Query query) {
        return switch (this) {
            case SAVED ->
                ToastView.plain(
                        bot.name() + " is saved.",
                        bot.active()
                                ? "Its credentials keep working."
                                : "It is switched off: its credentials are refused.");
            case SUSPENDED -> suspended(bot, query);
            case RESUMED -> resumed(bot, query);
            case PICTURED -> ToastView.plain("The picture of " + bot.name() + " is changed.", "It shows everywhere.");
            case SCHEDULED ->
                ToastView.plain(
                        "The rotation policy of " + bot.name() + " is set.",
                        "What is due is marked and told. Nothing is rotated by itself.");
            case UNSCHEDULED ->
                ToastView.plain(
                        "The rotation policy of " + bot.name() + " is removed.", "What it holds works as before.");
            case DELETED -> ToastView.plain(bot.name() + " is deleted.", GONE);
        };
    }

    private static final String GONE = "Whatever it held is refused from now on.";

    private static ToastView suspended(BotRow bot, Query query) {
        return new ToastView(
                bot.name() + " is suspended.",
                "Every credential of it is refused.",
                bot.address("resume") + query.suffix(),
                "Resume");
    }

    private static ToastView resumed(BotRow bot, Query query) {
        return new ToastView(
                bot.name() + " is active again.",
                "Its credentials work as before.",
                bot.address("suspend") + query.suffix(),
                "Suspend");
    }
}
