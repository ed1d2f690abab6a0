package dev.botstead.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Gen;
import dev.botstead.base.Failure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// A whole picture drawn small: it keeps its shape, and what is no picture is none.
final class PicturesTest {
    private static byte[] picture(int width, int height, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static void becomes(byte[] file, int width, int height) throws IOException {
        byte[] small = Pictures.small(() -> file);
        assertThat(new String(small, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(small));
        assertThat(List.of(drawn.getWidth(), drawn.getHeight())).containsExactly(width, height);
    }

    @Test
    void aPictureKeepsItsShapeAndIsNeverDrawnLarger() throws IOException {
        for (String format : List.of("png", "jpg", "gif")) {
            becomes(picture(1_000, 500, format), 256, 128);
            becomes(picture(30, 900, format), 9, 256);
            becomes(picture(20, 10, format), 20, 10);
        }
        becomes(picture(30_000, 1, "png"), 256, 1);
    }

    @Test
    void whatIsNoPictureOrTooLargeAOneIsNone() throws IOException {
        for (byte[] file : List.of(
                new byte[0],
                "GIF89a<script>".getBytes(StandardCharsets.US_ASCII),
                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII),
                picture(10, 10, "bmp"),
                picture(30_001, 1, "png")))
            assertThatThrownBy(() -> Pictures.small(() -> file)).isInstanceOf(Failure.Invalid.class);
    }

    @Test
    void aDamagedPictureIsAPictureOrNoneAndNeverAFault() {
        Gen.many(80).forEach(gen -> {
            byte[] file;
            try {
                file = picture(64, 64, List.of("png", "jpg", "gif").get(gen.nextInt(3)));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            if (gen.nextBoolean()) file = Arrays.copyOf(file, gen.nextInt(file.length));
            else for (int i = 0; i < 8; i++) file[gen.nextInt(file.length)] = (byte) gen.nextInt(256);
            byte[] damaged = file;
            try {
                assertThat(Pictures.small(() -> damaged)).as("%s", gen).isNotEmpty();
            } catch (Failure.Invalid e) {
                assertThat(e.field()).as("%s", gen).isEqualTo("file");
            }
        });
    }

    @Test
    void noMoreThanTwoFilesAreHeldAtOnce() throws Exception {
        byte[] file = picture(4, 4, "png");
        AtomicInteger held = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        CountDownLatch on = new CountDownLatch(1);
        List<Thread> threads = new java.util.ArrayList<>();
        for (int i = 0; i < 6; i++)
            threads.add(Thread.ofVirtual()
                    .start(() -> Pictures.small(() -> {
                        held.incrementAndGet();
                        two.countDown();
                        try {
                            on.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return file;
                    })));
        assertThat(two.await(10, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(100);
        assertThat(held.get()).isEqualTo(2);
        on.countDown();
        for (Thread thread : threads) thread.join();
        assertThat(held.get()).isEqualTo(6);
    }
}
