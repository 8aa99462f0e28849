package dev.unroll.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the files of a tar archive (POSIX ustar, with the long names of GNU and pax), one after the other. */
final class Tar {
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 1 << 16;

    private final InputStream in;

    Tar(InputStream in) {
        this.in = in;
    }

    /** Takes the files. */
    @FunctionalInterface
    interface Visitor {
        /** @param content of {@code size} bytes; what is left unread is skipped */
        void file(String name, InputStream content, long size) throws IOException;
    }

    void read(Visitor visitor) throws IOException {
        String longName = "";
        for (byte[] header = block(); header[0] != 0; header = block()) {
            long size = octal(header, 124, 12);
            char type = (char) header[156];
            if (type == 'L' || type == 'x') {
                if (size > LONGEST_NAME) {
                    throw new IOException("a name in the archive has %d bytes".formatted(size));
                }
                String extension = new String(in.readNBytes((int) size), StandardCharsets.UTF_8);
                longName = type == 'L' ? extension.replace("\0", "") : paxPath(extension, longName);
                in.skipNBytes(padding(size));
                continue;
            }
            String prefix = text(header, 345, 155);
            String name = !longName.isEmpty()
                    ? longName
                    : (prefix.isEmpty() || type == 'g' ? "" : prefix + "/") + text(header, 0, 100);
            longName = type == 'g' ? longName : "";
            Bounded content = new Bounded(in, size);
            if (type == '0' || type == 0) {
                visitor.file(name.startsWith("./") ? name.substring(2) : name, content, size);
            }
            in.skipNBytes(content.left + padding(size));
        }
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        if (block.length < BLOCK) {
            throw new EOFException("the archive is cut off");
        }
        return block;
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static String paxPath(String records, String otherwise) {
        for (String record : records.split("\n")) {
            int at = record.indexOf(" path=");
            if (at > 0) {
                return record.substring(at + " path=".length());
            }
        }
        return otherwise;
    }

    private static String text(byte[] header, int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int offset, int length) throws IOException {
        String digits = text(header, offset, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new IOException("the archive is damaged: \"%s\" is no size".formatted(digits), e);
        }
    }

    /** The bytes of one file. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(to, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
