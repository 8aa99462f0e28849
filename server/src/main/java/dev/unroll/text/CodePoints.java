package dev.unroll.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The code points of a text in sound UTF-8, one after the other. What is not sound gives U+FFFD. */
final class CodePoints implements AutoCloseable {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int LARGEST_BUFFER = 1 << 16;
    /** Bytes of the longest character. */
    private static final int LONGEST = 4;

    private final InputStream in;
    private final byte[] buffer;
    private int at;
    private int end;

    private CodePoints(InputStream in, byte[] buffer, int at, int end) {
        this.in = in;
        this.buffer = buffer;
        this.at = at;
        this.end = end;
    }

    static CodePoints of(InputStream text) {
        return new CodePoints(text, new byte[LARGEST_BUFFER], 0, 0);
    }

    static CodePoints of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    /** Of the bytes in {@code [from, to)}. */
    static CodePoints of(byte[] text, int from, int to) {
        return new CodePoints(InputStream.nullInputStream(), text, from, to);
    }

    /** The next code point, or -1 at the end. */
    int next() throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        int first = buffer[at++];
        return first >= 0 ? first : longer(first & 0xFF);
    }

    /** Appends the numbers of the characters that come next, as far as they lie in the buffer as a whole and were seen before. */
    void copyKnown(FirstSeen seen, PagedTokens.Filler tokens) {
        int number = 0;
        while (number >= 0 && end - at >= LONGEST) {
            int first = buffer[at];
            if (first >= 0) {
                int count = tokens.add(buffer, at, end, seen.ascii());
                at += count;
                number = count - 1;
            } else {
                int length = first < (byte) 0xE0 ? 2 : 3;
                int symbol = first >= (byte) 0xF0 ? -1 : length == 2 ? two(first) : three(first);
                number = symbol < 0 ? -1 : seen.known(symbol);
                if (number >= 0) {
                    tokens.add(number);
                    at += length;
                }
            }
        }
    }

    /** The code point of two bytes, below 0 when they are none. */
    private int two(int first) {
        int second = buffer[at + 1];
        return (second & 0xC0) == 0x80 ? ((first & 0x1F) << 6) | (second & 0x3F) : -1;
    }

    private int three(int first) {
        int second = buffer[at + 1];
        int third = buffer[at + 2];
        return (second & third & 0xC0) == 0x80 ? ((first & 0x0F) << 12) | ((second & 0x3F) << 6) | (third & 0x3F) : -1;
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
