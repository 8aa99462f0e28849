package dev.unroll.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;

/**
 * A text ready to be learnt from.
 *
 * @param vocabulary its distinct symbols
 * @param tokens the text as positions in the vocabulary
 */
public record Corpus(Vocabulary vocabulary, Tokens tokens) {
    /** Where a folded text can be read from, as often as needed. */
    @FunctionalInterface
    public interface Source {
        /** A fresh stream of the text in UTF-8. */
        InputStream open() throws IOException;
    }

    /**
     * Reads a folded text twice: for its vocabulary, then for its tokens. Nothing but the tokens is held.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it is empty or has more than {@link Vocabulary#LARGEST} symbols
     */
    public static Corpus read(Source source) throws IOException {
        BitSet seen = new BitSet();
        int length = 0;
        try (CodePoints text = CodePoints.of(source)) {
            for (int symbol = text.next(); symbol >= 0; symbol = text.next()) {
                seen.set(symbol);
                length++;
            }
        }
        Vocabulary vocabulary = Vocabulary.of(seen.stream().toArray());
        int[] token = new int[seen.length()];
        Arrays.fill(token, -1);
        for (int i = 0; i < vocabulary.size(); i++) {
            token[vocabulary.codePointAt(i)] = i;
        }
        Tokens.Filler tokens = Tokens.filler(vocabulary.size(), length);
        try (CodePoints text = CodePoints.of(source)) {
            for (int symbol = text.next(); symbol >= 0; symbol = text.next()) {
                tokens.add(token[symbol]);
            }
        }
        return new Corpus(vocabulary, tokens.tokens());
    }

    /** The same text in the tokens of another vocabulary, which has all its symbols. */
    public Tokens in(Vocabulary other) {
        int[] token = new int[vocabulary.size()];
        for (int i = 0; i < token.length; i++) {
            token[i] = other.indexOf(vocabulary.codePointAt(i));
            if (token[i] < 0) {
                throw new IllegalArgumentException("\"%s\" is not in the other vocabulary"
                        .formatted(Character.toString(vocabulary.codePointAt(i))));
            }
        }
        Tokens.Filler filler = Tokens.filler(other.size(), tokens.length());
        for (int i = 0; i < tokens.length(); i++) {
            filler.add(token[tokens.at(i)]);
        }
        return filler.tokens();
    }

    /** SHA-256 of the folded text in UTF-8, in hexadecimal digits: equal for equal texts, whatever file they came in. */
    public String sha256() {
        MessageDigest sha = digest();
        ByteBuffer bytes = ByteBuffer.allocate(1 << 14);
        byte[][] symbols = new byte[vocabulary.size()][];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = Character.toString(vocabulary.codePointAt(i)).getBytes(StandardCharsets.UTF_8);
        }
        for (int i = 0; i < tokens.length(); i++) {
            byte[] symbol = symbols[tokens.at(i)];
            if (bytes.remaining() < symbol.length) {
                sha.update(bytes.flip());
                bytes.clear();
            }
            bytes.put(symbol);
        }
        sha.update(bytes.flip());
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The code points of a text, one after the other. */
    private static final class CodePoints implements AutoCloseable {
        private final Reader reader;
        private final char[] buffer = new char[1 << 15];
        private int at;
        private int end;

        private CodePoints(Reader reader) {
            this.reader = reader;
        }

        static CodePoints of(Source source) throws IOException {
            return new CodePoints(
                    new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8), 1 << 16));
        }

        /** The next code point, or -1 at the end. */
        int next() throws IOException {
            int unit = unit();
            if (unit < 0 || !Character.isHighSurrogate((char) unit)) {
                return unit;
            }
            return Character.toCodePoint((char) unit, (char) unit());
        }

        private int unit() throws IOException {
            if (at == end) {
                end = reader.read(buffer);
                at = 0;
            }
            return end < 0 ? -1 : buffer[at++];
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
