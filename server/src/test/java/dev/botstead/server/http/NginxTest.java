package dev.botstead.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.surface.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Behind a real nginx, which speaks HTTP/1.0 to us unless it is told otherwise. Fails where there is no
/// nginx.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NginxTest {
    private static final int DOWNLOAD_BYTES = 50_000_000;

    // Everything it writes stays below its prefix, and it stays one process in the foreground, ended by its handle.
    private static final String CONFIG = """
            daemon off;
            master_process off;
            pid nginx.pid;
            error_log stderr warn;
            events { worker_connections 256; }
            http {
                access_log off;
                client_max_body_size 10m;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                upstream ours { server 127.0.0.1:OURS; keepalive 8; }
                server {
                    listen 127.0.0.1:THEIRS;
                    location / {
                        proxy_pass http://127.0.0.1:OURS;
                        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                    }
                    location /kept/ {
                        proxy_pass http://ours/;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_request_buffering off;
                        proxy_buffering off;
                    }
                    location /guarded/ {
                        auth_request /check;
                        proxy_pass http://127.0.0.1:OURS/;
                    }
                    location = /check {
                        internal;
                        proxy_pass http://127.0.0.1:OURS/check;
                        proxy_pass_request_body off;
                        proxy_set_header Content-Length "";
                        proxy_set_header X-Original-URI $request_uri;
                    }
                }
            }
            """;

    private TestServer server;
    private Process nginx;
    private int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    void start(@TempDir Path prefix) throws IOException, InterruptedException {
        server = TestServer.of(TestServer.OPTIONS.with(TrustedProxies.of(List.of("127.0.0.1"))), routes -> {
            routes.on(
                    "GET",
                    "/hello",
                    r -> Response.text(
                            200, "text/plain", "hello " + r.connection().peer()));
            routes.on("POST", "/count", r -> {
                try (InputStream body = r.body(10_000_000)) {
                    return Response.text(200, "text/plain", "" + body.readAllBytes().length);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            routes.on(
                    "GET",
                    "/download",
                    _ -> Response.streamed(200, "application/x", -1, out -> {
                        for (int left = DOWNLOAD_BYTES; left > 0; left -= 50_000) {
                            out.write(new byte[50_000]);
                        }
                    }));
            routes.instant(
                    "GET", "/check", r -> Response.empty("Bearer good".equals(r.header("authorization")) ? 200 : 401));
        });
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = prefix.resolve("nginx.conf");
        Files.writeString(config, CONFIG.replace("OURS", "" + server.port()).replace("THEIRS", "" + port));
        nginx = new ProcessBuilder("/usr/sbin/nginx", "-p", prefix + "/", "-e", "stderr", "-c", config.toString())
                .inheritIO()
                .start();
        for (int i = 0; i < 200 && !listens(); i++) {
            assertThat(nginx.isAlive()).as("nginx runs").isTrue();
            Thread.sleep(20);
        }
    }

    private boolean listens() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (nginx != null) {
            nginx.destroy();
            assertThat(nginx.waitFor(5, TimeUnit.SECONDS)).isTrue();
        }
        client.close();
        server.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void requestsGoThroughInBothVersions() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(send(to("/hello").header("X-Forwarded-For", "9.9.9.9")).body())
                    .isEqualTo("hello /9.9.9.9");
            assertThat(send(to("/kept/hello")).body()).startsWith("hello");
        }
        assertThat(send(to("/nothing")).statusCode()).isEqualTo(404);
    }

    @Test
    void bodiesGoThrough() throws Exception {
        for (String path : List.of("/count", "/kept/count", "/count")) {
            assertThat(send(to(path).POST(BodyPublishers.ofByteArray(new byte[3_000_000])))
                            .body())
                    .isEqualTo("3000000");
        }
    }

    @Test
    void downloadsGoThroughWhole() throws Exception {
        for (String path : List.of("/download", "/kept/download")) {
            try (InputStream body =
                    client.send(to(path).build(), BodyHandlers.ofInputStream()).body()) {
                assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(DOWNLOAD_BYTES);
            }
        }
    }

    @Test
    void itsQuestionWhetherToLetAClientInIsAnswered() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(send(to("/guarded/hello").header("Authorization", "Bearer good"))
                            .body())
                    .startsWith("hello");
            assertThat(send(to("/guarded/hello").header("Authorization", "Bearer bad"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(send(to("/guarded/count").POST(BodyPublishers.ofString("body")))
                            .statusCode())
                    .isEqualTo(401);
        }
    }
}
