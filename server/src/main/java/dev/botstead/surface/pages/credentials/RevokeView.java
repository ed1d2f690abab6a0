package dev.botstead.surface.pages.credentials;

import dev.botstead.surface.pages.Page;
import org.jspecify.annotations.Nullable;

/// The pop-in that ends a credential for good.
///
/// @param newer the one that took its place; null where none did, or it is over
/// @param made how many others it made, and those made
public record RevokeView(KeyRow key, @Nullable KeyRow newer, int made, Query query) {
    /// Its heading.
    public String title() {
        return key.retires() == null ? "Revoke " + key.label() + "?" : "End the old secret of " + key.label() + " now?";
    }

    /// The words of the box that takes the others along.
    public String along() {
        return made == 1
                ? "Revoke the credential it made, too"
                : "Revoke the " + Page.count(made, "credential", "credentials") + " it made, too";
    }

    /// What becomes of the others where that box is left empty.
    public String otherwise() {
        String others = made == 1 ? "Otherwise that goes on without it." : "Otherwise they go on without it.";
        return key.oldWorks() ? others + " Ticked, it ends the old secret as well." : others;
    }

    /// The words of the box that ends old secrets with it.
    public String endsOld() {
        return key.oldCount() == 1 ? "Also end its old secret" : "Also end its " + key.oldCount() + " old secrets";
    }

    /// The button's words.
    public String button() {
        return key.retires() == null ? "Revoke" : "End it now";
    }
}
