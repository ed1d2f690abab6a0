package dev.botstead.acceptance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import tools.jackson.core.type.TypeReference;

/// Makes tokens as an attacker would who has seen a good one and the published keys, and no secret.
final class Forge {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final List<String> parts;
    private final Ed25519PrivateKeyParameters foreign =
            new Ed25519PrivateKeyParameters(new java.security.SecureRandom());

    Forge(String good) {
        parts = List.of(good.split("\\.", -1));
    }

    private Map<String, Object> part(int index, Map<String, ?> changes) {
        LinkedHashMap<String, Object> part =
                Api.JSON.readValue(Base64.getUrlDecoder().decode(parts.get(index)), MAP);
        part.putAll(changes);
        return part;
    }

    /// What the good token says under `name`.
    String claim(String name) {
        return String.valueOf(part(1, Map.of()).get(name));
    }

    private static String encoded(Object value) {
        return BASE64.encodeToString(Api.JSON.writeValueAsBytes(value));
    }

    /// No signature at all, with an algorithm that says so.
    String unsigned(String algorithm, Map<String, ?> claims) {
        return encoded(part(0, Map.of("alg", algorithm))) + "." + encoded(part(1, claims)) + ".";
    }

    /// Header and claims changed, the signature of the good one kept.
    String altered(Map<String, ?> header, Map<String, ?> claims) {
        return encoded(part(0, header)) + "." + encoded(part(1, claims)) + "." + parts.get(2);
    }

    /// The same kind of signature with the attacker's own key.
    String withForeignKey(Map<String, ?> header, Map<String, ?> claims) {
        String signed = encoded(part(0, header)) + "." + encoded(part(1, claims));
        byte[] bytes = signed.getBytes(StandardCharsets.US_ASCII);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, foreign);
        signer.update(bytes, 0, bytes.length);
        return signed + "." + BASE64.encodeToString(signer.generateSignature());
    }

    /// The attacker's own public key as a JWK.
    Map<String, Object> foreignKey() {
        String x = BASE64.encodeToString(foreign.generatePublicKey().getEncoded());
        return Map.of("kty", "OKP", "crv", "Ed25519", "x", x, "kid", "mine", "alg", "EdDSA", "use", "sig");
    }

    /// An HMAC whose key is something public.
    String withHmac(byte[] key, Map<String, ?> header) {
        Map<String, Object> head = part(0, Map.of("alg", "HS256"));
        head.putAll(header);
        String signed = encoded(head) + "." + encoded(part(1, Map.of()));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA256"));
            return signed + "." + BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same signature bytes in other letters: the last letter's unused bits are set.
    String withUnusedBitsSet() {
        String signature = parts.get(2);
        int last = ALPHABET.indexOf(signature.charAt(signature.length() - 1));
        String respelled = signature.substring(0, signature.length() - 1) + ALPHABET.charAt(last ^ 1);
        return parts.get(0) + "." + parts.get(1) + "." + respelled;
    }

    /// The same JSON with a space more.
    String withSpaces() {
        String header = new String(Base64.getUrlDecoder().decode(parts.get(0)), StandardCharsets.UTF_8);
        String spaced = BASE64.encodeToString(header.replaceFirst("\\{", "{ ").getBytes(StandardCharsets.UTF_8));
        return spaced + "." + parts.get(1) + "." + parts.get(2);
    }

    /// The claims of the good token under the signature of `other`.
    String withSignatureOf(String other) {
        return parts.get(0) + "." + parts.get(1) + "." + other.split("\\.", -1)[2];
    }
}
