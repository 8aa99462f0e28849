package dev.unroll.run;

import dev.unroll.train.Architecture;
import dev.unroll.train.MemorySettings;
import dev.unroll.train.RunSpec;

/** Estimates the memory of a run before it is built, on the safe side. */
final class Footprint {
    private static final long FLOAT = 4;
    /** Weights, gradients, two moments of the optimiser; weights and moments once more as the last good ones, and once as the copy that is
     * written as a checkpoint; packed ones forward and backward for training, and forward for sampling and for evaluation. */
    private static final long COPIES_OF_WEIGHTS = 14;
    /** Of a gate in a window: its activation; for a GRU the recurrent part as well. */
    private static final long GATE_BUFFERS = 2;
    /** Of a hidden state in a window: itself, cell state and its tanh, gradients, dropout's mask and what it leaves. */
    private static final long HIDDEN_BUFFERS = 8;
    /** Of an output in a window: scores and probabilities. */
    private static final long OUTPUT_BUFFERS = 4;
    /** Of a slot in a window: usage, write weighting, allocation, precedence and what they are made of. */
    private static final long SLOT_BUFFERS = 20;
    /** Of a slot and a head in a window: cosines and weightings. */
    private static final long HEAD_BUFFERS = 5;
    /** What a stream has beside a row for each step: the state before, the gradients on their way back, a copy of the state. */
    private static final long ROWS_OF_A_STREAM = 4;
    /** Of a stream in a window for evaluation, and how many streams there usually are at most. */
    private static final long ROWS_OF_EVALUATION = 18;

    private static final long STREAMS_OF_EVALUATION = 8;
    /** Of the window for sampling. */
    private static final long ROWS_OF_SAMPLING = 3;
    /** Inputs, targets and the like. */
    private static final long PER_CHARACTER = 64;
    /** Objects, the journal's curve and samples, buffers whose size does not depend on the spec. */
    private static final long BASE = 4_000_000;

    private Footprint() {}

    /** Bytes that a run of {@code spec} needs on a text with {@code vocabulary} symbols, the text itself not counted. */
    static long of(RunSpec spec, long vocabulary) {
        return of(
                spec.architecture(),
                spec.learning().sequenceLength(),
                spec.learning().batch(),
                vocabulary);
    }

    /**
     * Bytes for windows of so many steps and streams.
     *
     * @param vocabulary symbols, or numbers that are read and answered
     */
    static long of(Architecture architecture, long steps, long batch, long vocabulary) {
        if (architecture.cell().startsWith("dnc")) {
            return BASE + dnc(architecture, steps, batch, vocabulary);
        }
        long hidden = architecture.hidden();
        long gates = hidden
                * switch (architecture.cell()) {
                    case "lstm" -> 4;
                    case "gru" -> 3;
                    default -> 1;
                };
        long upper = architecture.layers() - 1L;
        long weights = (vocabulary + hidden) * gates + upper * 2 * hidden * gates + hidden * vocabulary;
        long window = steps * batch;
        long perCharacter = architecture.layers() * (GATE_BUFFERS * gates + HIDDEN_BUFFERS * hidden);
        return BASE
                + FLOAT * COPIES_OF_WEIGHTS * weights
                + FLOAT * window * (perCharacter + OUTPUT_BUFFERS * vocabulary)
                + PER_CHARACTER * window;
    }

    private static long dnc(Architecture architecture, long steps, long batch, long vocabulary) {
        MemorySettings memory = architecture.memory();
        long slots = memory.slots();
        long hidden = architecture.hidden();
        long reads = (long) memory.readHeads() * memory.width();
        long emitted = reads + 3L * memory.width() + 5L * memory.readHeads() + 3;
        long outputs = hidden + reads;
        long layer = 4 * hidden * outputs + hidden * emitted;
        long weights = architecture.layers() * layer
                + 4 * hidden * (vocabulary + (architecture.layers() - 1) * outputs)
                + outputs * vocabulary;
        long row = 8 * hidden
                + HIDDEN_BUFFERS / 2 * outputs
                + 2 * emitted
                + 2 * slots * (memory.width() + slots)
                + SLOT_BUFFERS * slots
                + HEAD_BUFFERS * memory.readHeads() * slots;
        long window = steps * batch;
        long rows = (steps + ROWS_OF_A_STREAM) * batch
                + ROWS_OF_EVALUATION * Math.min(batch, STREAMS_OF_EVALUATION)
                + ROWS_OF_SAMPLING;
        return FLOAT * COPIES_OF_WEIGHTS * weights
                + FLOAT * rows * architecture.layers() * row
                + FLOAT * window * OUTPUT_BUFFERS * vocabulary
                + PER_CHARACTER * window;
    }
}
