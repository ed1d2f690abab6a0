package dev.botstead.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A client that writes bytes as it is told and reads answers one by one: it can misbehave in every way.
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    Wire(int port) throws IOException {
        this(port, 64 * 1024);
    }

    /// With a receive buffer of so many bytes.
    Wire(int port, int receive) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(receive);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        socket.setSoTimeout(10_000);
        in = new BufferedInputStream(socket.getInputStream(), 512);
    }

    /// One answer.
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(String line, List<String> fields, byte[] body) {
        int status() {
            return Integer.parseInt(line.substring(9, 12));
        }

        Optional<String> field(String name) {
            return all(name).stream().findFirst();
        }

        List<String> all(String name) {
            return fields.stream()
                    .filter(f -> f.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(f -> f.substring(name.length() + 1).strip())
                    .toList();
        }

        String text() {
            return new String(body, ISO_8859_1);
        }
    }

    Wire send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    Wire get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: test\r\n\r\n");
    }

    /// Reads one answer to a request that was not `HEAD`.
    Answer answer() throws IOException {
        return answer(true);
    }

    Answer answer(boolean hasBody) throws IOException {
        String line = line();
        List<String> fields = new ArrayList<>();
        for (String field = line(); !field.isEmpty(); field = line()) {
            fields.add(field);
        }
        Answer head = new Answer(line, fields, new byte[0]);
        if (!hasBody || head.status() == 204 || head.status() == 304 || head.status() < 200) {
            return head;
        }
        return new Answer(line, fields, body(head));
    }

    private byte[] body(Answer head) throws IOException {
        Optional<String> length = head.field("content-length");
        if (length.isPresent()) {
            return exactly(Integer.parseInt(length.get()));
        }
        if (head.field("transfer-encoding").isEmpty()) {
            return in.readAllBytes();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the body ended early");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("closed in " + line);
            }
            line.append((char) b);
        }
        return line.toString().strip();
    }

    /// Whether the server ends this connection within `millis`, whatever it still says before.
    boolean ends(int millis) throws IOException {
        long until = System.nanoTime() + millis * 1_000_000L;
        try {
            while (System.nanoTime() < until) {
                socket.setSoTimeout(millis);
                if (in.read() < 0) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /// All that the server still says until it ends the connection.
    String rest() throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            in.transferTo(rest);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException _) {
            // A reset is an end too.
        }
        return rest.toString(ISO_8859_1);
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
