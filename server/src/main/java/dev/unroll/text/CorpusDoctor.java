package dev.unroll.text;

import dev.unroll.text.CorpusReport.Effect;
import dev.unroll.text.CorpusReport.Found;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Examines a text: nothing is changed. A text that is longer than {@link #MOST} code points is looked at as far as that. */
public final class CorpusDoctor {
    /** The most code points that are looked at. */
    public static final int MOST = 8_000_000;

    private static final int SHOWN = 40;
    private static final int PIECE = 1 << 16;
    private static final int LONGEST_PIECE = 1 << 20;
    /** Those that change a piece of the text whatever stands in the others. */
    private static final List<String> FOLDINGS = List.of("normalize", "width", "lowerCase", "invisible", "markUp");

    private boolean whole = true;
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder piece = new StringBuilder();
    private final Counts counts = new Counts();
    private final Map<String, Folded> folded = new LinkedHashMap<>();
    private final Deque<String> begun = new ArrayDeque<>();
    private int begunLength;
    private final Set<String> passages = new HashSet<>();
    private long lines;
    private int longestLine;
    private long notComposed;
    private long notCompatible;
    private long duplicated;
    private long duplicatedCharacters;

    /** What is left after a folding. */
    private static final class Folded {
        private final Counts counts = new Counts();
        private boolean changed;
    }

    /** How often each code point was seen. */
    private static final class Counts {
        private int[] counts = new int[128];

        void add(int symbol) {
            if (symbol >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(symbol + 1, 2 * counts.length));
            }
            counts[symbol]++;
        }

        int of(int symbol) {
            return symbol < counts.length ? counts[symbol] : 0;
        }

        IntStream seen() {
            return IntStream.range(0, counts.length).filter(symbol -> counts[symbol] > 0);
        }

        int vocabulary() {
            return (int) seen().count();
        }

        long all() {
            return Arrays.stream(counts).asLongStream().sum();
        }
    }

    private CorpusDoctor() {
        FOLDINGS.forEach(option -> folded.put(option, new Folded()));
    }

    /** @param source a folded text in UTF-8 */
    public static CorpusReport examine(Corpus.Source source) throws IOException {
        return new CorpusDoctor().report(source);
    }

    private CorpusReport report(Corpus.Source source) throws IOException {
        long count = 0;
        try (InputStream in = source.open();
                CodePoints text = CodePoints.of(in)) {
            for (int symbol = text.next(); symbol >= 0; symbol = text.next()) {
                if (count == MOST) {
                    whole = false;
                    break;
                }
                count++;
                counts.add(symbol);
                piece.appendCodePoint(symbol);
                if (symbol == '\n') {
                    lines++;
                    endLine();
                } else {
                    line.appendCodePoint(symbol);
                }
                if (piece.length() >= (symbol == '\n' ? PIECE : LONGEST_PIECE)) {
                    foldPiece();
                }
            }
        }
        endLine();
        foldPiece();
        int rare = (int) counts.seen().filter(this::isRare).count();
        return new CorpusReport(
                count,
                counts.vocabulary(),
                lines,
                longestLine,
                notComposed,
                notCompatible,
                found(Refolding::invisible),
                found(this::isRare),
                rare,
                duplicated,
                count == 0 ? 0 : (double) duplicatedCharacters / count,
                effects(rare));
    }

    private void foldPiece() {
        String text = piece.toString();
        piece.setLength(0);
        folded.forEach((option, left) -> {
            String changed = Refolding.fold(text, FoldOptions.only(option, 0));
            left.changed |= !changed.equals(text);
            changed.codePoints().forEach(left.counts::add);
        });
    }

    private void endLine() {
        if (line.length() == 0) {
            return;
        }
        String text = line.toString();
        line.setLength(0);
        int length = text.codePointCount(0, text.length());
        longestLine = Math.max(longestLine, length);
        notComposed += Normalizer.isNormalized(text, Normalizer.Form.NFC) ? 0 : 1;
        notCompatible += Normalizer.isNormalized(text, Normalizer.Form.NFKC) ? 0 : 1;
        begun.addLast(text);
        begunLength += length;
        countPassages();
    }

    /** A passage begins with every line, and is as many lines as are long enough together. */
    private void countPassages() {
        while (begunLength >= CorpusReport.PASSAGE) {
            boolean isNew = passages.add(String.join("\n", begun));
            String first = begun.removeFirst();
            int length = first.codePointCount(0, first.length());
            begunLength -= length;
            if (!isNew) {
                duplicated++;
                duplicatedCharacters += length;
            }
        }
    }

    private List<Found> found(IntPredicate wanted) {
        return counts.seen()
                .filter(wanted)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(counts::of).reversed())
                .limit(SHOWN)
                .map(symbol -> new Found(
                        Character.toString(symbol),
                        String.format(Locale.ROOT, "U+%04X", symbol),
                        String.valueOf(Character.getName(symbol)),
                        counts.of(symbol)))
                .toList();
    }

    /** What is rare at the beginning of a long text need not be rare. */
    private boolean isRare(int symbol) {
        return whole && counts.of(symbol) < CorpusReport.RARE;
    }

    private List<Effect> effects(int rare) {
        List<Effect> effects = new ArrayList<>();
        folded.forEach((option, left) ->
                effects.add(new Effect(option, left.counts.all(), left.counts.vocabulary(), left.changed)));
        if (!whole) {
            return effects;
        }
        boolean stands = counts.of(FoldOptions.RARE) >= CorpusReport.RARE;
        boolean changes = counts.seen().filter(this::isRare).anyMatch(symbol -> symbol != FoldOptions.RARE);
        int left = counts.vocabulary() - rare + (rare == 0 || stands ? 0 : 1);
        effects.add(new Effect("rare", counts.all(), left, changes));
        return effects;
    }
}
