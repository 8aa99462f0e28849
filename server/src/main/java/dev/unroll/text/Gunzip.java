package dev.unroll.text;

import dev.unroll.text.UnreadableText.Reason;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, unpacked when it is a gzip file. One that unpacks to far more than it holds is refused long before the end. */
final class Gunzip {
    /** A text of words takes about a third when it is packed, one letter again and again a thousandth. */
    static final int MOST_RATIO = 200;

    private static final long ALWAYS = 1 << 20;

    private final Counted packed;
    private final PushbackInputStream start;
    private @Nullable InputStream unpacked;
    private boolean begun;
    private long bytes;

    Gunzip(InputStream raw) {
        packed = new Counted(raw);
        start = new PushbackInputStream(packed, 2);
    }

    int read(byte[] to, int offset, int length) throws IOException, UnreadableText {
        try {
            if (!begun) {
                begin();
            }
            if (unpacked == null) {
                return start.read(to, offset, length);
            }
            int read = unpacked.read(to, offset, length);
            bytes += Math.max(0, read);
            if (bytes > ALWAYS && bytes > MOST_RATIO * packed.count) {
                throw new UnreadableText(
                        Reason.TOO_LARGE,
                        String.format(
                                Locale.ROOT,
                                "The gzip file unpacks to more than %d times its size (%,d bytes after %,d); no text does. Unpack it"
                                        + " and look.",
                                MOST_RATIO,
                                bytes,
                                packed.count));
            }
            return read;
        } catch (EOFException e) {
            throw broken("is cut off");
        } catch (ZipException e) {
            throw broken("is damaged (%s)".formatted(e.getMessage()));
        }
    }

    private void begin() throws IOException {
        begun = true;
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        if (magic.length == 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B) {
            unpacked = new GZIPInputStream(start, 1 << 16);
        }
    }

    /** Whether it is a gzip file, once something was read. */
    boolean isPacked() {
        return unpacked != null;
    }

    private UnreadableText broken(String how) {
        return new UnreadableText(
                Reason.MALFORMED,
                String.format(
                        Locale.ROOT,
                        "The gzip file %s at byte %d, after %,d bytes of text. Pack it again.",
                        how,
                        packed.count,
                        bytes));
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int read = super.read(to, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
