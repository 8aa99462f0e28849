package dev.unroll.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells GB18030 and ISO-8859-1 from the first bytes of a text that cannot be UTF-8: most of its bytes above 127 make no character there.
 * A single odd byte in a text of UTF-8 is no reason to guess.
 */
final class EncodingGuess {
    private static final int FEWEST = 8;
    private static final double COMMON = 0.6;
    private static final double BROKEN_UTF8 = 0.5;
    private static final double BESIDE_LETTERS = 0.6;
    private static final double MOST_ACCENTS = 0.25;

    private EncodingGuess() {}

    /** What it most probably is, or null when there is nothing to go by. */
    static @Nullable Encoding of(byte[] head, int length) {
        int high = 0;
        int inUtf8 = 0;
        for (int i = 0; i < length; i++) {
            high += head[i] < 0 ? 1 : 0;
            inUtf8 += inUtf8(head, i, length);
        }
        if (high < FEWEST || inUtf8 > BROKEN_UTF8 * high) {
            return null;
        }
        Encoding chinese = chinese(head, length);
        return chinese != null ? chinese : latin(head, length, high);
    }

    /** How many bytes of a character of UTF-8 begin at {@code i}; 0 when none of two or three does. */
    private static int inUtf8(byte[] head, int i, int length) {
        int value = head[i] & 0xFF;
        int size = value >= 0xC2 && value <= 0xDF ? 2 : value >= 0xE0 && value <= 0xEF ? 3 : 0;
        for (int k = 1; k < size; k++) {
            if (i + k >= length || (head[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return size;
    }

    /** Pairs of a lead byte and a trail byte, most of them of the common ideographs and marks of GB 2312. */
    private static @Nullable Encoding chinese(byte[] head, int length) {
        int pairs = 0;
        int common = 0;
        for (int i = 0; i + 1 < length; i++) {
            if (head[i] >= 0) {
                continue;
            }
            int lead = head[i] & 0xFF;
            int trail = head[++i] & 0xFF;
            if (lead == 0x80 || lead == 0xFF || trail < 0x30 || trail == 0x7F || trail == 0xFF) {
                return null;
            }
            pairs++;
            boolean frequent = (lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3);
            common += frequent && trail >= 0xA1 ? 1 : 0;
        }
        double share = (double) common / Math.max(1, pairs);
        return share < COMMON
                ? null
                : new Encoding(
                        Charset.forName("GB18030"),
                        0,
                        note("GB18030", share, "its pairs of bytes are frequent Chinese characters"));
    }

    /** Accents stand beside letters. */
    private static @Nullable Encoding latin(byte[] head, int length, int high) {
        int beside = 0;
        for (int i = 0; i < length; i++) {
            int value = head[i] & 0xFF;
            if (value >= 0x80 && value < 0xA0) {
                return null;
            }
            if (value >= 0xA0 && ((i > 0 && letter(head[i - 1])) || (i + 1 < length && letter(head[i + 1])))) {
                beside++;
            }
        }
        double share = (double) beside / high;
        return share < BESIDE_LETTERS || high > MOST_ACCENTS * length
                ? null
                : new Encoding(
                        StandardCharsets.ISO_8859_1, 0, note("ISO-8859-1", share, "its accents stand beside letters"));
    }

    private static boolean letter(byte value) {
        return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
    }

    private static String note(String name, double share, String why) {
        return String.format(
                Locale.ROOT,
                "Read as %s, a guess that is %.0f %% sure: it is not UTF-8, and %s. If it looks wrong, say the encoding.",
                name,
                100 * share,
                why);
    }
}
