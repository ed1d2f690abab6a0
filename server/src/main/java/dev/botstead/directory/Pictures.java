package dev.botstead.directory;

import dev.botstead.base.Failure;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures that were sent: decoded with limits, few at once, and drawn anew as small PNG.
public final class Pictures {
    /// The largest file that is looked at, in bytes.
    public static final int LARGEST_FILE = 10 * 1024 * 1024;

    private static final int SIDE = 256;
    private static final int MOST_SCANS = 30;
    private static final int LONGEST_SIDE = 30_000;
    private static final long MOST_PIXELS = 40_000_000;
    // Reading a large one takes a core for a second, and some formats hold all of it while they do.
    private static final Semaphore READING = new Semaphore(2, true);

    private Pictures() {}

    /// The square in the middle of a PNG or JPEG file. [Failure.Invalid] when it is none.
    static byte[] square(byte[] file) {
        return drawn(() -> file, "(?i)png|jpe?g", true);
    }

    /// A whole PNG, JPEG or GIF file, drawn small. [Failure.Invalid] when it is none.
    ///
    /// @param file reads it, once it is its turn to be held in memory
    public static byte[] small(Supplier<byte[]> file) {
        return drawn(file, "(?i)png|jpe?g|gif", false);
    }

    private static byte[] drawn(Supplier<byte[]> file, String formats, boolean square) {
        begin();
        try {
            byte[] bytes = file.get();
            if (scans(bytes) > MOST_SCANS)
                throw new Failure.Invalid(
                        "file", "The picture is drawn in too many passes. Save it again as PNG or plain JPEG.");
            return drawn(bytes, formats, square);
        } catch (IOException | RuntimeException e) {
            if (e instanceof Failure failure) throw failure;
            throw new Failure.Invalid("file", "The picture cannot be read. Send a PNG or JPEG file.");
        } finally {
            READING.release();
        }
    }

    private static byte[] drawn(byte[] file, String formats, boolean square) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                if (!reader.getFormatName().matches(formats)) continue;
                try {
                    reader.setInput(in, true, true);
                    return encoded(decoded(reader, square));
                } finally {
                    reader.dispose();
                }
            }
        }
        throw new Failure.Invalid("file", "The file is no picture that can be used here. Send a PNG or JPEG file.");
    }

    /// How many times a JPEG file paints its picture: each costs as much as the whole, however small its
    /// bytes are. Within the painted data the marker cannot stand.
    private static int scans(byte[] file) {
        int scans = 0;
        for (int i = 0; i + 1 < file.length; i++) if ((file[i] & 0xff) == 0xff && (file[i + 1] & 0xff) == 0xda) scans++;
        boolean jpeg = file.length > 2 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8;
        return jpeg ? scans : 0;
    }

    private static void begin() {
        try {
            if (READING.tryAcquire(10, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Failure.Unavailable("Too many pictures are being read. Try again.");
    }

    /// What is drawn and how large it becomes.
    private record Cut(Rectangle of, int width, int height) {
        static Cut square(int width, int height) {
            int side = Math.min(width, height);
            return new Cut(new Rectangle((width - side) / 2, (height - side) / 2, side, side), SIDE, SIDE);
        }

        static Cut whole(int width, int height) {
            double scale = Math.min(1, (double) SIDE / Math.max(width, height));
            return new Cut(new Rectangle(0, 0, width, height), (int) Math.max(1, Math.round(width * scale)), (int)
                    Math.max(1, Math.round(height * scale)));
        }

        /// Every so-manyth pixel is enough: what is kept in memory is small, whatever was sent.
        int step() {
            return Math.max(1, Math.min(of.width / (2 * width), of.height / (2 * height)));
        }
    }

    private record Decoded(BufferedImage picture, Cut cut) {}

    private static Decoded decoded(ImageReader reader, boolean square) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (Math.max(width, height) > LONGEST_SIDE || (long) width * height > MOST_PIXELS)
            throw new Failure.Invalid(
                    "file", "The picture has too many pixels: at most 40 million, and 30,000 on a side.");
        Cut cut = square ? Cut.square(width, height) : Cut.whole(width, height);
        ImageReadParam part = reader.getDefaultReadParam();
        part.setSourceRegion(cut.of());
        part.setSourceSubsampling(cut.step(), cut.step(), 0, 0);
        return new Decoded(reader.read(0, part), cut);
    }

    private static byte[] encoded(Decoded decoded) throws IOException {
        Cut cut = decoded.cut();
        BufferedImage small = new BufferedImage(cut.width(), cut.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = small.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(decoded.picture(), 0, 0, cut.width(), cut.height(), null);
        canvas.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(small, "png", out);
        }
        return png.toByteArray();
    }
}
