package dev.botstead.surface.pages.credentials;

import dev.botstead.base.Failure;
import dev.botstead.base.Text;
import dev.botstead.credential.acl.Acl;
import dev.botstead.credential.address.AddressRanges;
import dev.botstead.credential.ssh.SshPublicKey;
import dev.botstead.policy.Scopes;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.LastDay;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is wrong with the fields of a credential.
final class KeyCheck {
    private static final int LONGEST = 255;
    // The field says itself which it is.
    private static final Pattern WHICH = Pattern.compile("^((?:Rule|Entry) \\d+) of the (?:acl|addresses)\\b");

    private KeyCheck() {}

    /// What is wrong with one field of `form`; null for nothing. What is fixed once a credential is made is only
    /// looked at in a new one.
    static @Nullable String wrong(KeyForm form, String field, Group group, Dates dates, boolean isNew) {
        try {
            switch (field) {
                case KeyForm.DESCRIPTION -> Text.line(field, form.description(), LONGEST);
                case KeyForm.SCOPES -> Scopes.of(form.scopes());
                case KeyForm.ADDRESSES -> AddressRanges.of(form.values(field));
                case KeyForm.ACL -> Acl.of(group.hasAcl() ? form.values(field) : List.of());
                case KeyForm.PUBLIC_KEY -> key(form, group == Group.SSH_KEYS && isNew);
                case KeyForm.UNTIL -> {
                    return isNew ? LastDay.wrong(form.until(), dates) : null;
                }
                default -> {}
            }
            return null;
        } catch (Failure.Invalid invalid) {
            return WHICH.matcher(invalid.detail()).replaceFirst("$1");
        }
    }

    private static void key(KeyForm form, boolean asked) {
        if (asked) {
            SshPublicKey.of(form.publicKey());
        }
    }

    /// What a good form says of the credential; an SSH key of which it says nothing is known by the comment on its
    /// line.
    static String description(KeyForm form, Group group) {
        if (!form.description().isEmpty() || group != Group.SSH_KEYS) {
            return form.description();
        }
        try {
            return Text.line(
                    KeyForm.DESCRIPTION, SshPublicKey.of(form.publicKey()).comment(), LONGEST);
        } catch (Failure.Invalid _) {
            return "";
        }
    }
}
