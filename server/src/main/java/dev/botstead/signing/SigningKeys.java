package dev.botstead.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.botstead.base.Failure;
import dev.botstead.secret.SecretToken;
import dev.botstead.sql.Database;
import dev.botstead.sql.WriteTx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.jspecify.annotations.Nullable;

/// The keys that sign tokens. The newest signs; all are published, since a bot's token may have no end.
public final class SigningKeys {
    private static final Duration OLD = Duration.ofDays(90);

    private final Database database;
    private final MasterKey master;
    private final SecureRandom random;
    private final InstantSource clock;
    private volatile List<SigningKey> newestFirst = List.of();

    /// Keys of `database`, sealed under `master`.
    public SigningKeys(Database database, MasterKey master, SecureRandom random, InstantSource clock) {
        this.database = database;
        this.master = master;
        this.random = random;
        this.clock = clock;
    }

    /// A signed token and the key that signed it.
    public record Signed(SecretToken token, String kid) {}

    /// Loads the keys; makes the first one, and a new one when the newest is older than 90 days.
    /// Throws [Failure.Conflict] when the database was sealed under another master key.
    public void open() {
        checkFingerprint();
        refresh();
    }

    /// Takes up keys that another node has made; makes a new one when the newest is older than 90 days.
    public void refresh() {
        load();
        if (newestFirst.isEmpty()
                || newestFirst.getFirst().createdAt().isBefore(clock.instant().minus(OLD))) rotate();
    }

    private void checkFingerprint() {
        // Of two nodes that start at once on an empty database the second finds what the first wrote.
        String stored = database.write(tx -> {
            tx.update(
                    "INSERT INTO master_key (one, fingerprint) VALUES (1, ?) ON CONFLICT (one) DO NOTHING",
                    master.fingerprint());
            return tx.first("SELECT fingerprint FROM master_key", row -> row.text("fingerprint"))
                    .orElseThrow();
        });
        if (!stored.equals(master.fingerprint()))
            throw new Failure.Conflict("The master key is not the one this database was made with (fingerprint "
                    + stored + "). Set BOTSTEAD_MASTER_KEY_FILE to the file that holds it.");
    }

    /// Makes a new key, which signs from now on; what older ones have signed stays good.
    public void rotate() {
        Ed25519PrivateKeyParameters pair = new Ed25519PrivateKeyParameters(random);
        byte[] name = new byte[9];
        random.nextBytes(name);
        String kid = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(name);
        Instant now = clock.instant();
        SigningKey key = new SigningKey(kid, pair.getEncoded(), now);
        byte[] sealed = master.seal(pair.getEncoded(), random);
        database.write(tx -> insert(tx, key, sealed));
        load();
    }

    private static String insert(WriteTx tx, SigningKey key, byte[] sealed) {
        tx.update(
                "INSERT INTO signing_key (kid, public_key, sealed_key, created_at) VALUES (?, ?, ?, ?)",
                key.kid(),
                key.publicBytes(),
                sealed,
                key.createdAt());
        return key.kid();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sealed(String kid, byte[] key, Instant createdAt) {}

    /// Opens the keys once the transaction is over: the first time takes as long as it takes to load a cipher, and
    /// PostgreSQL ends whoever keeps a transaction waiting.
    private void load() {
        List<Sealed> sealed = database.read(tx -> tx.list(
                "SELECT kid, sealed_key, created_at FROM signing_key ORDER BY created_at DESC, kid",
                row -> new Sealed(row.text("kid"), row.bytes("sealed_key"), row.instant("created_at"))));
        newestFirst = sealed.stream().map(this::opened).toList();
    }

    private SigningKey opened(Sealed sealed) {
        return new SigningKey(sealed.kid(), master.open(sealed.key()), sealed.createdAt());
    }

    /// Signs a JWT (RFC 7519) with the newest key, algorithm EdDSA (RFC 8037).
    public Signed sign(Map<String, ? extends @Nullable Object> claims) {
        SigningKey key = newestFirst.getFirst();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                .type(JOSEObjectType.JWT)
                .keyID(key.kid())
                .build();
        JWSObject jwt = new JWSObject(header, new Payload(new java.util.LinkedHashMap<>(claims)));
        try {
            jwt.sign(key);
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
        return new Signed(SecretToken.of(jwt.serialize()), key.kid());
    }

    /// The public halves as a JWK set (RFC 7517), in JSON.
    public String published() {
        List<JWK> keys = newestFirst.stream().<JWK>map(SigningKey::published).toList();
        return new JWKSet(keys).toString();
    }
}
