package dev.botstead.surface.ngrok;

import dev.botstead.credential.Kind;
import dev.botstead.id.CredentialId;
import dev.botstead.sql.Condition;
import dev.botstead.surface.ngrok.filter.Field;
import dev.botstead.surface.ngrok.filter.Filterable;

/// What the filter of each list may speak of (contract 1.7): a few columns of the directory and of credentials, named
/// here and nowhere else.
final class FilterFields {
    /// Bot users and service users.
    static final Filterable BOTS = Filterable.by(
            Field.id("id", "id", FilterFields::bot),
            Field.text("name", "name"),
            Field.flag("active", "active"),
            Field.time("created_at", "created_at"));

    private FilterFields() {}

    /// Credentials of one kind.
    static Filterable of(Kind kind) {
        Field id = Field.id(
                "id",
                "id",
                text -> kind.id(text)
                        .map(CredentialId::uuid)
                        .map(uuid -> Condition.of("id = ?", uuid))
                        .orElse(Condition.NEVER));
        Field created = Field.time("created_at", "created_at");
        Field description = Field.text("description", "description");
        Field metadata = Field.text("metadata", "metadata");
        Field owner = Field.id("owner_id", "owner_id", FilterFields::owner);
        return kind.hasAcl()
                ? Filterable.by(id, created, description, metadata, owner, Field.texts("acl", "acl"))
                : Filterable.by(id, created, description, metadata, owner);
    }

    private static Condition bot(String text) {
        return PrincipalIds.bot(text)
                .map(id -> Condition.of("id = ? AND service = ?", id, text.startsWith(PrincipalIds.SERVICE)))
                .orElse(Condition.NEVER);
    }

    /// An owner by its id as it is written: the one that was made under another prefix is none of that name.
    private static Condition owner(String text) {
        return PrincipalIds.anybody(text)
                .map(id -> Condition.of(
                        "owner_id = ? AND EXISTS (SELECT 1 FROM principal WHERE id = ? AND kind = ? AND service = ?)",
                        id,
                        id,
                        text.startsWith(PrincipalIds.PERSON) ? "PERSON" : "BOT",
                        text.startsWith(PrincipalIds.SERVICE)))
                .orElse(Condition.NEVER);
    }
}
