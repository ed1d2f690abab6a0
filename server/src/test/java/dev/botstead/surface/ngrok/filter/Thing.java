package dev.botstead.surface.ngrok.filter;

import dev.botstead.Gen;
import dev.botstead.id.Ksuid;
import dev.botstead.sql.Condition;
import dev.botstead.sql.Database;
import dev.botstead.sql.WriteTx;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A row with a column of every kind that can be filtered by, there or null.
record Thing(
        UUID id,
        boolean service,
        @Nullable UUID owner,
        String name,
        @Nullable String description,
        boolean active,
        @Nullable Boolean pooled,
        Instant created,
        @Nullable Instant seen,
        @Nullable List<String> acl) {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.25Z");

    static final List<String> TEXTS = List.of(
            "",
            "a",
            "A",
            "ab",
            "ba",
            "aab",
            "b",
            "é",
            "ß",
            "%",
            "_",
            "a%b",
            "a_b",
            "\\",
            "'",
            "\"",
            "a\"b",
            ",",
            "a,",
            "]",
            "日本",
            "本",
            "👩‍🚀",
            "🚀",
            "\uffff",
            "\n",
            "bind:*.example.com",
            "'; DROP TABLE filtered; --",
            "null");

    static final Filterable FIELDS = Filterable.by(
            Field.id("id", "f.id", Thing::own),
            Field.id("owner_id", "f.owner_id", text -> id(text, "usr_", "f.owner_id = ?"))
                    .orNothing(),
            Field.text("name", "f.name"),
            Field.text("principal.note", "f.description").orNothing(),
            Field.flag("active", "f.active"),
            Field.flag("pooled", "f.pooled").orNothing(),
            Field.time("created_at", "f.created_at"),
            Field.time("seen_at", "f.seen_at").orNothing(),
            Field.texts("acl", "f.acl"));

    private static Condition own(String text) {
        return text.startsWith("service_")
                ? id(text, "service_", "f.id = ? AND f.service")
                : id(text, "bot_", "f.id = ? AND NOT f.service");
    }

    private static Condition id(String text, String prefix, String sql) {
        if (!text.startsWith(prefix)) return Condition.NEVER;
        return Ksuid.parse(text.substring(prefix.length()))
                .map(id -> Condition.of(sql, id))
                .orElse(Condition.NEVER);
    }

    String idText() {
        return (service ? "service_" : "bot_") + Ksuid.of(id);
    }

    @Nullable
    String ownerText() {
        return owner == null ? null : "usr_" + Ksuid.of(owner);
    }

    String note() {
        return description == null ? "" : description;
    }

    List<String> rules() {
        return acl == null ? List.of() : acl;
    }

    /// Some rows; few owners and few texts, so that many are alike.
    static List<Thing> some(Gen gen, int rows) {
        List<UUID> owners = List.of(uuid(gen), uuid(gen), uuid(gen));
        List<Thing> things = new ArrayList<>();
        for (int i = 0; i < rows; i++)
            things.add(new Thing(
                    uuid(gen),
                    gen.nextBoolean(),
                    maybe(gen, gen.of(owners)),
                    stored(gen),
                    maybe(gen, stored(gen)),
                    gen.nextBoolean(),
                    maybe(gen, gen.nextBoolean()),
                    time(gen),
                    maybe(gen, time(gen)),
                    maybe(
                            gen,
                            gen.ints(gen.nextInt(4)).mapToObj(_ -> stored(gen)).toList())));
        return things;
    }

    private static <T> @Nullable T maybe(Gen gen, T value) {
        return gen.nextInt(4) == 0 ? null : value;
    }

    static String stored(Gen gen) {
        return Normalizer.normalize(gen.of(TEXTS), Normalizer.Form.NFC);
    }

    private static UUID uuid(Gen gen) {
        long millis = NOW.toEpochMilli() - gen.nextInt(1_000_000);
        return new UUID((millis << 16) | 0x7000L, (gen.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    /// A time within some days around now, often a whole second, never finer than a microsecond.
    static Instant time(Gen gen) {
        Instant second = Instant.parse("2026-03-01T12:00:00Z")
                .plusSeconds(gen.nextInt(5) - 2)
                .plusSeconds(86_400L * (gen.nextInt(5) - 2));
        return switch (gen.nextInt(3)) {
            case 0 -> second;
            case 1 -> second.plusNanos(999_999_000);
            default -> second.plusNanos(1_000L * gen.nextInt(1_000_000));
        };
    }

    void insert(WriteTx tx) {
        tx.update(
                "INSERT INTO filtered (id, service, owner_id, name, description, active, pooled, created_at, seen_at, acl)"
                        + " VALUES (?, ?, ?, ?, ?, ?, CAST(? AS BOOLEAN), ?, CAST(? AS BIGINT), ?)",
                id,
                service,
                owner,
                name,
                description,
                active,
                pooled,
                created,
                seen,
                json());
    }

    private @Nullable String json() {
        return acl == null ? null : JsonMapper.shared().writeValueAsString(acl);
    }

    /// Which rows the database finds.
    static Set<UUID> found(Database database, Condition condition) {
        return new TreeSet<>(database.<List<UUID>>read(tx -> tx.list(
                "SELECT f.id FROM filtered f WHERE " + condition.sql(),
                row -> row.uuid("id"),
                condition.arguments().toArray())));
    }
}
