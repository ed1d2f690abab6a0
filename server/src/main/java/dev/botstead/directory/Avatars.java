package dev.botstead.directory;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.cluster.Touched.Kind;
import dev.botstead.event.Event;
import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Tx;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// The pictures of persons and bots: decoded with limits, cut to a square, and encoded anew, so that nothing
/// of the file that was sent is ever served.
public final class Avatars {
    /// The largest file that is looked at, in bytes.
    public static final int LARGEST_FILE = 10 * 1024 * 1024;

    private static final int SIDE = 256;
    private static final int MOST_SCANS = 30;
    private static final int LONGEST_SIDE = 30_000;
    private static final long MOST_PIXELS = 40_000_000;
    // Reading a large one takes a core for a second, and some formats hold all of it while they do.
    private static final Semaphore READING = new Semaphore(2, true);

    private final Ledger ledger;
    private final Principals principals;

    /// Avatars behind `ledger`.
    public Avatars(Ledger ledger, Principals principals) {
        this.ledger = ledger;
        this.principals = principals;
    }

    /// The picture of one of the account, as PNG.
    public Optional<byte[]> find(Tx tx, AccountId account, PrincipalId id) {
        return tx.first(
                "SELECT a.png FROM avatar a JOIN principal p ON p.id = a.principal_id WHERE p.account_id = ? AND p.id = ?",
                row -> row.bytes("png"),
                account,
                id);
    }

    /// Sets the picture from a PNG or JPEG file. Administrators, and each for itself.
    public void set(Caller caller, PrincipalId id, byte[] file) {
        if (!caller.id().equals(id)) caller.mustAdminister();
        byte[] png = square(file);
        ledger.write(caller.actor(), id, change -> {
            Principal principal = principals.get(change.tx(), caller.account(), id);
            change.tx().update("DELETE FROM avatar WHERE principal_id = ?", id);
            change.tx().update("INSERT INTO avatar (principal_id, png) VALUES (?, ?)", id, png);
            mark(change, principal, true, "avatar-set");
            return principal;
        });
    }

    /// Takes the picture away. Administrators only.
    public void clear(Caller caller, PrincipalId id) {
        caller.mustAdminister();
        ledger.write(caller.actor(), id, change -> {
            Principal principal = principals.get(change.tx(), caller.account(), id);
            change.tx().update("DELETE FROM avatar WHERE principal_id = ?", id);
            mark(change, principal, false, "avatar-cleared");
            return principal;
        });
    }

    private static void mark(dev.botstead.cluster.Change change, Principal principal, boolean has, String verb) {
        change.tx()
                .update(
                        "UPDATE principal SET has_avatar = ?, updated_at = ? WHERE id = ?",
                        has,
                        change.at(),
                        principal.id());
        String kind = principal instanceof Principal.Bot ? "bot" : "person";
        change.tell(Event.of(kind + "." + verb, kind, principal.id(), principal.name(), Map.of("has_avatar", has)));
        change.loosen(Kind.PRINCIPAL, principal.id().uuid());
    }

    static byte[] square(byte[] file) {
        if (scans(file) > MOST_SCANS)
            throw new Failure.Invalid(
                    "file", "The picture is drawn in too many passes. Save it again as PNG or plain JPEG.");
        begin();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                if (!reader.getFormatName().matches("(?i)png|jpe?g")) continue;
                try {
                    reader.setInput(in, true, true);
                    return encoded(decoded(reader));
                } finally {
                    reader.dispose();
                }
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof Failure failure) throw failure;
            throw new Failure.Invalid("file", "The picture cannot be read. Send a PNG or JPEG file.");
        } finally {
            READING.release();
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

    private static BufferedImage decoded(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (Math.max(width, height) > LONGEST_SIDE || (long) width * height > MOST_PIXELS)
            throw new Failure.Invalid(
                    "file", "The picture has too many pixels: at most 40 million, and 30,000 on a side.");
        int side = Math.min(width, height);
        // Every so-manyth pixel of the square in the middle: what is kept in memory is small, whatever was sent.
        int step = Math.max(1, side / (2 * SIDE));
        ImageReadParam middle = reader.getDefaultReadParam();
        middle.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
        middle.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, middle);
    }

    private static byte[] encoded(BufferedImage picture) throws IOException {
        BufferedImage square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = square.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(picture, 0, 0, SIDE, SIDE, null);
        canvas.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(square, "png", out);
        }
        return png.toByteArray();
    }
}
