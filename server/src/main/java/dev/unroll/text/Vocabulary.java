package dev.unroll.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The distinct symbols of a text, sorted; the position of a symbol is its token. What a symbol is says the {@link TokenKind}. */
public final class Vocabulary {
    /** The most symbols a vocabulary may have, so that a token fits 16 bits. */
    public static final int LARGEST = 65_536;

    private final TokenKind kind;
    private final List<String> symbols;
    private final int[] codePoints;
    private final Map<String, Integer> tokens = new HashMap<>();

    private Vocabulary(TokenKind kind, List<String> symbols, int[] codePoints) {
        if (symbols.isEmpty() || symbols.size() > LARGEST) {
            throw new IllegalArgumentException(
                    "a vocabulary has from 1 to %d symbols, not %d".formatted(LARGEST, symbols.size()));
        }
        this.kind = kind;
        this.symbols = symbols;
        this.codePoints = codePoints;
        for (int i = 0; i < symbols.size() && kind != TokenKind.CHARACTERS; i++) {
            tokens.put(symbols.get(i), i);
        }
    }

    /**
     * The vocabulary of these code points, in any order and repeated at will.
     *
     * @throws IllegalArgumentException when there are none, or more than {@link #LARGEST}
     */
    public static Vocabulary of(int... codePoints) {
        int[] sorted = Arrays.stream(codePoints).sorted().distinct().toArray();
        List<String> symbols =
                Arrays.stream(sorted).mapToObj(Character::toString).toList();
        return new Vocabulary(TokenKind.CHARACTERS, symbols, sorted);
    }

    /**
     * The vocabulary of these symbols.
     *
     * @throws IllegalArgumentException as {@link #of(int...)}, or when one cannot be a symbol of that kind
     */
    public static Vocabulary of(TokenKind kind, Collection<String> symbols) {
        for (String symbol : symbols) {
            if (!isSymbol(kind, symbol)) {
                throw new IllegalArgumentException(
                        "each symbol must be one %s, not \"%s\"".formatted(kind.singular(), symbol));
            }
        }
        return kind == TokenKind.CHARACTERS
                ? of(symbols.stream().mapToInt(symbol -> symbol.codePointAt(0)).toArray())
                : new Vocabulary(kind, List.copyOf(new TreeSet<>(symbols)), new int[0]);
    }

    /** Whether {@code symbol} can be one of that kind. */
    public static boolean isSymbol(TokenKind kind, String symbol) {
        return switch (kind) {
            case CHARACTERS ->
                symbol.codePointCount(0, symbol.length()) == 1
                        && Character.getType(symbol.codePointAt(0)) != Character.SURROGATE;
            case BYTES -> (symbol.length() == 1 && symbol.charAt(0) < 0x80) || symbol.matches("<[89A-F][0-9A-F]>");
            case WORDS, STATES -> Splitter.split(kind, symbol).equals(List.of(symbol));
        };
    }

    /** What its symbols are. */
    public TokenKind kind() {
        return kind;
    }

    /** How many symbols there are. */
    public int size() {
        return symbols.size();
    }

    /** The token of a code point, or -1 when it is unknown. */
    public int indexOf(int codePoint) {
        return kind == TokenKind.CHARACTERS
                ? Math.max(-1, Arrays.binarySearch(codePoints, codePoint))
                : indexOf(Character.toString(codePoint));
    }

    /** The token of a symbol, or -1 when it is unknown. */
    public int indexOf(String symbol) {
        if (kind == TokenKind.CHARACTERS) {
            return symbol.codePointCount(0, symbol.length()) == 1 ? indexOf(symbol.codePointAt(0)) : -1;
        }
        return tokens.getOrDefault(symbol, -1);
    }

    /** The code point of a token, where symbols are code points. */
    public int codePointAt(int token) {
        return codePoints[token];
    }

    /** The symbol of a token. */
    public String symbol(int token) {
        return symbols.get(token);
    }

    /** All symbols in order, each as a string. */
    public List<String> symbols() {
        return symbols;
    }

    /**
     * A text as tokens.
     *
     * @throws IllegalArgumentException when it has a symbol that the vocabulary has not
     */
    public int[] tokens(String text) {
        return Splitter.split(kind, text).stream()
                .mapToInt(symbol -> {
                    int token = indexOf(symbol);
                    if (token < 0) {
                        throw new IllegalArgumentException("\"%s\" is not in the vocabulary".formatted(symbol));
                    }
                    return token;
                })
                .toArray();
    }

    /** Puts symbols together again. */
    public Joiner joiner() {
        return new Joiner(kind);
    }

    /**
     * The distinct symbols of {@code text} that are not in the vocabulary, in their order, with a comma between those that are longer than a character;
     * empty when there are none.
     */
    public String unknownIn(String text) {
        Set<String> unknown = new LinkedHashSet<>();
        for (String symbol : Splitter.split(kind, text)) {
            if (indexOf(symbol) < 0) {
                unknown.add(symbol);
            }
        }
        return String.join(kind == TokenKind.CHARACTERS ? "" : ", ", new ArrayList<>(unknown));
    }
}
