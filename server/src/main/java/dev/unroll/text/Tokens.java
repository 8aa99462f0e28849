package dev.unroll.text;

import java.util.Objects;

/** A text as tokens. */
public sealed interface Tokens permits PagedTokens, Tokens.Part {
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
}
