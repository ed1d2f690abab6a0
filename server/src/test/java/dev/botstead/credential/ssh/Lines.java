package dev.botstead.credential.ssh;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Keys put together by hand, sound or not.
final class Lines {
    private Lines() {}

    static String line(String type, byte[]... blocks) {
        WireWriter wire = new WireWriter().string(type);
        for (byte[] block : blocks) wire.block(block);
        return type + " " + Base64.getEncoder().encodeToString(wire.bytes());
    }

    static String ed25519(byte[] point) {
        return line("ssh-ed25519", point);
    }

    static String ecdsa(String curve, byte[] point) {
        return line("ecdsa-sha2-" + curve, curve.getBytes(StandardCharsets.US_ASCII), point);
    }

    static String pem(byte[] info) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(info) + "\n-----END PUBLIC KEY-----\n";
    }
}
