package dev.unroll.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What another text means to whoever knows the symbols of one already.
 *
 * @param kept symbols that both have
 * @param keptShare of the new text that they make up
 * @param added that only the new text has, the most frequent first
 * @param gone that the new text does not have, in the old order
 */
public record SymbolChange(int kept, double keptShare, List<Found> added, List<Named> gone) {
    /**
     * A symbol.
     *
     * @param symbol itself
     * @param code of a code point, as U+000A; else empty
     * @param name Unicode's, of a code point; else empty
     */
    public record Named(String symbol, String code, String name) {
        static Named of(String symbol) {
            if (symbol.codePointCount(0, symbol.length()) != 1) {
                return new Named(symbol, "", "");
            }
            int point = symbol.codePointAt(0);
            return new Named(
                    symbol, String.format(Locale.ROOT, "U+%04X", point), String.valueOf(Character.getName(point)));
        }
    }

    /**
     * A symbol of the new text.
     *
     * @param symbol which
     * @param count how often it is there
     * @param share of all tokens
     */
    public record Found(Named symbol, long count, double share) {}

    /** @throws IllegalArgumentException when the two are of different kinds of tokens */
    public static SymbolChange of(Vocabulary known, Corpus text) {
        Vocabulary now = text.vocabulary();
        if (known.kind() != now.kind()) {
            throw new IllegalArgumentException(
                    "what is known are %s, and the text is cut into %s".formatted(known.kind(), now.kind()));
        }
        long[] counts = new long[now.size()];
        Tokens tokens = text.tokens();
        for (int i = 0; i < tokens.length(); i++) {
            counts[tokens.at(i)]++;
        }
        List<Found> added = new ArrayList<>();
        long unknown = 0;
        for (int token = 0; token < counts.length; token++) {
            if (known.indexOf(now.symbol(token)) < 0) {
                double share = (double) counts[token] / tokens.length();
                added.add(new Found(Named.of(now.symbol(token)), counts[token], share));
                unknown += counts[token];
            }
        }
        int kept = now.size() - added.size();
        added.sort(Comparator.comparingLong(Found::count).reversed());
        List<Named> gone = known.symbols().stream()
                .filter(symbol -> now.indexOf(symbol) < 0)
                .map(Named::of)
                .toList();
        return new SymbolChange(kept, (double) (tokens.length() - unknown) / tokens.length(), List.copyOf(added), gone);
    }

    /** For each symbol of {@code known}, which one of {@code now} it is; -1: none. */
    public static int[] places(Vocabulary known, Vocabulary now) {
        return IntStream.range(0, known.size())
                .map(token -> now.indexOf(known.symbol(token)))
                .toArray();
    }
}
