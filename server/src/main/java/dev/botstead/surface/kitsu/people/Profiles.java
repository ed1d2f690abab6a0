package dev.botstead.surface.kitsu.people;

import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The rows of what only the Kitsu side knows of persons and bots. Somebody without a row has every default.
final class Profiles {
    private static final JsonMapper JSON = JsonMapper.shared();

    ObjectNode get(Tx tx, PrincipalId id) {
        return tx.first(
                        "SELECT fields FROM kitsu_profile WHERE principal_id = ?",
                        row -> parsed(row.text("fields")),
                        id)
                .orElseGet(JSON::createObjectNode);
    }

    Map<UUID, ObjectNode> all(Tx tx, AccountId account) {
        Map<UUID, ObjectNode> profiles = new HashMap<>();
        tx.each(
                "SELECT k.principal_id, k.fields FROM kitsu_profile k JOIN principal p ON p.id = k.principal_id"
                        + " WHERE p.account_id = ?",
                row -> profiles.put(row.uuid("principal_id"), parsed(row.text("fields"))),
                account);
        return profiles;
    }

    void save(WriteTx tx, PrincipalId id, ObjectNode fields) {
        forget(tx, id);
        if (!fields.isEmpty())
            tx.update("INSERT INTO kitsu_profile (principal_id, fields) VALUES (?, ?)", id, fields.toString());
    }

    void forget(WriteTx tx, PrincipalId id) {
        tx.update("DELETE FROM kitsu_profile WHERE principal_id = ?", id);
    }

    private static ObjectNode parsed(String fields) {
        return (ObjectNode) JSON.readTree(fields);
    }
}
