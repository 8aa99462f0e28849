package dev.unroll.text;

import java.util.List;

/**
 * What a doctor finds in a text before it is learnt.
 *
 * @param characters code points that were looked at
 * @param vocabulary distinct ones among them
 * @param lines line ends
 * @param longestLine in code points
 * @param notComposed lines that are not in the Unicode form NFC
 * @param notCompatible lines that are not in the form NFKC
 * @param invisible characters that cannot be seen, with counts, most frequent first
 * @param rare symbols that are there fewer than {@link #RARE} times, with counts; none of a text that was not read to its end
 * @param rareSymbols how many symbols are rare
 * @param duplicatedLines lines with which a passage begins that was there before
 * @param duplicatedShare of the characters, in such lines
 * @param foldings what each change would do; of a text that was not read to its end without that of rare symbols
 */
public record CorpusReport(
        long characters,
        int vocabulary,
        long lines,
        int longestLine,
        long notComposed,
        long notCompatible,
        List<Found> invisible,
        List<Found> rare,
        int rareSymbols,
        long duplicatedLines,
        double duplicatedShare,
        List<Effect> foldings) {
    /** Symbols with fewer occurrences are rare. */
    public static final int RARE = 5;

    /** A line, with as many of those after it as make up at least so many characters, is a passage. */
    public static final int PASSAGE = 40;

    /**
     * A symbol.
     *
     * @param symbol itself
     * @param code such as U+200B
     * @param name in Unicode
     * @param count how often it is there
     */
    public record Found(String symbol, String code, String name, long count) {}

    /**
     * What a folding option would do.
     *
     * @param option its name
     * @param characters left
     * @param vocabulary left
     * @param changes whether anything would be another; the counts may stay the same nevertheless
     */
    public record Effect(String option, long characters, int vocabulary, boolean changes) {}
}
