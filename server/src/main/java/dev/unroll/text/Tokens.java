package dev.unroll.text;

import java.util.Arrays;
import java.util.Objects;

/** A text as tokens: a byte each when all are below 256, two otherwise. */
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

    /** An empty sequence to be filled. */
    static Filler filler(int expectedLength) {
        return new Filler(Math.max(16, expectedLength));
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

    /** Takes tokens one after the other: bytes as long as they are below 256, pairs of bytes from the first that is not. */
    final class Filler {
        private byte[] bytes;
        private char[] pairs = new char[0];
        private boolean wide;
        private int length;

        private Filler(int expectedLength) {
            this.bytes = new byte[expectedLength];
        }

        /** Appends a token. */
        public void add(int token) {
            makeRoom();
            if (token > 255) {
                widen();
            }
            if (wide) {
                pairs[length++] = (char) token;
            } else {
                bytes[length++] = (byte) token;
            }
        }

        /** Appends the tokens of {@code text} in {@code [from, to)}, as far as there is room, up to the first byte that has none; says how many. */
        int add(byte[] text, int from, int to, short[] tokenOf) {
            int fitting = Math.min(to, from + (wide ? pairs.length : bytes.length) - length);
            int count = wide ? addWide(text, from, fitting, tokenOf) : addNarrow(text, from, fitting, tokenOf);
            length += count;
            return count;
        }

        private int addNarrow(byte[] text, int from, int to, short[] tokenOf) {
            for (int i = from; i < to; i++) {
                short token = tokenOf[text[i] & 0xFF];
                if (token < 0) {
                    return i - from;
                }
                bytes[length + i - from] = (byte) token;
            }
            return to - from;
        }

        private int addWide(byte[] text, int from, int to, short[] tokenOf) {
            for (int i = from; i < to; i++) {
                short token = tokenOf[text[i] & 0xFF];
                if (token < 0) {
                    return i - from;
                }
                pairs[length + i - from] = (char) token;
            }
            return to - from;
        }

        private void makeRoom() {
            if (wide && length == pairs.length) {
                pairs = Arrays.copyOf(pairs, grown(length));
            } else if (!wide && length == bytes.length) {
                bytes = Arrays.copyOf(bytes, grown(length));
            }
        }

        private void widen() {
            if (!wide) {
                pairs = new char[bytes.length];
                for (int i = 0; i < length; i++) {
                    pairs[i] = (char) (bytes[i] & 0xFF);
                }
                bytes = new byte[0];
                wide = true;
            }
        }

        /** What was added. */
        public Tokens tokens() {
            return wide
                    ? new CharTokens(length == pairs.length ? pairs : Arrays.copyOf(pairs, length))
                    : new ByteTokens(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
        }

        /** What was added, each token {@code i} renamed to {@code names[i]}, which are the same numbers in another order. */
        Tokens renamed(int[] names) {
            if (wide) {
                for (int i = 0; i < length; i++) {
                    pairs[i] = (char) names[pairs[i]];
                }
            } else {
                for (int i = 0; i < length; i++) {
                    bytes[i] = (byte) names[bytes[i] & 0xFF];
                }
            }
            return tokens();
        }
    }

    private static int grown(int length) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, length * 3L / 2);
    }
}
