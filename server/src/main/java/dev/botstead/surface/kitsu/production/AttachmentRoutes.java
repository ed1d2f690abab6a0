package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.right.Right.ATTACH_TO_OTHERS;
import static dev.botstead.production.right.Right.LIST_FILES;
import static dev.botstead.production.right.Right.READ_COMMENTS;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Pictures;
import dev.botstead.id.Ids;
import dev.botstead.production.Production;
import dev.botstead.production.comment.Attachments.Attachment;
import dev.botstead.production.file.Files;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The routes of files attached to comments: they are sent, listed, downloaded and taken away. One is taken away also
/// under the path that the old client asks for.
final class AttachmentRoutes {
    // What a browser may show in place. It does so in a sandbox, whatever the bytes are.
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final Set<String> DRAWN = Set.of("image/png", "image/jpeg", "image/gif");

    private final Ledger ledger;
    private final Production production;
    private final Intake intake;

    AttachmentRoutes(Ledger ledger, Production production, Intake intake) {
        this.ledger = ledger;
        this.production = production;
        this.intake = intake;
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("POST", "/actions/tasks/{task}/comments/{id}/add-attachment", ATTACH_TO_OTHERS, this::attach),
                anyone("DELETE", "/data/tasks/{task}/comments/{id}/attachments/{file}", ATTACH_TO_OTHERS, this::detach),
                anyone("DELETE", "/data/comments/{id}/attachment-files/{file}", ATTACH_TO_OTHERS, this::detachOfOld),
                anyone("GET", "/data/attachment-files/{id}", READ_COMMENTS, this::one),
                anyone("GET", "/data/attachment-files/{id}/file/{name}", READ_COMMENTS, this::content),
                anyone("GET", "/pictures/thumbnails/attachment-files/{file}", READ_COMMENTS, this::thumbnail),
                anyone("GET", "/data/tasks/{id}/attachment-files", READ_COMMENTS, this::ofTask),
                anyone("GET", "/data/projects/{id}/attachment-files", LIST_FILES, this::ofProject));
    }

    private Response attach(Call call) {
        UUID task = call.idOrNothing("task");
        UUID id = call.idOrNothing("id");
        production.attaching().mustAttach(call.caller(), task, id);
        try (Sent sent = intake.form(call, Intake.OF_ONE)) {
            production.attaching().attach(call.caller(), task, id, sent.some());
            sent.kept();
            return Answers.created(
                    sent.all().stream().map(AttachmentJson::shortly).toList());
        }
    }

    private Response detach(Call call) {
        return detach(call, call.idOrNothing("task"), call.idOrNothing("id"));
    }

    private Response detachOfOld(Call call) {
        UUID id = call.idOrNothing("id");
        return detach(call, production.answering().taskOf(call.caller(), id), id);
    }

    private Response detach(Call call, UUID task, UUID id) {
        production.attaching().detach(call.caller(), task, id, call.idOrNothing("file"));
        return Answers.none();
    }

    private Attachment readable(Call call, UUID id) {
        return ledger.read(tx -> production.attaching().readable(tx, call.caller(), id));
    }

    private Response one(Call call) {
        Map<String, @Nullable Object> json = AttachmentJson.whole(readable(call, call.idOrNothing("id")));
        return Answers.ok(json);
    }

    private Response content(Call call) {
        Attachment file = readable(call, call.idOrNothing("id"));
        String type = file.name().mimetype();
        String kind = SHOWN.contains(type) ? "inline" : "attachment";
        return streamed(production.files(), file)
                .with("content-disposition", kind + "; " + named(file.name().name()))
                .with("cache-control", "private, max-age=3600")
                .with("x-content-type-options", "nosniff")
                .with("content-security-policy", "default-src 'none'; sandbox");
    }

    private static Response streamed(Files files, Attachment file) {
        return Response.streamed(200, file.name().mimetype(), file.size(), out -> {
            try {
                files.send(file.id(), out);
            } catch (Failure.NotFound gone) {
                throw new Refusal(404, gone.detail());
            }
        });
    }

    private Response thumbnail(Call call) {
        String wanted = call.request().path("file");
        UUID id = Ids.parse(wanted.replaceFirst("\\.png$", ""))
                .filter(_ -> wanted.endsWith(".png"))
                .orElseThrow(AttachmentRoutes::noPicture);
        Attachment file = readable(call, id);
        if (!DRAWN.contains(file.name().mimetype()) || file.size() > Pictures.LARGEST_FILE) throw noPicture();
        return Response.bytes(200, "image/png", drawn(file))
                .with("cache-control", "private, max-age=3600")
                .with("x-content-type-options", "nosniff")
                .with("content-security-policy", "default-src 'none'; sandbox");
    }

    private byte[] drawn(Attachment file) {
        try {
            return Pictures.small(() -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) file.size());
                try {
                    production.files().send(file.id(), bytes);
                } catch (IOException e) {
                    throw new Failure.Unavailable("The file cannot be read now. Try again.");
                }
                return bytes.toByteArray();
            });
        } catch (Failure.Invalid _) { // whatever its name says
            throw noPicture();
        }
    }

    private static Failure.NotFound noPicture() {
        return new Failure.NotFound("There is no such picture.");
    }

    /// The name in ASCII, and as it is (RFC 6266).
    private static String named(String name) {
        String ascii = name.replaceAll("[^A-Za-z0-9 ._-]", "_");
        String whole = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "filename=\"" + ascii + "\"; filename*=UTF-8''" + whole;
    }

    private Response ofTask(Call call) {
        UUID task = call.idOrNothing("id");
        return list(ledger.read(tx -> production.attaching().ofTask(tx, call.caller(), task)));
    }

    private Response ofProject(Call call) {
        UUID project = call.id("id");
        return list(ledger.read(tx -> production.attaching().ofProject(tx, call.caller(), project)));
    }

    private static Response list(List<Attachment> files) {
        return Answers.ok(files.stream().map(AttachmentJson::whole).toList());
    }
}
