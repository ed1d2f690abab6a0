package dev.botstead.credential.ssh;

import dev.botstead.base.Text;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/// A line of OpenSSH: type, key in base64, comment. The options that may stand in front in a file of authorized keys
/// (`command="…"`) would be silently without effect here, and are refused.
record OpenSshLine(KeyMaterial material, String comment) {
    private static final String RSA = "ssh-rsa";
    private static final String ED25519 = "ssh-ed25519";
    private static final List<String> TYPES =
            List.of(RSA, ED25519, Curve.P256.type(), Curve.P384.type(), Curve.P521.type());

    /// What `line`, without space around it, says.
    static OpenSshLine read(String line) {
        if (!Text.isUnicode(line) || line.chars().anyMatch(OpenSshLine::breaksALine))
            throw SshPublicKey.unreadable("a key is one line; this has several, or a control character");
        StringTokenizer words = new StringTokenizer(line, " \t");
        String type = words.nextToken();
        if (type.contains("-cert-v01@")) throw SshPublicKey.unreadable("this is a certificate. Give the key itself");
        if (!TYPES.contains(type) || !words.hasMoreTokens())
            throw SshPublicKey.unreadable("a line begins with one of " + String.join(", ", TYPES)
                    + ", without options in front, and the key follows");
        KeyMaterial material = material(type, base64(words.nextToken()));
        String comment = words.hasMoreTokens() ? words.nextToken("").strip() : "";
        if (holdsAKey(comment)) throw SshPublicKey.unreadable("there is a second key on the line");
        return new OpenSshLine(material, comment);
    }

    private static boolean breaksALine(int c) {
        return (Character.isISOControl(c) && c != '\t') || c == 0x2028 || c == 0x2029;
    }

    private static boolean holdsAKey(String comment) {
        StringTokenizer words = new StringTokenizer(comment, " \t");
        boolean type = false;
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (type && word.startsWith("AAAA")) return true;
            type = TYPES.contains(word);
        }
        return false;
    }

    private static KeyMaterial material(String type, byte[] wire) {
        WireReader in = new WireReader(wire);
        if (!in.string().equals(type)) throw SshPublicKey.unreadable("it is of another type than the line says");
        Optional<Curve> curve = Curve.ofType(type);
        KeyMaterial material = curve.isPresent()
                ? ecdsa(curve.get(), in)
                : type.equals(RSA)
                        ? new KeyMaterial.Rsa(in.number(), in.number())
                        : KeyMaterial.Ed25519Key.of(in.block());
        in.end();
        return material;
    }

    private static KeyMaterial ecdsa(Curve curve, WireReader in) {
        if (!in.string().equals(curve.wireName())) throw SshPublicKey.unreadable("its curve is not that of its type");
        return new KeyMaterial.Ecdsa(curve, curve.point(in.block()));
    }

    /// Base64 in its one spelling: with its padding, and nothing in the bits behind the last byte.
    static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) return bytes;
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw SshPublicKey.unreadable("it is not in base64, or cut off");
    }
}
