package dev.unroll.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Changes a folded text as {@link FoldOptions} say. Pieces of at most 64 Ki characters pass through; a tag lies within one line. */
public final class Refolding {
    private static final int PIECE = 1 << 16;
    private static final Pattern TAG = Pattern.compile("<[^<>\n]*>");

    private Refolding() {}

    /** Writes the text of {@code source} changed, in UTF-8; reads it twice when rare symbols are to be folded. */
    public static void fold(Corpus.Source source, FoldOptions options, OutputStream out) throws IOException {
        FoldOptions first = new FoldOptions(
                options.normalize(), options.width(), options.lowerCase(), options.invisible(), options.markUp(), 0);
        Map<Integer, Long> counts = options.rare() > 0 ? counts(source, first) : Map.of();
        try (InputStream in = source.open()) {
            Pieces pieces = new Pieces(in);
            for (String piece = pieces.next(); !piece.isEmpty(); piece = pieces.next()) {
                String folded = fold(piece, first);
                out.write((options.rare() > 0 ? withoutRare(folded, counts, options.rare()) : folded)
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** How often each code point is there after folding. */
    static Map<Integer, Long> counts(Corpus.Source source, FoldOptions options) throws IOException {
        Map<Integer, Long> counts = new HashMap<>();
        try (InputStream in = source.open()) {
            Pieces pieces = new Pieces(in);
            for (String piece = pieces.next(); !piece.isEmpty(); piece = pieces.next()) {
                fold(piece, options).codePoints().forEach(symbol -> counts.merge(symbol, 1L, Long::sum));
            }
        }
        return counts;
    }

    private static String withoutRare(String text, Map<Integer, Long> counts, int least) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .forEach(symbol ->
                        kept.appendCodePoint(counts.getOrDefault(symbol, 0L) < least ? FoldOptions.RARE : symbol));
        return kept.toString();
    }

    /** A piece with every option but that of rare symbols. */
    static String fold(String piece, FoldOptions options) {
        String text = options.markUp() ? TAG.matcher(piece).replaceAll("") : piece;
        if (options.normalize()) {
            text = Normalizer.normalize(text, Normalizer.Form.NFC);
        }
        if (!options.width() && !options.lowerCase() && !options.invisible()) {
            return text;
        }
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(symbol -> {
            int one = options.width() ? usualWidth(symbol) : symbol;
            one = options.lowerCase() ? Character.toLowerCase(one) : one;
            if (!options.invisible() || !invisible(one)) {
                folded.appendCodePoint(one);
            }
        });
        return folded.toString();
    }

    private static int usualWidth(int symbol) {
        if (symbol == 0x3000) {
            return ' ';
        }
        return symbol >= 0xFF01 && symbol <= 0xFF5E ? symbol - 0xFF01 + '!' : symbol;
    }

    /** Whether nothing is seen of it; space, tab and line end are not counted. */
    static boolean invisible(int symbol) {
        if (symbol == ' ' || symbol == '\n' || symbol == '\t' || symbol == 0x3000) {
            return false;
        }
        int type = Character.getType(symbol);
        return type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.SPACE_SEPARATOR
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED;
    }

    /** A text in pieces that end with a line, where lines are not too long. */
    private static final class Pieces {
        private final Reader reader;
        private final StringBuilder text = new StringBuilder();
        private final char[] buffer = new char[PIECE];

        Pieces(InputStream in) {
            reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        /** The next piece; empty at the end. */
        String next() throws IOException {
            int read = 0;
            while (text.length() < PIECE && read >= 0) {
                read = reader.read(buffer);
                text.append(buffer, 0, Math.max(0, read));
            }
            int end = text.length();
            if (read >= 0) {
                int line = text.lastIndexOf("\n");
                end = line >= 0 ? line + 1 : end - (Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0);
            }
            String piece = text.substring(0, end);
            text.delete(0, end);
            return piece;
        }
    }
}
