package dev.unroll.text;

import java.util.Arrays;
import java.util.Objects;

/** A text as tokens: a byte each when the vocabulary has at most 256 symbols, two otherwise. */
public sealed interface Tokens {
    /** How many tokens there are. */
    int length();

    /** The token at a position from 0. */
    int at(int position);

    /** The tokens in {@code [from, to)}. */
    default Tokens range(int from, int to) {
        return new Part(this, from, to);
    }

    /**
     * Some neighbouring tokens of a text.
     *
     * @param whole the text
     * @param from the first
     * @param to the one after the last
     */
    record Part(Tokens whole, int from, int to) implements Tokens {
        /** @throws IndexOutOfBoundsException when they are not all in the text */
        public Part {
            Objects.checkFromToIndex(from, to, whole.length());
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public int at(int position) {
            return whole.at(from + position);
        }
    }

    /** An empty sequence to be filled, for tokens below {@code vocabulary}. */
    static Filler filler(int vocabulary, int expectedLength) {
        return vocabulary <= 256
                ? new ByteFiller(new byte[Math.max(16, expectedLength)])
                : new CharFiller(new char[Math.max(16, expectedLength)]);
    }

    /** Takes tokens one by one. */
    sealed interface Filler {
        /** Appends a token. */
        void add(int token);

        /** What was added. */
        Tokens tokens();
    }

    /** Tokens below 256. */
    final class ByteTokens implements Tokens {
        private final byte[] tokens;

        private ByteTokens(byte[] tokens) {
            this.tokens = tokens;
        }

        @Override
        public int length() {
            return tokens.length;
        }

        @Override
        public int at(int position) {
            return tokens[position] & 0xFF;
        }
    }

    /** Tokens below 65,536. */
    final class CharTokens implements Tokens {
        private final char[] tokens;

        private CharTokens(char[] tokens) {
            this.tokens = tokens;
        }

        @Override
        public int length() {
            return tokens.length;
        }

        @Override
        public int at(int position) {
            return tokens[position];
        }
    }

    /** Fills bytes. */
    final class ByteFiller implements Filler {
        private byte[] tokens;
        private int length;

        private ByteFiller(byte[] tokens) {
            this.tokens = tokens;
        }

        @Override
        public void add(int token) {
            if (length == tokens.length) {
                tokens = Arrays.copyOf(tokens, grown(length));
            }
            tokens[length++] = (byte) token;
        }

        @Override
        public Tokens tokens() {
            return new ByteTokens(length == tokens.length ? tokens : Arrays.copyOf(tokens, length));
        }
    }

    /** Fills pairs of bytes. */
    final class CharFiller implements Filler {
        private char[] tokens;
        private int length;

        private CharFiller(char[] tokens) {
            this.tokens = tokens;
        }

        @Override
        public void add(int token) {
            if (length == tokens.length) {
                tokens = Arrays.copyOf(tokens, grown(length));
            }
            tokens[length++] = (char) token;
        }

        @Override
        public Tokens tokens() {
            return new CharTokens(length == tokens.length ? tokens : Arrays.copyOf(tokens, length));
        }
    }

    private static int grown(int length) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, length * 3L / 2);
    }
}
