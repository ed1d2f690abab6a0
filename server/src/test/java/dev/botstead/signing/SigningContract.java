package dev.botstead.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Together;
import dev.botstead.Together.Ended;
import dev.botstead.base.Failure;
import dev.botstead.secret.Disclosure;
import dev.botstead.server.TestCore;
import dev.botstead.sql.Database;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The keys that sign tokens. What they sign is verified here by the JDK, which had no part in signing it.
abstract class SigningContract {
    abstract Database empty();

    private static String sign(TestCore core) {
        return core.keys.sign(Map.of("sub", "somebody")).token().reveal(Disclosure.inTheAnswerThatCreatesIt());
    }

    private static String kid(String jwt) {
        return part(jwt, 0).get("kid").stringValue();
    }

    private static JsonNode part(String jwt, int index) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[index]));
    }

    private static @Nullable JsonNode published(TestCore core, String kid) {
        JsonNode found = null;
        for (JsonNode key : JsonMapper.shared().readTree(core.keys.published()).get("keys"))
            if (key.get("kid").stringValue().equals(kid)) found = key;
        return found;
    }

    /// Verifies with nothing but the published set and the JDK (RFC 8037, RFC 8032).
    private static boolean verifies(TestCore core, String jwt) {
        JsonNode key = published(core, kid(jwt));
        if (key == null) return false;
        byte[] little = Base64.getUrlDecoder().decode(key.get("x").stringValue());
        boolean odd = (little[31] & 0x80) != 0;
        little[31] &= 0x7f;
        byte[] big = new byte[32];
        for (int i = 0; i < 32; i++) big[i] = little[31 - i];
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(odd, new java.math.BigInteger(1, big)))));
            verifier.update(jwt.substring(0, jwt.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(Base64.getUrlDecoder().decode(jwt.substring(jwt.lastIndexOf('.') + 1)));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Test
    void whatIsSignedVerifiesAgainstThePublishedSetAndNothingElseDoes() {
        try (TestCore core = TestCore.over(empty())) {
            for (int i = 0; i < 20; i++) {
                String jwt = sign(core);
                assertThat(verifies(core, jwt)).isTrue();
                char[] forged = jwt.toCharArray();
                int at = jwt.indexOf('.') + 3 + i % 10;
                forged[at] = forged[at] == 'x' ? 'y' : 'x';
                assertThat(verifies(core, new String(forged))).isFalse();
                core.keys.rotate();
            }
            assertThat(part(sign(core), 0).get("alg").stringValue()).isEqualTo("EdDSA");
            assertThat(part(sign(core), 0).get("typ").stringValue()).isEqualTo("JWT");
        }
    }

    @Test
    void aRotationSignsWithANewKeyAndKeepsTheOldOnesPublishedAlsoAfterARestart() {
        Database database = empty();
        MasterKey master = MasterKey.generate(new SecureRandom());
        try (TestCore core = TestCore.over(database, master)) {
            String before = sign(core);
            core.clock.advance(Duration.ofSeconds(1));
            core.keys.rotate();
            String after = sign(core);
            assertThat(kid(after)).isNotEqualTo(kid(before));
            assertThat(verifies(core, before)).isTrue();
            TestCore restarted = TestCore.over(database, master);
            assertThat(verifies(restarted, before)).isTrue();
            assertThat(verifies(restarted, after)).isTrue();
            assertThat(kid(sign(restarted))).isEqualTo(kid(after));
        }
    }

    @Test
    void aKeyThatIsOlderThanNinetyDaysIsReplacedAtTheNextStart() {
        Database database = empty();
        MasterKey master = MasterKey.generate(new SecureRandom());
        try (TestCore core = TestCore.over(database, master)) {
            String before = sign(core);
            core.clock.advance(Duration.ofDays(91));
            core.keys.open();
            assertThat(kid(sign(core))).isNotEqualTo(kid(before));
            assertThat(verifies(core, before)).isTrue();
        }
    }

    @Test
    void nothingButPublicHalvesIsPublished() {
        try (TestCore core = TestCore.over(empty())) {
            for (JsonNode key :
                    JsonMapper.shared().readTree(core.keys.published()).get("keys")) {
                assertThat(key.has("d")).isFalse();
                assertThat(key.get("kty").stringValue()).isEqualTo("OKP");
                assertThat(key.get("crv").stringValue()).isEqualTo("Ed25519");
                assertThat(key.get("use").stringValue()).isEqualTo("sig");
                assertThat(key.get("alg").stringValue()).isEqualTo("EdDSA");
            }
        }
    }

    @Test
    void anotherMasterKeyIsRefusedWithASentenceThatSaysWhatToDo() {
        Database database = empty();
        MasterKey other = MasterKey.generate(new SecureRandom());
        try (TestCore core = TestCore.over(database)) {
            assertThat(sign(core)).isNotEmpty();
            assertThatThrownBy(() -> TestCore.over(database, other))
                    .isInstanceOf(Failure.Conflict.class)
                    .hasMessageContaining("master key")
                    .hasMessageContaining("BOTSTEAD_MASTER_KEY_FILE")
                    .hasMessageNotContaining(other.text());
        }
    }

    @Test
    void severalNodesThatStartAtOnceAgreeOnOneMasterKey() {
        Database database = empty();
        try (TestCore first = TestCore.over(database)) {
            database.write(tx -> tx.update("DELETE FROM master_key"));
            List<Ended<Boolean>> ended = Together.run(6, _ -> () -> {
                new SigningKeys(database, MasterKey.generate(new SecureRandom()), new SecureRandom(), first.clock)
                        .open();
                return true;
            });
            // The keys that are sealed under the first one do not open under any of these; its fingerprint is one.
            assertThat(ended).noneMatch(Ended::well);
            assertThat(database.<Long>read(tx -> tx.count("SELECT count(*) AS n FROM master_key")))
                    .isOne();
        }
    }

    @Test
    void theSealedHalfIsAtRestAndTheClearOneIsNot() {
        Database database = empty();
        MasterKey master = MasterKey.generate(new SecureRandom());
        try (TestCore core = TestCore.over(database, master)) {
            assertThat(sign(core)).isNotEmpty();
            byte[] sealed =
                    database.read(tx -> tx.first("SELECT sealed_key FROM signing_key", row -> row.bytes("sealed_key"))
                            .orElseThrow());
            byte[] clear = master.open(sealed);
            assertThat(clear).hasSize(32);
            String hex = HexFormat.of().formatHex(clear);
            for (byte[] each : database.<List<byte[]>>read(
                    tx -> tx.list("SELECT sealed_key FROM signing_key", row -> row.bytes("sealed_key"))))
                assertThat(HexFormat.of().formatHex(each)).doesNotContain(hex);
            byte[] damaged = sealed.clone();
            damaged[20] ^= 1;
            assertThatThrownBy(() -> master.open(damaged)).isInstanceOf(IllegalStateException.class);
        }
    }
}
