package dev.botstead.surface.pages.credentials;

import dev.botstead.base.Failure;
import dev.botstead.credential.Credential;
import dev.botstead.credential.Credential.SshKey;
import dev.botstead.credential.CredentialPatch;
import dev.botstead.credential.Limits;
import dev.botstead.credential.NewCredential;
import dev.botstead.credential.address.AddressRanges;
import dev.botstead.id.PrincipalId;
import dev.botstead.policy.Scopes;
import dev.botstead.surface.http.Parameters;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.LastDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of a credential as they were typed, and what is wrong with them.
///
/// @param addresses one range a line
/// @param acl one rule a line
/// @param until the last day, as a date field sends it; empty for none
/// @param errors a sentence for each wrong field
public record KeyForm(
        String description,
        Set<String> scopes,
        String addresses,
        String acl,
        String publicKey,
        String until,
        Map<String, String> errors) {
    /// What it is for.
    public static final String DESCRIPTION = "description";
    /// What it may do.
    public static final String SCOPES = "scopes";
    /// Where it may be used from.
    public static final String ADDRESSES = "addresses";
    /// What it may publish.
    public static final String ACL = "acl";
    /// The public key.
    public static final String PUBLIC_KEY = "public_key";
    /// The last day.
    public static final String UNTIL = "expires_at";

    /// What the name of a field begins with that says what was shown in it.
    public static final String SHOWN = "shown_";

    /// In the order in which they are asked for.
    static final List<String> FIELDS = List.of(DESCRIPTION, PUBLIC_KEY, SCOPES, ADDRESSES, ACL, UNTIL);

    /// Copies the sets.
    public KeyForm {
        scopes = Set.copyOf(scopes);
        errors = Map.copyOf(errors);
    }

    /// The form of one to be.
    static KeyForm blank() {
        return new KeyForm("", Set.of(), "", "", "", "", Map.of());
    }

    /// The form of one that is there.
    static KeyForm of(Credential credential) {
        Limits limits = credential.limits();
        return new KeyForm(
                credential.particulars().description().strip(),
                Set.copyOf(limits.scopes().texts()),
                String.join("\n", limits.addresses().texts()),
                String.join("\n", credential.aclRules()),
                credential instanceof SshKey key ? key.publicKey() : "",
                credential.lifetime().until() == null
                        ? ""
                        : Dates.lastDay(credential.lifetime().until()).toString(),
                Map.of());
    }

    /// The form as it was shown before it was sent; where `sent` does not say, that was `now`.
    static KeyForm shown(Parameters sent, KeyForm now) {
        if (sent.first(SHOWN + DESCRIPTION) == null) {
            return now;
        }
        return new KeyForm(
                text(sent, SHOWN + DESCRIPTION).strip(),
                Set.copyOf(sent.all(SHOWN + SCOPES)),
                text(sent, SHOWN + ADDRESSES),
                text(sent, SHOWN + ACL),
                now.publicKey,
                now.until,
                Map.of());
    }

    /// The form that was sent.
    static KeyForm of(Parameters sent) {
        return new KeyForm(
                text(sent, DESCRIPTION).strip(),
                Set.copyOf(sent.all(SCOPES)),
                text(sent, ADDRESSES),
                text(sent, ACL),
                text(sent, PUBLIC_KEY),
                text(sent, UNTIL).strip(),
                Map.of());
    }

    /// The same form with what is wrong in it, for a credential of `group`. What is fixed once it is made is only
    /// looked at in a new one.
    KeyForm checked(Group group, Dates dates, boolean isNew) {
        KeyForm form = this;
        for (String field : FIELDS) {
            form = form.checked(field, group, dates, isNew);
        }
        return form;
    }

    /// The same form with what is wrong in one field.
    KeyForm checked(String field, Group group, Dates dates, boolean isNew) {
        String wrong = KeyCheck.wrong(this, field, group, dates, isNew);
        return wrong == null ? this : with(field, wrong);
    }

    /// The same form with one more thing wrong.
    KeyForm with(String field, String sentence) {
        Map<String, String> wrong = new LinkedHashMap<>(errors);
        wrong.merge(field, sentence, (first, second) -> first + " " + second);
        return new KeyForm(description, scopes, addresses, acl, publicKey, until, wrong);
    }

    /// The same form with what the feature found wrong, at its field; what no field explains goes on.
    KeyForm with(Failure failure) {
        String field = switch (failure) {
            case Failure.Invalid invalid -> invalid.field();
            case Failure.Conflict _ -> PUBLIC_KEY;
            case Failure.Forbidden forbidden -> forbidden.code();
            default -> "";
        };
        if (!FIELDS.contains(field)) {
            throw failure;
        }
        return with(field, failure.detail());
    }

    /// What a good form asks for.
    NewCredential wanted(Group group, PrincipalId owner) {
        return new NewCredential(
                group.kind(),
                owner,
                KeyCheck.description(this, group),
                "",
                group.hasAcl() ? lines(acl) : List.of(),
                group == Group.SSH_KEYS ? publicKey : null,
                limits(),
                LastDay.end(until));
    }

    /// The change that a good form asks for.
    CredentialPatch patch(Group group) {
        return new CredentialPatch(description, null, group.hasAcl() ? lines(acl) : null, limits());
    }

    /// What one field holds, as a list without blank lines, in an order of its own.
    List<String> values(String field) {
        return switch (field) {
            case DESCRIPTION -> lines(description.replaceAll("[\\r\\n]", ""));
            case SCOPES -> scopes.stream().sorted().toList();
            case ADDRESSES -> lines(addresses);
            case ACL -> lines(acl);
            default -> List.of();
        };
    }

    private Limits limits() {
        return new Limits(Scopes.of(scopes), AddressRanges.of(lines(addresses)));
    }

    /// Whether nothing is wrong.
    boolean good() {
        return errors.isEmpty();
    }

    /// What is wrong with `field`; null for nothing.
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String text(Parameters sent, String name) {
        return Objects.requireNonNullElse(sent.first(name), "");
    }
}
