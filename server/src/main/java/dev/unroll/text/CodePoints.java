package dev.unroll.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The code points of a text in sound UTF-8, one after the other. What is not sound gives U+FFFD. */
final class CodePoints implements AutoCloseable {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int LARGEST_BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer;
    private int at;
    private int end;

    private CodePoints(InputStream in, int buffered) {
        this.in = in;
        this.buffer = new byte[buffered];
    }

    static CodePoints of(InputStream text) {
        return new CodePoints(text, LARGEST_BUFFER);
    }

    static CodePoints of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new CodePoints(new ByteArrayInputStream(bytes), Math.max(1, Math.min(LARGEST_BUFFER, bytes.length)));
    }

    /** The next code point, or -1 at the end. */
    int next() throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        int first = buffer[at++];
        return first >= 0 ? first : longer(first & 0xFF);
    }

    /**
     * Appends the tokens of the ASCII characters that come next, as far as the buffer goes and {@code ascii} has them.
     *
     * @param ascii the token of each of the 256 bytes; below 0 where there is none, which is so for all that are not ASCII
     */
    void copyKnown(short[] ascii, Tokens.Filler tokens) {
        at += tokens.add(buffer, at, end, ascii);
    }

    private int longer(int first) throws IOException {
        int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
        int symbol = first & (0x3F >> more);
        for (int i = 0; i < more; i++) {
            if ((at == end && !fill()) || (buffer[at] & 0xC0) != 0x80) {
                return REPLACEMENT;
            }
            symbol = symbol << 6 | (buffer[at++] & 0x3F);
        }
        return more == 0 || symbol > Character.MAX_CODE_POINT ? REPLACEMENT : symbol;
    }

    private boolean fill() throws IOException {
        end = Math.max(0, in.read(buffer));
        at = 0;
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
