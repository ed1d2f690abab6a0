package dev.botstead.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Gen;
import dev.botstead.Together;
import dev.botstead.Together.Ended;
import dev.botstead.base.Failure;
import dev.botstead.id.PrincipalId;
import dev.botstead.server.CoreContract;
import dev.botstead.server.TestCore.Tenant;
import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// A picture that somebody sends is read with limits, and nothing of its file is served.
final class AvatarsTest extends CoreContract {
    @Override
    protected Database empty() {
        return TestDatabases.sqlite();
    }

    static byte[] png(int width, int height) {
        return picture(width, height, "png");
    }

    private static byte[] picture(int width, int height, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// A PNG that claims to be of some size, of one colour: small as a file, whatever it says.
    private static byte[] claiming(int width, int height, int rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 6, 0, 0, 0})
                        .array());
        Deflater deflater = new Deflater(9);
        byte[] row = new byte[Math.clamp(1L + 4L * width, 1, 10_000_000)];
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        for (int i = 0; i < rows; i++) {
            deflater.setInput(row);
            while (!deflater.needsInput()) data.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.finish();
        while (!deflater.finished()) data.write(buffer, 0, deflater.deflate(buffer));
        chunk(out, "IDAT", data.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] typed = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(typed);
        out.writeBytes(ByteBuffer.allocate(8 + data.length + 4)
                .putInt(data.length)
                .put(typed)
                .putInt((int) crc.getValue())
                .array());
    }

    private void refused(byte[] file) {
        Tenant tenant = core.tenant();
        assertThatThrownBy(() -> core.avatars.set(tenant.admin(), tenant.admin().id(), file))
                .isInstanceOfSatisfying(
                        Failure.Invalid.class, e -> assertThat(e.field()).isEqualTo("file"));
        assertThat(core.rows("avatar", "principal_id", tenant.admin().id().uuid()))
                .isZero();
    }

    private byte[] served(byte[] file) {
        Tenant tenant = core.tenant();
        PrincipalId id = tenant.admin().id();
        core.avatars.set(tenant.admin(), id, file);
        return core.database.read(
                tx -> core.avatars.find(tx, tenant.account().id(), id).orElseThrow());
    }

    @Test
    void aPictureBecomesASquarePngOfItsMiddle() throws IOException {
        for (byte[] file :
                List.of(png(300, 200), picture(200, 300, "jpg"), png(1, 1), png(5_000, 3), png(257, 4_000))) {
            BufferedImage served = ImageIO.read(new ByteArrayInputStream(served(file)));
            assertThat(served.getWidth()).isEqualTo(256);
            assertThat(served.getHeight()).isEqualTo(256);
        }
        BufferedImage half = new BufferedImage(2_000, 1_000, BufferedImage.TYPE_INT_RGB);
        for (int x = 500; x < 1_500; x++) for (int y = 0; y < 1_000; y++) half.setRGB(x, y, 0xff8800);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(half, "png", out);
        BufferedImage middle = ImageIO.read(new ByteArrayInputStream(served(out.toByteArray())));
        for (int[] at : new int[][] {{3, 3}, {252, 3}, {3, 252}, {252, 252}, {128, 128}})
            assertThat(middle.getRGB(at[0], at[1]) & 0xffffff).isEqualTo(0xff8800);
    }

    @Test
    void nothingOfTheFileThatWasSentIsServed() {
        byte[] file = png(20, 20);
        byte[] polyglot = Arrays.copyOf(file, file.length + 40);
        System.arraycopy("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII), 0, polyglot, file.length, 25);
        assertThat(new String(served(polyglot), StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void whatClaimsToBeHugeIsRefusedBeforeItIsDecoded() {
        refused(claiming(100_000, 100_000, 1));
        refused(claiming(Integer.MAX_VALUE, 1, 1));
        refused(claiming(1, Integer.MAX_VALUE, 1));
        refused(claiming(40_000_000, 1, 1));
        refused(claiming(0, 0, 0));
        refused(claiming(-5, 10, 1));
    }

    @Test
    void manyLargePicturesAtOnceDoNotExhaustTheMemory() {
        // Each would take 160 MB if it was decoded whole.
        byte[] large = claiming(6_300, 6_300, 6_300);
        assertThat(large.length).isLessThan(1_000_000);
        Tenant tenant = core.tenant();
        List<Ended<Integer>> ended = Together.run(6, _ -> () -> {
            core.avatars.set(tenant.admin(), tenant.bot(Role.USER).bot().id(), large);
            return 0;
        });
        assertThat(ended).allMatch(Ended::well);
    }

    @Test
    void whatIsNoPictureIsRefusedWhateverItCallsItself() {
        for (String text : List.of(
                "",
                "not a picture",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<?xml version='1.0'?><svg/>",
                "<!doctype html><script>alert(1)</script>",
                "GIF89a<script>alert(1)</script>",
                "\u0089PNG\r\n\u001a\n<script>alert(1)</script>",
                "\u00ff\u00d8\u00ff\u00e0<script>alert(1)</script>",
                "BM<html>")) refused(text.getBytes(StandardCharsets.ISO_8859_1));
        refused(picture(10, 10, "gif"));
        refused(picture(10, 10, "bmp"));
    }

    @Test
    void aTruncatedOrDamagedPictureIsAPictureOrRefusedAndNeverAFault() {
        Gen.many(80).forEach(gen -> {
            byte[] file = gen.nextBoolean() ? png(64, 64) : picture(64, 64, "jpg");
            if (gen.nextBoolean()) file = Arrays.copyOf(file, gen.nextInt(file.length));
            else for (int i = 0; i < 8; i++) file[gen.nextInt(file.length)] = (byte) gen.nextInt(256);
            try {
                assertThat(Pictures.square(file)).as("%s", gen).isNotEmpty();
            } catch (Failure.Invalid e) {
                assertThat(e.field()).as("%s", gen).isEqualTo("file");
            }
        });
    }

    @Test
    void aPictureIsSeenInItsOwnAccountOnlyAndAdministratorsSetThoseOfOthersThere() {
        Tenant mine = core.tenant();
        Tenant theirs = core.tenant();
        core.avatars.set(mine.admin(), mine.admin().id(), png(4, 4));
        assertThat(core.database.<Boolean>read(tx -> core.avatars
                        .find(tx, theirs.account().id(), mine.admin().id())
                        .isPresent()))
                .isFalse();
        assertThatThrownBy(() -> core.avatars.set(theirs.admin(), mine.admin().id(), png(4, 4)))
                .isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> core.avatars.clear(theirs.admin(), mine.admin().id()))
                .isInstanceOf(Failure.NotFound.class);
    }
}
