package dev.botstead.surface.pages;

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
}
