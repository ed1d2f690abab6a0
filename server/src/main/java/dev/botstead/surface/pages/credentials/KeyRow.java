package dev.botstead.surface.pages.credentials;

import dev.botstead.credential.Credential;
import dev.botstead.credential.Credential.LastUse;
import dev.botstead.credential.Credential.SshKey;
import dev.botstead.credential.State;
import dev.botstead.id.CredentialId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A credential as lists and pop-ins see it.
///
/// @param uuid its id as the log keeps it
/// @param id its id as addresses spell it
/// @param label how a person knows it
/// @param fingerprint of an SSH key; else null
/// @param type of an SSH key, with its size where that differs; else null
/// @param until its own end, exclusive; null for never
/// @param retires when it is over because another took its place; null for no such time
/// @param suspended whether it is, whatever else it is
/// @param before the one whose place it took, while that works; else null
/// @param changeable whether the one who looks may change it
public record KeyRow(
        UUID uuid,
        String id,
        Group group,
        String label,
        Owner owner,
        List<String> scopes,
        List<String> addresses,
        List<String> acl,
        @Nullable String fingerprint,
        @Nullable String type,
        Instant created,
        @Nullable Instant until,
        @Nullable Instant retires,
        State state,
        boolean suspended,
        @Nullable LastUse lastUse,
        @Nullable KeyRow before,
        boolean changeable) {
    static KeyRow of(Credential credential, Owner owner, Instant now, boolean changeable) {
        Group group = Group.of(credential.kind());
        String described = credential.particulars().description();
        return new KeyRow(
                credential.id().uuid(),
                credential.publicId(),
                group,
                described.isBlank() ? (group == Group.TOKENS ? "API token" : credential.publicId()) : described,
                owner,
                credential.limits().scopes().texts(),
                credential.limits().addresses().texts(),
                credential.aclRules(),
                credential instanceof SshKey key ? key.fingerprint() : null,
                credential instanceof SshKey key ? KeyType.of(key.publicKey()) : null,
                credential.lifetime().from(),
                credential.lifetime().until(),
                credential.particulars().retiresAt(),
                State.of(credential, now),
                credential.particulars().suspension() != null,
                credential.lastUse(),
                null,
                changeable);
    }

    /// The same beside the one whose place it took.
    KeyRow after(KeyRow old) {
        return new KeyRow(
                uuid,
                id,
                group,
                label,
                owner,
                scopes,
                addresses,
                acl,
                fingerprint,
                type,
                created,
                until,
                retires,
                state,
                suspended,
                lastUse,
                old,
                changeable);
    }

    /// Its id as features know it.
    public CredentialId credential() {
        return new CredentialId(uuid);
    }

    /// When it is over, by itself or because another took its place; null for never.
    public @Nullable Instant end() {
        if (until == null || retires == null) {
            return until == null ? retires : until;
        }
        return until.isBefore(retires) ? until : retires;
    }

    /// The last use of it or of an old secret of it; null for none.
    public @Nullable LastUse latest() {
        LastUse old = before == null ? null : before.latest();
        return lastUse == null || (old != null && old.at().isAfter(lastUse.at())) ? old : lastUse;
    }

    /// The address of one of its pop-ins or acts, over what lies beneath.
    public String address(String act, Query query) {
        return query.over("/keys/" + id + "/" + act);
    }

    /// What a list calls it, which shows its id beneath.
    public String name() {
        return label.equals(id) ? "Unnamed" : label;
    }

    /// Whether it took the place of one that works on.
    public boolean oldWorks() {
        return before != null && (!before.suspended || before.oldWorks());
    }

    /// How many old secrets of it work on.
    public int oldCount() {
        return before == null ? 0 : before.oldCount() + (before.suspended ? 0 : 1);
    }

    /// Whether it can be rotated: it has a secret, and no other took its place.
    public boolean rotates() {
        return group.hasSecret() && retires == null;
    }

    /// What is written beneath its name: an SSH key is known by its fingerprint.
    public String mark() {
        return fingerprint == null ? id : fingerprint;
    }

    /// The mark cut in the middle, for the eye.
    public String shortMark() {
        String mark = mark();
        int head = mark.indexOf(fingerprint == null ? '_' : ':') + 5;
        return mark.length() <= head + 5 ? mark : mark.substring(0, head) + "…" + mark.substring(mark.length() - 4);
    }

    /// Its rights in a word or two: a scope to write, or else its first scope or rule.
    public String right() {
        return scopes.stream()
                .filter(scope -> scope.endsWith(":write"))
                .findFirst()
                .orElseGet(() -> rights().isEmpty() ? "" : rights().getFirst());
    }

    /// What it may when nothing limits it.
    public String everything() {
        return group.hasAcl() ? "Publishes anything" : "All its role may";
    }

    /// Whether it opens a part of the API, and publishes anything beside.
    public boolean publishesAnything() {
        return group.hasAcl() && acl.isEmpty() && !scopes.isEmpty();
    }

    /// All its rights, and how many there are beside the first.
    public List<String> rights() {
        return java.util.stream.Stream.concat(scopes.stream(), acl.stream()).toList();
    }
}
