package dev.unroll.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be counted in a sample of the kind of text that is learnt: shares from 0 to 1, and the depth of brackets in levels. Which
 * measures make sense is told by the beginning of the text itself.
 */
public final class Measures {
    private static final int LOOKED_AT = 200_000;
    private static final int LONGEST_WHOLE = 2_000_000;
    private static final double OFTEN = 0.005;
    private static final double MOSTLY = 0.4;
    private static final int SHORT_LINE = 25;
    private static final int FEW_LINES = 100;
    private static final int MOST_PIECES = 100;
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*?(/?)>");

    private final String start;
    private final boolean brackets;
    private final boolean tags;
    private final boolean rhythm;
    private final Set<String> lines = new HashSet<>();

    private Measures(String start) {
        double length = Math.max(1, start.length());
        this.start = start;
        this.brackets = start.chars().filter(c -> "([{".indexOf(c) >= 0).count() > OFTEN * length;
        this.tags = TAG.matcher(start).results().limit(FEW_LINES).count() == FEW_LINES;
        this.rhythm = start.codePoints().filter(Character::isIdeographic).count() > MOSTLY * length;
    }

    /** Those that make sense for a text. */
    public static Measures of(Corpus corpus) {
        Tokens tokens = corpus.tokens();
        String start = corpus.text(0, Math.min(LOOKED_AT, tokens.length()));
        Measures measures = new Measures(start);
        long lineEnds = start.chars().filter(c -> c == '\n').count();
        if (lineEnds >= FEW_LINES && start.length() <= SHORT_LINE * lineEnds && tokens.length() <= LONGEST_WHOLE) {
            measures.lines.addAll(corpus.text(0, tokens.length()).lines().toList());
        }
        return measures;
    }

    /** By their names: brackets, depth, tags, threes, fivesAndSevens, newLines. */
    public Map<String, Double> of(String sample) {
        Map<String, Double> found = new LinkedHashMap<>();
        if (brackets) {
            found.put("brackets", balance(sample));
            found.put("depth", depth(sample));
        }
        if (tags) {
            found.put("tags", closedTags(sample));
        }
        if (rhythm) {
            found.put("threes", phrasesOf(3, sample));
            found.put("fivesAndSevens", phrasesOf(5, sample) + phrasesOf(7, sample));
        }
        if (!lines.isEmpty()) {
            found.put("newLines", newLines(sample));
        }
        found.values().removeIf(value -> value.isNaN());
        return found;
    }

    /**
     * The same of the text itself: the mean over pieces of it, each of so many characters and from the beginning of a line, as a sample is. No
     * {@code newLines}, which the text has none of.
     *
     * @param length of a piece, at least 1
     */
    public Map<String, Double> ofText(int length) {
        Map<String, Double> sums = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        int apart = Math.max(length, start.length() / MOST_PIECES);
        for (int from = 0; from < start.length(); from = lineAfter(from + apart)) {
            boolean whole = from + length <= start.length();
            if (whole || from == 0) {
                of(start.substring(from, whole ? from + length : start.length()))
                        .forEach((name, value) -> {
                            sums.merge(name, value, Double::sum);
                            counts.merge(name, 1, Integer::sum);
                        });
            }
        }
        sums.remove("newLines");
        sums.replaceAll((name, sum) -> sum / counts.getOrDefault(name, 1));
        return sums;
    }

    /** Where the first line begins that does not begin before; there, when the text has no more lines. */
    private int lineAfter(int from) {
        int end = start.indexOf('\n', from - 1);
        return end < 0 ? from : end + 1;
    }

    /**
     * How deep the deepest pair of brackets is, counted from within, that holds nothing but pairs that close right: 1 for {@code ()}, 2 for {@code ([])}, 0
     * without any; not a number when none closes.
     */
    static double depth(String sample) {
        Deque<Character> open = new ArrayDeque<>();
        Deque<Integer> within = new ArrayDeque<>();
        int deepest = 0;
        boolean closing = false;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if ("([{".indexOf(c) >= 0) {
                open.push(c);
                within.push(0);
            } else if (")]}".indexOf(c) >= 0) {
                closing = true;
                if (open.isEmpty() || "([{".indexOf(open.peek()) != ")]}".indexOf(c)) {
                    // what is open holds a mistake from here on: none of it counts
                    open.clear();
                    within.clear();
                } else {
                    open.pop();
                    int depth = within.pop() + 1;
                    deepest = Math.max(deepest, depth);
                    if (!within.isEmpty()) {
                        within.push(Math.max(within.pop(), depth));
                    }
                }
            }
        }
        return closing ? deepest : Double.NaN;
    }

    /** Share of the closing brackets that close what was opened last; not a number when none closes. */
    static double balance(String sample) {
        Deque<Character> open = new ArrayDeque<>();
        int closing = 0;
        int right = 0;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if ("([{".indexOf(c) >= 0) {
                open.push(c);
            } else if (")]}".indexOf(c) >= 0) {
                closing++;
                boolean fits = !open.isEmpty() && "([{".indexOf(open.peek()) == ")]}".indexOf(c);
                if (fits) {
                    open.pop();
                    right++;
                }
            }
        }
        return (double) right / closing;
    }

    /** Share of the closing tags that close the tag opened last; not a number when none closes. */
    static double closedTags(String sample) {
        Deque<String> open = new ArrayDeque<>();
        int closing = 0;
        int right = 0;
        Matcher tag = TAG.matcher(sample);
        while (tag.find()) {
            if (tag.group(1).isEmpty()) {
                if (tag.group(3).isEmpty()) {
                    open.push(tag.group(2));
                }
            } else {
                closing++;
                if (tag.group(2).equals(open.peek())) {
                    open.pop();
                    right++;
                }
            }
        }
        return (double) right / closing;
    }

    /** Share of the ideographs that stand in phrases of exactly so many, between anything else. */
    static double phrasesOf(int length, String sample) {
        List<String> phrases = List.of(sample.split("[^\\p{IsHan}]+"));
        long all = phrases.stream()
                .mapToLong(phrase -> phrase.codePoints().count())
                .sum();
        long fitting = phrases.stream()
                .mapToLong(phrase -> phrase.codePoints().count())
                .filter(n -> n == length)
                .sum();
        return (double) fitting / all;
    }

    /** Share of the whole lines of a sample that are not lines of the text. */
    private double newLines(String sample) {
        List<String> written = sample.lines().filter(line -> !line.isBlank()).toList();
        // The first may go on from the prime, the last may be cut off.
        List<String> whole = written.size() < 3 ? List.of() : written.subList(1, written.size() - 1);
        return (double) whole.stream().filter(line -> !lines.contains(line)).count() / whole.size();
    }
}
