package dev.unroll.run;

import dev.unroll.train.Architecture;
import dev.unroll.train.RunSpec;

/** Estimates the memory of a run before it is built, on the safe side. */
final class Footprint {
    private static final long FLOAT = 4;
    /** Weights, gradients, two moments of the optimiser, the copy of the last good ones, packed ones forward and backward for training, and
     * forward for sampling and for evaluation. */
    private static final long COPIES_OF_WEIGHTS = 11;
    /** Of a gate in a window: its activation; for a GRU the recurrent part as well. */
    private static final long GATE_BUFFERS = 2;
    /** Of a hidden state in a window: itself, cell state and its tanh, gradients, dropout's mask and what it leaves. */
    private static final long HIDDEN_BUFFERS = 8;
    /** Of an output in a window: scores and probabilities. */
    private static final long OUTPUT_BUFFERS = 4;
    /** Inputs, targets and the like. */
    private static final long PER_CHARACTER = 64;
    /** Objects, the journal's curve and samples, buffers whose size does not depend on the spec. */
    private static final long BASE = 4_000_000;

    private Footprint() {}

    /** Bytes that a run of {@code spec} needs on a text with {@code vocabulary} symbols, the text itself not counted. */
    static long of(RunSpec spec, long vocabulary) {
        Architecture architecture = spec.architecture();
        long hidden = architecture.hidden();
        long gates = hidden
                * switch (architecture.cell()) {
                    case "lstm" -> 4;
                    case "gru" -> 3;
                    default -> 1;
                };
        long upper = architecture.layers() - 1L;
        long weights = (vocabulary + hidden) * gates + upper * 2 * hidden * gates + hidden * vocabulary;
        long window = (long) spec.learning().sequenceLength() * spec.learning().batch();
        long perCharacter = architecture.layers() * (GATE_BUFFERS * gates + HIDDEN_BUFFERS * hidden);
        return BASE
                + FLOAT * COPIES_OF_WEIGHTS * weights
                + FLOAT * window * (perCharacter + OUTPUT_BUFFERS * vocabulary)
                + PER_CHARACTER * window;
    }
}
