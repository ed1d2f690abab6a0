package dev.botstead.surface.application;

import dev.botstead.surface.http.Percent;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Routes;
import dev.botstead.surface.http.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A built Kitsu web application. Its files are looked up in a map that is made when the server starts, so that no
/// path of a request ever reaches the file system; links within the folder are passed over. Every other path is one
/// of its pages, which it tells apart itself: they are all its `index.html`.
public final class WebApplication {
    private static final int MOST_FILES = 20_000;
    private static final String PAGE = "index.html";
    // Files whose names hold a hash of their content lie here.
    private static final String HASHED = "assets/";
    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private final Map<String, WebFile> files;
    private final WebFile page;

    private WebApplication(Map<String, WebFile> files, WebFile page) {
        this.files = files;
        this.page = page;
    }

    /// The application in `folder`; [NoApplication] when there is none.
    public static WebApplication in(Path folder) {
        Map<String, WebFile> files = new HashMap<>();
        try {
            Path root = folder.toRealPath();
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) add(files, root, file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException | UncheckedIOException e) {
            throw new NoApplication("The folder " + folder + " of the web application cannot be read.");
        }
        WebFile page = files.get(PAGE);
        if (page == null)
            throw new NoApplication("The folder " + folder + " holds no " + PAGE
                    + ": name the one that the build of the web application made.");
        return new WebApplication(Map.copyOf(files), page);
    }

    private static void add(Map<String, WebFile> files, Path root, Path file) {
        Path relative = root.relativize(file);
        for (Path part : relative) if (part.toString().startsWith(".")) return; // a repository, a secret, a backup
        String name = relative.toString().replace('\\', '/');
        if (files.size() >= MOST_FILES)
            throw new NoApplication("The folder of the web application holds more than " + MOST_FILES
                    + " files: name the one that its build made.");
        files.put(name, new WebFile(file, WebTypes.of(name), name.startsWith(HASHED) ? FOR_A_YEAR : ASK_AGAIN));
    }

    /// Serves it wherever nothing else stands.
    public void mount(Routes table) {
        table.zone(
                "/",
                new Zone(
                        Zone.Slashes.SIGNIFICANT,
                        (_, refusal) -> Response.text(refusal.status(), "text/plain", refusal.sentence() + "\n")));
        table.otherwise(this::answer);
    }

    private Response answer(Request request) {
        String name = Percent.decode(request.path().substring(1));
        WebFile file = files.get(name);
        // A page would answer with its own text where a script or the live events are asked for.
        if (file == null && (name.startsWith(HASHED) || name.matches("(?s)socket\\.io(/.*)?")))
            throw new Refusal(404, "There is nothing here.");
        return (file == null ? page : file)
                .answer(Objects.requireNonNullElse(request.header("if-none-match"), ""))
                .with("x-content-type-options", "nosniff")
                .with("referrer-policy", "same-origin")
                .with("content-security-policy", "base-uri 'self'; frame-ancestors 'self'; object-src 'none'");
    }
}
