package dev.botstead.surface.pages.credentials;

import dev.botstead.credential.CredentialPatch;
import dev.botstead.surface.http.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a form changes that lay open for a while: a field left as it was shown is left as it is by now, and one that
/// somebody else changed meanwhile is not written over unseen.
///
/// @param shown the form as it was shown
/// @param sent the form as it was sent
/// @param now what is there by now
record Edit(KeyForm shown, KeyForm sent, KeyForm now) {
    private static final List<String> FIELDS =
            List.of(KeyForm.DESCRIPTION, KeyForm.SCOPES, KeyForm.ADDRESSES, KeyForm.ACL);

    /// The edit that was sent of what is there as `now`. A form that does not say what it showed showed that.
    static Edit of(Parameters fields, KeyForm now) {
        return new Edit(KeyForm.shown(fields, now), KeyForm.of(fields), now);
    }

    /// The form to go on with, with a sentence at each field that two people changed.
    KeyForm merged() {
        KeyForm form = new KeyForm(
                changes(KeyForm.DESCRIPTION) ? sent.description() : now.description(),
                changes(KeyForm.SCOPES) ? sent.scopes() : now.scopes(),
                changes(KeyForm.ADDRESSES) ? sent.addresses() : now.addresses(),
                changes(KeyForm.ACL) ? sent.acl() : now.acl(),
                now.publicKey(),
                now.until(),
                sent.errors());
        for (String field : FIELDS) {
            form = clashes(field) ? form.with(field, clash(field)) : form;
        }
        return form;
    }

    /// The change that `form` asks for, which is good: no field that was left as it was shown.
    CredentialPatch patch(KeyForm form, Group group) {
        CredentialPatch all = form.patch(group);
        boolean limits = changes(KeyForm.SCOPES) || changes(KeyForm.ADDRESSES);
        return new CredentialPatch(
                changes(KeyForm.DESCRIPTION) ? all.description() : null,
                null,
                changes(KeyForm.ACL) ? all.acl() : null,
                limits ? all.limits() : null);
    }

    boolean changes(String field) {
        return !same(field, sent, shown);
    }

    private boolean clashes(String field) {
        return changes(field) && !same(field, now, shown) && !same(field, now, sent);
    }

    private String clash(String field) {
        List<String> values = now.values(field);
        return "Somebody else "
                + (values.isEmpty() ? "emptied it" : "changed it to “" + String.join(", ", values) + "”")
                + " meanwhile. Save again to put in what stands here.";
    }

    private static boolean same(String field, @Nullable KeyForm one, KeyForm other) {
        return one != null && one.values(field).equals(other.values(field));
    }
}
