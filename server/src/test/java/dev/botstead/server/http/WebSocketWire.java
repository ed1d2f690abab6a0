package dev.botstead.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A client of WebSockets that writes frames as it is told: it can misbehave in every way.
public final class WebSocketWire implements AutoCloseable {
    private final Wire wire;

    public WebSocketWire(int port) throws IOException {
        wire = new Wire(port);
    }

    /// A frame from the server: its first byte, and its payload.
    public record Frame(int head, String text) {}

    Wire.Answer handshake(String target) throws IOException {
        return wire.send(SocketsTest.handshake(target)).answer(false);
    }

    /// Shakes hands with these fields, and returns the status.
    public int handshake(String target, String... fields) throws IOException {
        return wire.send(SocketsTest.handshake(target, fields)).answer(false).status();
    }

    public WebSocketWire text(String text) throws IOException {
        frame(0x81, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    void frame(int head, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(head);
        if (payload.length < 126) frame.write(0x80 | payload.length);
        else if (payload.length < 65_536) {
            frame.write(0x80 | 126);
            frame.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            frame.write(0x80 | 127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        byte[] mask = {7, 11, 13, 17};
        frame.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) frame.write(payload[i] ^ mask[i % 4]);
        bytes(frame.toByteArray());
    }

    void bytes(byte... raw) throws IOException {
        wire.socket().getOutputStream().write(raw);
    }

    /// The next frame.
    public Frame frame() throws IOException {
        byte[] head = wire.exactly(2);
        int length = head[1] & 0x7f;
        if (length == 126) length = ByteBuffer.wrap(wire.exactly(2)).getShort() & 0xffff;
        else if (length == 127)
            length = Math.toIntExact(ByteBuffer.wrap(wire.exactly(8)).getLong());
        return new Frame(head[0] & 0xff, new String(wire.exactly(length), StandardCharsets.UTF_8));
    }

    /// The code with which the server closes, whatever it still says before.
    public int closed() throws IOException {
        while (true) {
            byte[] head = wire.exactly(2);
            int length = head[1] & 0x7f;
            if (length == 126) length = ByteBuffer.wrap(wire.exactly(2)).getShort() & 0xffff;
            byte[] payload = wire.exactly(length);
            if ((head[0] & 0x0f) == 8)
                return length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort();
        }
    }

    /// Whether the server ends the connection within `millis`.
    public boolean ends(int millis) throws IOException {
        return wire.ends(millis);
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
