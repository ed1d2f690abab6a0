package dev.botstead.credential;

import dev.botstead.base.Fold;
import dev.botstead.base.Lifetime;
import dev.botstead.base.Text;
import dev.botstead.credential.Credential.ApiKey;
import dev.botstead.credential.Credential.Authtoken;
import dev.botstead.credential.Credential.LastUse;
import dev.botstead.credential.Credential.Particulars;
import dev.botstead.credential.Credential.SshKey;
import dev.botstead.credential.Credential.Suspension;
import dev.botstead.directory.Role;
import dev.botstead.id.CredentialId;
import dev.botstead.id.Ids;
import dev.botstead.id.Ksuid;
import dev.botstead.id.PrincipalId;
import dev.botstead.secret.Disclosure;
import dev.botstead.secret.SecretDigest;
import dev.botstead.server.TestCore;
import dev.botstead.server.TestCore.Tenant;
import dev.botstead.sql.WriteTx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account with very many bots and credentials, written as they are at rest.
final class Many {
    private static final List<String> WORDS = List.of("Été", "nuit", "ZULU", "farm_1", "100%", "alpha", "Œuvre", "ß");

    final Tenant tenant;
    private final Map<PrincipalId, String> names = new HashMap<>();
    private final Map<Kind, List<Credential>> credentials = new EnumMap<>(Kind.class);
    private final TestCore core;
    private final Random random = new Random(5);
    private final CredentialStore store = new CredentialStore();

    /// `bots` bots, each with an API key, an authtoken and an SSH key.
    Many(TestCore core, int bots) {
        this.core = core;
        this.tenant = core.tenant();
        PrincipalId like = tenant.bot(Role.USER).bot().id();
        List<PrincipalId> made = new ArrayList<>();
        core.database.write(tx -> {
            tx.batch(
                    "INSERT INTO principal (id, account_id, kind, first_name, last_name, name, name_key, search_key, role,"
                            + " active, has_avatar, created_at, updated_at, service) SELECT ?, account_id, kind, ?, '',"
                            + " ?, ?, ?, role, active, has_avatar, created_at, updated_at, service FROM principal"
                            + " WHERE id = ?",
                    bots(bots, like, made));
            for (PrincipalId owner : made)
                for (Kind kind : List.of(Kind.API_KEY, Kind.AUTHTOKEN, Kind.SSH_KEY)) insert(tx, owner, kind);
            return made.size();
        });
    }

    private List<@Nullable Object[]> bots(int count, PrincipalId like, List<PrincipalId> made) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PrincipalId id = new PrincipalId(core.ids.next());
            String name = word() + " " + i;
            made.add(id);
            names.put(id, name);
            rows.add(new Object[] {id, name, name, Text.key(name), Fold.of(name), like});
        }
        return rows;
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private void insert(WriteTx tx, PrincipalId owner, Kind kind) {
        UUID id = core.ids.next();
        Instant from = Ids.instantOf(id);
        boolean suspended = random.nextInt(5) == 0;
        LastUse used =
                random.nextInt(3) == 0 ? new LastUse(from.plusSeconds(random.nextInt(99)), "192.0.2.1", null) : null;
        Particulars is = new Particulars(
                new CredentialId(id),
                tenant.account().id(),
                owner,
                null,
                tenant.admin().id(),
                random.nextInt(4) == 0 ? "" : word() + " " + random.nextInt(500),
                "",
                Limits.NONE,
                new Lifetime(from, random.nextInt(4) == 0 ? from.plusMillis(1) : null),
                suspended ? new Suspension(from, null) : null,
                random.nextInt(9) == 0 ? from.plus(Duration.ofDays(1)) : null,
                null,
                null,
                used,
                0);
        byte[] digest = new byte[32];
        random.nextBytes(digest);
        Credential made = credential(is, kind);
        store.insert(tx, made, new SecretDigest(digest), null);
        store.update(tx, made);
        if (used != null) store.use(tx, is.id(), used, 1);
        credentials.computeIfAbsent(kind, _ -> new ArrayList<>()).add(made);
    }

    private Credential credential(Particulars is, Kind kind) {
        return switch (kind) {
            case API_KEY -> new ApiKey(is);
            case AUTHTOKEN -> new Authtoken(is, List.of());
            default -> new SshKey(is, List.of(), "ssh-ed25519 " + is.id(), "SHA256:" + random.nextInt());
        };
    }

    /// All of a kind that were there from the beginning, the oldest first.
    List<Credential> all(Kind kind) {
        return credentials.getOrDefault(kind, List.of());
    }

    /// The name of an owner.
    String name(PrincipalId owner) {
        return names.getOrDefault(owner, "");
    }

    /// The public ids of the bots.
    List<String> bots() {
        return names.keySet().stream().map(id -> "bot_" + Ksuid.of(id.uuid())).toList();
    }

    /// An API key of the administrator, in clear.
    String key() {
        Made made = core.credentials.create(
                tenant.admin(),
                new NewCredential(
                        Kind.API_KEY, tenant.admin().id(), "of the walk", "", List.of(), null, Limits.NONE, null));
        return Objects.requireNonNull(made.secret()).reveal(Disclosure.inTheAnswerThatCreatesIt());
    }

    /// One more of that kind, for somebody of the account.
    Credential another(PrincipalId owner, Kind kind) {
        return core.credentials
                .create(
                        tenant.admin(),
                        new NewCredential(kind, owner, "new " + word(), "", List.of(), null, Limits.NONE, null))
                .credential();
    }
}
