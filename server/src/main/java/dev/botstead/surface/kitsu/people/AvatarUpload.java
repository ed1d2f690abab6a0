package dev.botstead.surface.kitsu.people;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.directory.Avatars;
import dev.botstead.surface.http.ClientGone;
import dev.botstead.surface.http.Multipart;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Request;
import java.io.IOException;
import java.util.Optional;

/// The picture of a multipart body: its part `file`.
final class AvatarUpload {
    private static final int SLACK = 64 * 1024;

    private AvatarUpload() {}

    static byte[] file(Request request) {
        Multipart multipart = Multipart.of(request, Avatars.LARGEST_FILE + SLACK);
        for (Optional<Multipart.Part> part = multipart.next(); part.isPresent(); part = multipart.next()) {
            if (part.get().name().equals("file")) return read(part.get());
        }
        throw new Invalid("file", "The picture is missing: send it as the part named file.");
    }

    private static byte[] read(Multipart.Part part) {
        try {
            byte[] bytes = part.content().readNBytes(Avatars.LARGEST_FILE + 1);
            if (bytes.length > Avatars.LARGEST_FILE) throw new Refusal(413, "The picture is larger than 10 MiB.");
            return bytes;
        } catch (IOException e) {
            throw new ClientGone();
        }
    }
}
