package dev.unroll.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text ready to be learnt from.
 *
 * @param vocabulary its distinct symbols
 * @param tokens the text as positions in the vocabulary
 */
public record Corpus(Vocabulary vocabulary, PagedTokens tokens) {
    private static final byte[] SPACE = {' '};

    /** Where a folded text can be read from, as often as needed. */
    @FunctionalInterface
    public interface Source {
        /** A fresh stream of the text in UTF-8. */
        InputStream open() throws IOException;
    }

    /** Reads a folded text as characters; as {@link #read(Source, TokenKind)}. */
    public static Corpus read(Source source) throws IOException {
        return read(source, TokenKind.CHARACTERS);
    }

    /**
     * Reads a folded text once, to its end. Nothing but the tokens is held.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it is empty or has more than {@link Vocabulary#LARGEST} symbols
     */
    public static Corpus read(Source source, TokenKind kind) throws IOException {
        return kind == TokenKind.CHARACTERS ? characters(source.open()) : symbols(source.open(), kind);
    }

    private static Corpus characters(InputStream in) throws IOException {
        CorpusBuilder builder = new CorpusBuilder();
        try (CodePoints text = CodePoints.of(in)) {
            builder.add(text);
        }
        return builder.corpus();
    }

    private static Corpus symbols(InputStream in, TokenKind kind) throws IOException {
        PagedTokens.Filler tokens = new PagedTokens.Filler();
        Map<String, Integer> seen = new LinkedHashMap<>();
        try (Splitter text = Splitter.of(kind, in)) {
            for (String symbol = text.next(); symbol != null; symbol = text.next()) {
                Integer number = seen.get(symbol);
                if (number == null) {
                    number = seen.size();
                    seen.put(symbol, number);
                    if (seen.size() > Vocabulary.LARGEST) {
                        throw TokenCount.tooMany(kind);
                    }
                }
                tokens.add(number);
            }
        }
        Vocabulary vocabulary = Vocabulary.of(kind, seen.keySet());
        return new Corpus(
                vocabulary,
                tokens.tokens(
                        seen.keySet().stream().mapToInt(vocabulary::indexOf).toArray()));
    }

    /** The same text in the tokens of another vocabulary, which has all its symbols. */
    public Tokens in(Vocabulary other) {
        int[] token = new int[vocabulary.size()];
        for (int i = 0; i < token.length; i++) {
            token[i] = other.indexOf(vocabulary.symbol(i));
            if (token[i] < 0) {
                throw new IllegalArgumentException(
                        "\"%s\" is not in the other vocabulary".formatted(vocabulary.symbol(i)));
            }
        }
        return tokens.renamed(token);
    }

    /** Some of it as text again. */
    public String text(int from, int to) {
        Joiner joiner = vocabulary.joiner();
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            text.append(joiner.append(vocabulary.symbol(tokens.at(i))));
        }
        return text.append(joiner.end()).toString();
    }

    /**
     * SHA-256 of the folded text in UTF-8, in hexadecimal digits: equal for equal texts, whatever file they came in and whatever they are cut
     * into. Only states have lost how they were spaced: theirs is of the text as {@link #text} writes it, with single spaces between them.
     */
    public String sha256() {
        MessageDigest sha = Sha256.digest();
        byte[][] symbols = new byte[vocabulary.size()][];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = bytes(vocabulary.symbol(i));
        }
        int lineBreak = vocabulary.indexOf('\n');
        boolean spaced = vocabulary.kind() == TokenKind.STATES;
        int before = lineBreak;
        ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
        for (int i = 0; i < tokens.length(); i++) {
            int token = tokens.at(i);
            if (spaced && i > 0 && before != lineBreak && token != lineBreak) {
                put(SPACE, buffer, sha);
            }
            put(symbols[token], buffer, sha);
            before = token;
        }
        sha.update(buffer.flip());
        return Sha256.of(sha);
    }

    /** A symbol as it stands in the text. */
    private byte[] bytes(String symbol) {
        return vocabulary.kind() == TokenKind.BYTES
                ? new byte[] {Splitter.valueOf(symbol)}
                : symbol.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(byte[] symbol, ByteBuffer buffer, MessageDigest sha) {
        if (buffer.remaining() < symbol.length) {
            sha.update(buffer.flip());
            buffer.clear();
        }
        if (buffer.remaining() < symbol.length) {
            sha.update(symbol);
        } else {
            buffer.put(symbol);
        }
    }
}
