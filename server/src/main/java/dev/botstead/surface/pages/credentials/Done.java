package dev.botstead.surface.pages.credentials;

import dev.botstead.surface.pages.ToastView;
import java.util.Locale;
import java.util.Optional;

/// What was done to a credential, for its receipt.
enum Done {
    /// It was added: an SSH key, which has no secret to show.
    ADDED,
    /// What is said of it or its limits were changed.
    SAVED,
    /// It was suspended.
    SUSPENDED,
    /// It was resumed.
    RESUMED,
    /// The old secret was given more time.
    EXTENDED,
    /// The old secret of it was ended.
    ENDED,
    /// It is over for good.
    REVOKED;

    /// The receipt for the next page, where there is no script to show it in this one.
    String receipt(String id) {
        return "key-" + name().toLowerCase(Locale.ROOT) + "." + id;
    }

    /// What a waiting receipt is about.
    static Optional<Waiting> read(String receipt) {
        for (Done done : values()) {
            String word = done.receipt("");
            if (receipt.startsWith(word)) {
                return Optional.of(new Waiting(done, receipt.substring(word.length())));
            }
        }
        return Optional.empty();
    }

    /// A receipt that waits, with the id of the credential.
    record Waiting(Done done, String id) {}

    /// The receipt as the page shows it, when the credential is not there any more.
    static ToastView gone(String label) {
        return ToastView.plain(label + " is revoked.", "It is refused from now on.");
    }

    private static ToastView revoked(KeyRow key) {
        String old = key.oldWorks() ? " Its old secret goes on." : "";
        return ToastView.plain(key.label() + " is revoked.", "It is refused from now on." + old);
    }

    private static ToastView ended(KeyRow newer) {
        return ToastView.plain(
                "The old secret of " + newer.label() + " is ended.",
                newer.suspended() ? "The new one is suspended." : "The new one goes on.");
    }

    /// The receipt as the page shows it.
    ToastView toast(KeyRow key, Query query) {
        return switch (this) {
            case ADDED -> ToastView.plain(key.label() + " is added.", "It works from now on.");
            case SAVED -> ToastView.plain(key.label() + " is saved.", "It holds from the next request on.");
            case SUSPENDED ->
                new ToastView(
                        key.label() + " is suspended.",
                        key.before() == null
                                ? "It is refused until it is resumed."
                                : "It and its old secret are refused until it is resumed.",
                        key.address("resume", query),
                        "Resume");
            case RESUMED ->
                new ToastView(
                        key.label() + " is active again.",
                        key.before() == null
                                ? "It works as before."
                                : key.before().suspended()
                                        ? "Its old secret stays suspended."
                                        : "It and its old secret work as before.",
                        key.address("suspend", query),
                        "Suspend");
            case EXTENDED ->
                ToastView.plain("The old secret works until 7 days from now.", "The new one works beside it.");
            case ENDED -> ended(key);
            case REVOKED -> revoked(key);
        };
    }
}
