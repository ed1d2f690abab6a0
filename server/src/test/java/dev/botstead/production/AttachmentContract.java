package dev.botstead.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.base.Failure;
import dev.botstead.production.comment.Attachments.Attachment;
import dev.botstead.production.comment.CommentId;
import dev.botstead.production.comment.Draft;
import dev.botstead.production.file.FileName;
import dev.botstead.production.file.Files;
import dev.botstead.production.file.Upload;
import dev.botstead.production.file.Uploads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Files that are attached to comments: kept as they came, and gone with what they belong to.
abstract class AttachmentContract extends TalkContract {
    private static byte[] content(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private Files files() {
        return world.production.files();
    }

    private Uploads uploads() {
        return new Uploads(files(), artist.account());
    }

    private CommentId saidWith(byte[] bytes) {
        try (Uploads uploads = uploads()) {
            Upload upload = uploads.receive(FileName.of("a.txt"), new ByteArrayInputStream(bytes));
            CommentId said =
                    world.production.posting().post(artist, task, Draft.of(status("todo"), "see"), List.of(upload));
            uploads.kept();
            return said;
        }
    }

    private Upload only(CommentId comment) {
        return world.read(tx -> world.production.attaching().ofTask(tx, artist, task)).stream()
                .filter(file -> file.comment().equals(comment.uuid()))
                .map(file -> new Upload(file.id(), file.name(), file.size()))
                .findFirst()
                .orElseThrow();
    }

    private byte[] read(Upload upload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files().send(upload.id(), out);
        return out.toByteArray();
    }

    private long stored() {
        return world.read(tx -> tx.count("SELECT count(*) AS n FROM stored_file"))
                + world.read(tx -> tx.count("SELECT count(DISTINCT file_id) AS n FROM file_chunk"));
    }

    private void becomes(long expected) throws InterruptedException {
        for (int i = 0; i < 500 && stored() != expected; i++) Thread.sleep(10);
        assertThat(stored()).isEqualTo(expected);
    }

    @Test
    void contentsOfEverySizeComeBackAsTheyWere() throws IOException {
        for (int size : new int[] {0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 3_000_000}) {
            Upload kept = only(saidWith(content(size)));
            assertThat(kept.size()).isEqualTo(size);
            assertThat(read(kept)).isEqualTo(content(size));
        }
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() {
        long before = stored();
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(content(600_000)), new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("the client went away");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return read();
            }
        });
        try (Uploads uploads = uploads()) {
            assertThatThrownBy(() -> uploads.receive(FileName.of("a"), broken))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whatIsRefusedLeavesNothing() {
        long before = stored();
        try (Uploads uploads = uploads()) {
            Upload upload = uploads.receive(FileName.of("a"), new ByteArrayInputStream(content(9)));
            assertThatThrownBy(() -> world.production
                            .posting()
                            .post(stage.outsider(), task, Draft.of(status("todo"), "x"), List.of(upload)))
                    .isInstanceOf(Failure.Forbidden.class);
        }
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void filesGoWithTheirComment() throws InterruptedException {
        long before = stored();
        CommentId said = saidWith(content(300_000));
        Upload upload = only(said);
        world.production.editing().delete(artist, said.uuid());
        becomes(before);
        assertThatThrownBy(() -> world.read(tx -> world.production.attaching().readable(tx, artist, upload.id())))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void whatWasLeftBehindIsSweptAndWhatIsInUseStays() throws IOException {
        Upload kept = only(saidWith(content(5)));
        files().receive(artist.account(), FileName.of("left"), new ByteArrayInputStream(content(5)));
        long with = stored();
        files().sweep(Files.RECEIVING);
        assertThat(stored()).isEqualTo(with);
        world.pass(Duration.ofDays(2));
        files().sweep(Files.RECEIVING);
        assertThat(stored()).isLessThan(with);
        assertThat(read(kept)).isEqualTo(content(5));
    }

    @Test
    void anAttachmentIsSeenByWhoSeesItsComment() {
        Upload upload = only(saidWith(content(5)));
        assertThatThrownBy(() ->
                        world.read(tx -> world.production.attaching().readable(tx, stage.outsider(), upload.id())))
                .isInstanceOf(Failure.Forbidden.class);
        assertThatThrownBy(
                        () -> world.read(tx -> world.production.attaching().readable(tx, stage.client(), upload.id())))
                .isInstanceOf(Failure.Forbidden.class);
        List<Attachment> seen = world.read(tx -> world.production.attaching().ofTask(tx, stage.client(), task));
        assertThat(seen).isEmpty();
    }
}
