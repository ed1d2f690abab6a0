package dev.botstead.surface.kitsu.production;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.production.file.Upload;
import dev.botstead.production.file.Uploads;
import dev.botstead.surface.kitsu.Body;
import java.util.List;
import java.util.Map;

/// What a request brought: fields, and files by the names of their parts. The files are gone when this is closed
/// unless
/// they were kept.
record Sent(Body body, Map<String, Upload> files, Uploads uploads) implements AutoCloseable {
    /// All files, in their order.
    List<Upload> all() {
        return List.copyOf(files.values());
    }

    /// The same; one at least.
    List<Upload> some() {
        if (files.isEmpty()) throw new Invalid("file", "The file is missing: send it as the part named file.");
        return all();
    }

    /// The files belong to something by now.
    void kept() {
        uploads.kept();
    }

    @Override
    public void close() {
        uploads.close();
    }
}
