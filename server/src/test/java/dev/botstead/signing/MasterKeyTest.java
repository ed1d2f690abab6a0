package dev.botstead.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The key that seals the others.
final class MasterKeyTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void whatItSealsItOpensAndNoOtherDoes() {
        MasterKey key = MasterKey.generate(random);
        byte[] clear = "thirty-two bytes of a secret key".getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = key.seal(clear, random);
        assertThat(key.open(sealed)).isEqualTo(clear);
        assertThat(MasterKey.parse(key.text() + "\n").open(sealed)).isEqualTo(clear);
        assertThat(key.seal(clear, random)).isNotEqualTo(sealed);
        assertThatThrownBy(() -> MasterKey.generate(random).open(sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFingerprintTellsKeysApartAndGivesNothingAway() {
        MasterKey key = MasterKey.generate(random);
        assertThat(key.fingerprint())
                .isEqualTo(MasterKey.parse(key.text()).fingerprint())
                .isNotEqualTo(MasterKey.generate(random).fingerprint());
        assertThat(key.text()).doesNotContain(key.fingerprint());
        assertThat(key.toString()).doesNotContain(key.text());
    }

    @Test
    void anythingButSixtyFourHexadecimalDigitsIsRefusedWithoutBeingRepeated() {
        String key = MasterKey.generate(random).text();
        for (String bad : List.of("", "x", key.substring(1), key + "00", key.substring(2) + "zz", " ", key + key))
            assertThatThrownBy(() -> MasterKey.parse(bad)).isInstanceOf(IllegalArgumentException.class);
    }
}
