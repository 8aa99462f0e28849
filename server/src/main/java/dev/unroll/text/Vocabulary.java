package dev.unroll.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The distinct symbols of a text, which are code points, sorted; the position of a symbol is its token. */
public final class Vocabulary {
    /** The most symbols a vocabulary may have, so that a token fits 16 bits. */
    public static final int LARGEST = 65_536;

    private final int[] symbols;

    private Vocabulary(int[] symbols) {
        this.symbols = symbols;
    }

    /**
     * The vocabulary of these code points, in any order and repeated at will.
     *
     * @throws IllegalArgumentException when there are none, or more than {@link #LARGEST}
     */
    public static Vocabulary of(int... codePoints) {
        int[] symbols = Arrays.stream(codePoints).sorted().distinct().toArray();
        if (symbols.length == 0 || symbols.length > LARGEST) {
            throw new IllegalArgumentException(
                    "a vocabulary has from 1 to %d symbols, not %d".formatted(LARGEST, symbols.length));
        }
        return new Vocabulary(symbols);
    }

    /** How many symbols there are. */
    public int size() {
        return symbols.length;
    }

    /** The token of a code point, or -1 when it is unknown. */
    public int indexOf(int codePoint) {
        return Math.max(-1, Arrays.binarySearch(symbols, codePoint));
    }

    /** The code point of a token. */
    public int codePointAt(int token) {
        return symbols[token];
    }

    /** All symbols in order, each as a string. */
    public List<String> symbols() {
        List<String> strings = new ArrayList<>(symbols.length);
        for (int symbol : symbols) {
            strings.add(Character.toString(symbol));
        }
        return strings;
    }

    /** The distinct symbols of {@code text} that are not in the vocabulary, in their order; empty when there are none. */
    public String unknownIn(String text) {
        StringBuilder unknown = new StringBuilder();
        text.codePoints().filter(symbol -> indexOf(symbol) < 0).distinct().forEach(unknown::appendCodePoint);
        return unknown.toString();
    }
}
