package dev.unroll.text;

import dev.unroll.text.CorpusReport.Effect;
import dev.unroll.text.CorpusReport.Found;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Examines a text: nothing is changed. A text that is longer than {@link #MOST} code points is looked at as far as that. */
public final class CorpusDoctor {
    /** The most code points that are looked at. */
    public static final int MOST = 8_000_000;

    private static final int SHOWN = 40;
    private static final List<String> OPTIONS =
            List.of("normalize", "width", "lowerCase", "invisible", "markUp", "rare");

    private final StringBuilder line = new StringBuilder();
    private final Deque<String> begun = new ArrayDeque<>();
    private int begunLength;
    private final Set<String> passages = new HashSet<>();
    private long lines;
    private int longestLine;
    private long notComposed;
    private long notCompatible;
    private long duplicated;
    private long duplicatedCharacters;

    private CorpusDoctor() {}

    /** @param source a folded text in UTF-8 */
    public static CorpusReport examine(Corpus.Source source) throws IOException {
        return new CorpusDoctor().report(source);
    }

    private CorpusReport report(Corpus.Source source) throws IOException {
        StringBuilder read = new StringBuilder();
        long count = 0;
        try (InputStream in = source.open();
                CodePoints text = CodePoints.of(in)) {
            for (int symbol = text.next(); symbol >= 0 && count < MOST; symbol = text.next()) {
                count++;
                read.appendCodePoint(symbol);
                if (symbol == '\n') {
                    lines++;
                    endLine();
                } else {
                    line.appendCodePoint(symbol);
                }
            }
        }
        endLine();
        String examined = read.toString();
        Map<Integer, Long> counts = new TreeMap<>();
        examined.codePoints().forEach(symbol -> counts.merge(symbol, 1L, Long::sum));
        List<Found> rare = found(counts, symbol -> counts.getOrDefault(symbol, 0L) < CorpusReport.RARE);
        int rareSymbols = (int)
                counts.values().stream().filter(n -> n < CorpusReport.RARE).count();
        return new CorpusReport(
                count,
                counts.size(),
                lines,
                longestLine,
                notComposed,
                notCompatible,
                found(counts, Refolding::invisible),
                rare,
                rareSymbols,
                duplicated,
                count == 0 ? 0 : (double) duplicatedCharacters / count,
                effects(examined, counts.size()));
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

    private static List<Found> found(Map<Integer, Long> counts, Predicate<Integer> wanted) {
        return counts.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .map(entry -> new Found(
                        Character.toString(entry.getKey()),
                        String.format(Locale.ROOT, "U+%04X", entry.getKey()),
                        String.valueOf(Character.getName(entry.getKey())),
                        entry.getValue()))
                .toList();
    }

    private static List<Effect> effects(String text, int vocabulary) {
        List<Effect> effects = new ArrayList<>();
        for (String option : OPTIONS) {
            String folded = Refolding.fold(text, FoldOptions.only(option, 0));
            Map<Integer, Long> counts = new HashMap<>();
            folded.codePoints().forEach(symbol -> counts.merge(symbol, 1L, Long::sum));
            int left = counts.size();
            boolean changes = !folded.equals(text);
            if (option.equals("rare")) {
                Set<Integer> rare = new HashSet<>(counts.keySet());
                rare.removeIf(symbol -> counts.getOrDefault(symbol, 0L) >= CorpusReport.RARE);
                changes = rare.stream().anyMatch(symbol -> symbol != FoldOptions.RARE);
                boolean alreadyThere = counts.containsKey(FoldOptions.RARE) && !rare.contains(FoldOptions.RARE);
                left = vocabulary - rare.size() + (rare.isEmpty() || alreadyThere ? 0 : 1);
            }
            long characters =
                    counts.values().stream().mapToLong(Long::longValue).sum();
            effects.add(new Effect(option, characters, left, changes));
        }
        return effects;
    }
}
