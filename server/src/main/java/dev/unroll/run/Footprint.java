package dev.unroll.run;

import dev.unroll.train.RunSpec;

/** Estimates the memory of a run before it is built, on the safe side. */
final class Footprint {
    private static final long FLOAT = 4;
    /** Weights, gradients, two moments of the optimiser, packed copies forward and backward for training and for sampling. */
    private static final long COPIES_OF_WEIGHTS = 8;
    /** Of a hidden state in a window: before and after the non-linearity, their gradients, the layer's input, room to spare. */
    private static final long HIDDEN_BUFFERS = 10;
    /** Of an output in a window: scores, probabilities and their gradients. */
    private static final long OUTPUT_BUFFERS = 4;
    /** Inputs, targets and the like. */
    private static final long PER_CHARACTER = 64;
    /** Objects, the journal's curve and samples, buffers whose size does not depend on the spec. */
    private static final long BASE = 4_000_000;

    private Footprint() {}

    /** Bytes that a run of {@code spec} needs on a text with {@code vocabulary} symbols, the text itself not counted. */
    static long of(RunSpec spec, long vocabulary) {
        long hidden = spec.hidden();
        long weights = vocabulary * hidden + hidden * hidden + 2 * hidden + hidden * vocabulary + vocabulary;
        long window = (long) spec.sequenceLength() * spec.batch();
        return BASE
                + FLOAT * COPIES_OF_WEIGHTS * weights
                + FLOAT * window * (HIDDEN_BUFFERS * hidden + OUTPUT_BUFFERS * vocabulary)
                + PER_CHARACTER * window;
    }
}
