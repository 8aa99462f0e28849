package dev.unroll.net;

/** What a network reads at a step, and what its scores stand for. */
public sealed interface Coding {
    /** Numbers of the input, or rows to choose from. */
    int inputs();

    /** Scores of a step. */
    int outputs();

    /**
     * One of so many tokens is read and one predicted: a one-hot input, which is never laid out, and a softmax.
     *
     * @param vocabulary how many there are
     */
    record Tokens(int vocabulary) implements Coding {
        /** @throws IllegalArgumentException when there is none */
        public Tokens {
            if (vocabulary < 1) {
                throw new IllegalArgumentException("vocabulary must be at least 1, was " + vocabulary);
            }
        }

        @Override
        public int inputs() {
            return vocabulary;
        }

        @Override
        public int outputs() {
            return vocabulary;
        }
    }

    /**
     * A vector is read and bits are answered, each by a logistic unit of its own.
     *
     * @param inputs numbers of a vector
     * @param outputs bits
     */
    record Vectors(int inputs, int outputs) implements Coding {
        /** @throws IllegalArgumentException when a number is not positive */
        public Vectors {
            if (inputs < 1 || outputs < 1) {
                throw new IllegalArgumentException(
                        "inputs and outputs must be at least 1, were %d and %d".formatted(inputs, outputs));
            }
        }
    }
}
