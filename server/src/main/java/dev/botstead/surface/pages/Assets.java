package dev.botstead.surface.pages;

import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The few files beside the pages, in memory under names known beforehand: a path never reaches a file system.
/// Their folder is named after their content, so that a browser may keep them for good.
public final class Assets {
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

    private final Map<String, Asset> byName = new LinkedHashMap<>();
    private final String folder;

    /// Reads them all from the class path.
    public Assets() {
        MessageDigest all = sha256();
        for (Source source : Source.ALL) {
            byte[] bytes = read(source.resource());
            all.update(bytes);
            byName.put(source.name(), new Asset(source.type(), bytes, '"' + hex(sha256().digest(bytes)) + '"'));
        }
        folder = "/assets/" + hex(all.digest());
    }

    /// The address of the file called `name`.
    public String address(String name) {
        if (!byName.containsKey(name)) {
            throw new IllegalArgumentException("no asset is called " + name);
        }
        return folder + "/" + name;
    }

    /// The file that `request` asks for, by the variables `folder` and `name` of its path.
    Response answer(Request request) {
        Asset asset = byName.get(request.path("name"));
        if (asset == null) {
            throw new Refusal(404, "Nothing is here.");
        }
        boolean current = folder.equals("/assets/" + request.path("folder"));
        Response found = asset.etag().equals(request.header("if-none-match"))
                ? Response.empty(304)
                : Response.bytes(200, asset.type(), asset.bytes());
        return found.with("etag", asset.etag())
                .with("cache-control", current ? FOR_A_YEAR : "no-cache")
                .with("x-content-type-options", "nosniff")
                .with("cross-origin-resource-policy", "same-origin");
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(Arrays.copyOf(digest, 8));
    }

    /// One file: its name in addresses, where it lies on the class path, and its media type.
    private record Source(String name, String resource, String type) {
        static final List<Source> ALL = List.of(
                new Source("style.css", "style.css", "text/css; charset=utf-8"),
                new Source("app.js", "app.js", "text/javascript; charset=utf-8"),
                new Source("htmx.js", HTMX, "text/javascript; charset=utf-8"),
                new Source("icons.svg", "icons.svg", "image/svg+xml"),
                new Source("favicon.svg", "favicon.svg", "image/svg+xml"),
                new Source("select.svg", "select.svg", "image/svg+xml"));
    }
}
