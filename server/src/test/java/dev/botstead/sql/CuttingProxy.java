package dev.botstead.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Stands between a client and PostgreSQL, and can cut the line of one connection right after its `COMMIT` has been
/// handed on.
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final String url;
    private final String marked;
    private volatile boolean cut;

    private CuttingProxy(ServerSocket listening, String url, String marked) {
        this.listening = listening;
        this.url = url;
        this.marked = marked;
    }

    /// One before the server at `url`, for the connection that sends the text `marked`.
    static CuttingProxy before(String url, String marked) throws IOException {
        URI behind = URI.create(url.substring("jdbc:".length()));
        ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        String through = url.replaceFirst("//[^/]+/", "//127.0.0.1:" + listening.getLocalPort() + "/");
        CuttingProxy proxy = new CuttingProxy(listening, through, marked);
        Thread.ofVirtual().start(() -> proxy.accept(behind.getHost(), behind.getPort()));
        return proxy;
    }

    String url() {
        return url;
    }

    /// What that connection sends next is its last message.
    void cutAfterTheNextMessage() {
        cut = true;
    }

    private void accept(String host, int port) {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(host, port);
                Thread.ofVirtual().start(() -> pump(client, server, true));
                Thread.ofVirtual().start(() -> pump(server, client, false));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void pump(Socket from, Socket to, boolean watched) {
        byte[] buffer = new byte[64 * 1024];
        boolean ours = false;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                boolean last = ours && cut;
                ours |= watched && new String(buffer, 0, n, StandardCharsets.ISO_8859_1).contains(marked);
                // The client hears nothing any more; the server still reads the commit.
                if (last) from.close();
                out.write(buffer, 0, n);
                out.flush();
                if (last) {
                    to.shutdownOutput();
                    return;
                }
            }
            to.close();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
