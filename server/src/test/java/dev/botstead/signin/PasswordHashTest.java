package dev.botstead.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

/// What is stored of a password.
final class PasswordHashTest {
    private final PasswordHash hash = new PasswordHash(new SecureRandom());

    @Test
    void itIsArgon2idWith19MebibytesTwoPassesAndASaltOfItsOwn() {
        String one = hash.of("correct horse");
        String two = hash.of("correct horse");
        assertThat(one)
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}")
                .isNotEqualTo(two)
                .doesNotContain("correct");
        String[] parts = one.split("\\$", -1);
        byte[] expected = new byte[32];
        Argon2BytesGenerator another = new Argon2BytesGenerator();
        another.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(19_456)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(Base64.getDecoder().decode(parts[4]))
                .build());
        another.generateBytes("correct horse".toCharArray(), expected);
        assertThat(Base64.getDecoder().decode(parts[5])).isEqualTo(expected);
    }

    @Test
    void onlyThePasswordMatchesHoweverItsLettersAreComposed() {
        String stored = hash.of("caf\u00e9 au lait");
        assertThat(hash.matches("cafe\u0301 au lait", stored)).isTrue();
        for (String wrong : List.of("", "cafe au lait", "caf\u00e9 au lai", "Caf\u00e9 au lait", "caf\u00e9 au lait "))
            assertThat(hash.matches(wrong, stored)).isFalse();
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        for (String stored : List.of("", "x", "$argon2i$v=19$m=8,t=1,p=1$AAAA$AAAA", "plain password"))
            assertThat(hash.matches(stored, stored)).isFalse();
    }
}
