package dev.botstead.surface.pages.bots;

import org.jspecify.annotations.Nullable;

/// The receipt of an act, with its reverse where there is one.
///
/// @param reverse where the reverse is sent; null when the act has none
/// @param words the reverse's button
public record ToastView(
        String sentence, String detail, @Nullable String reverse, String words) {
    /// A receipt that offers no way back.
    public static ToastView plain(String sentence, String detail) {
        return new ToastView(sentence, detail, null, "");
    }

    /// The receipt of a suspension.
    public static ToastView suspended(BotRow bot, Query query) {
        return new ToastView(
                bot.name() + " is suspended.",
                "Every credential of it is refused.",
                bot.address("resume") + query.suffix(),
                "Resume");
    }

    /// The receipt of a resumption.
    public static ToastView resumed(BotRow bot, Query query) {
        return new ToastView(
                bot.name() + " is active again.",
                "Its credentials work as before.",
                bot.address("suspend") + query.suffix(),
                "Suspend");
    }
}
