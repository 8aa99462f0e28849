package dev.unroll.text;

import dev.unroll.text.UnreadableText.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a text are to be read.
 *
 * @param charset that decodes them
 * @param mark bytes of the byte-order mark at the start, which is not part of the text
 * @param note what to tell the person, or null when there is nothing to tell
 */
record Encoding(Charset charset, int mark, @Nullable String note) {
    /** How many of the first bytes are looked at. */
    static final int SNIFFED = 4096;

    private static final double ZERO_SHARE_OF_UTF16 = 0.3;
    private static final double CONTROL_SHARE_OF_BINARY = 0.1;

    /** What no text begins with; each character of {@code bytes} is a byte. */
    private record Magic(String kind, String bytes) {
        boolean begins(byte[] head, int length) {
            return starts(head, length, bytes.chars().toArray());
        }
    }

    private static final List<Magic> NOT_TEXT = List.of(
            new Magic("a ZIP archive (or an Office document)", "PK\u0003\u0004"),
            new Magic("a gzip file within a gzip file", "\u001F\u008B"),
            new Magic("a PDF", "%PDF-"),
            new Magic("a PNG picture", "\u0089PNG"),
            new Magic("a JPEG picture", "\u00FF\u00D8\u00FF"),
            new Magic("a GIF picture", "GIF8"),
            new Magic("a program", "\u007FELF"),
            new Magic("an xz file", "\u00FD7zXZ"),
            new Magic("a 7-Zip archive", "7z\u00BC\u00AF"),
            new Magic("a SQLite database", "SQLite format"));

    /**
     * Tells the encoding from the first bytes: a byte-order mark, else the zeros that UTF-16 puts between Latin letters, else UTF-8.
     *
     * @throws UnreadableText when they are not those of a text
     */
    static Encoding of(byte[] head, int length) throws UnreadableText {
        if (starts(head, length, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3, "The byte-order mark at the start was removed.");
        }
        if (starts(head, length, 0xFF, 0xFE, 0, 0)) {
            return new Encoding(Charset.forName("UTF-32LE"), 4, "Read as UTF-32LE, as its byte-order mark says.");
        }
        if (starts(head, length, 0, 0, 0xFE, 0xFF)) {
            return new Encoding(Charset.forName("UTF-32BE"), 4, "Read as UTF-32BE, as its byte-order mark says.");
        }
        if (starts(head, length, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2, "Read as UTF-16LE, as its byte-order mark says.");
        }
        if (starts(head, length, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2, "Read as UTF-16BE, as its byte-order mark says.");
        }
        for (Magic magic : NOT_TEXT) {
            if (magic.begins(head, length)) {
                throw binary("it looks like " + magic.kind());
            }
        }
        return withoutMark(head, length);
    }

    private static Encoding withoutMark(byte[] head, int length) throws UnreadableText {
        int even = 0;
        int odd = 0;
        int controls = 0;
        for (int i = 0; i < length; i++) {
            if (head[i] == 0) {
                even += 1 - (i & 1);
                odd += i & 1;
            } else if (head[i] > 0 && head[i] < ' ' && !Character.isWhitespace(head[i]) && head[i] != 0x1B) {
                controls++;
            }
        }
        double half = Math.max(1, length / 2.0);
        if (odd / half > ZERO_SHARE_OF_UTF16 && even == 0) {
            return new Encoding(
                    StandardCharsets.UTF_16LE, 0, "Read as UTF-16LE: every other byte of Latin letters is zero.");
        }
        if (even / half > ZERO_SHARE_OF_UTF16 && odd == 0) {
            return new Encoding(
                    StandardCharsets.UTF_16BE, 0, "Read as UTF-16BE: every other byte of Latin letters is zero.");
        }
        if (even + odd > 0) {
            throw binary("it has %d zero bytes among its first %d".formatted(even + odd, length));
        }
        if (controls > CONTROL_SHARE_OF_BINARY * length) {
            throw binary("%d of its first %d bytes are control characters".formatted(controls, length));
        }
        Encoding guess = EncodingGuess.of(head, length);
        return guess == null ? new Encoding(StandardCharsets.UTF_8, 0, null) : guess;
    }

    /** The one that a person gave; a byte-order mark that says the same is left out. */
    static Encoding given(Charset charset, byte[] head, int length) {
        boolean utf8 = charset.equals(StandardCharsets.UTF_8) && starts(head, length, 0xEF, 0xBB, 0xBF);
        return new Encoding(charset, utf8 ? 3 : 0, "Read as %s, as was asked for.".formatted(charset.name()));
    }

    private static UnreadableText binary(String why) {
        return new UnreadableText(Reason.BINARY, "This is not a text: %s. Give a plain text file.".formatted(why));
    }

    private static boolean starts(byte[] head, int length, int... bytes) {
        if (length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
