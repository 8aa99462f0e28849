package dev.unroll.task.memory;

import dev.unroll.net.Coding;
import dev.unroll.net.VectorBatch;
import dev.unroll.numeric.Rng;
import java.util.Arrays;

/** One stream of a batch, to be filled with a sequence: moves from stream to stream of the same batch. */
public final class Stream {
    private final VectorBatch batch;
    private final int streams;
    private final int inputs;
    private final int outputs;
    private int stream;
    private int steps;

    /**
     * The first stream of a batch.
     *
     * @param streams there are in it
     */
    public Stream(VectorBatch batch, Coding.Vectors coding, int streams) {
        this.batch = batch;
        this.streams = streams;
        this.inputs = coding.inputs();
        this.outputs = coding.outputs();
    }

    /** Goes to another stream and clears it. */
    public void moveTo(int other) {
        stream = other;
        steps = 0;
        for (int row = stream; row < batch.asked().length; row += streams) {
            Arrays.fill(batch.inputs(), row * inputs, (row + 1) * inputs, 0);
            Arrays.fill(batch.targets(), row * outputs, (row + 1) * outputs, 0);
            batch.asked()[row] = false;
        }
    }

    /** Steps of the sequence that was filled in. */
    public int steps() {
        return steps;
    }

    /** The sequence has so many steps. */
    void end(int length) {
        steps = length;
    }

    /** What is read at a step. */
    void read(int t, int channel, float value) {
        batch.inputs()[(t * streams + stream) * inputs + channel] = value;
    }

    /** Reads random bits at a step, on the first channels. */
    void readBits(int t, int bits, Rng rng) {
        for (int bit = 0; bit < bits; bit++) {
            read(t, bit, rng.nextInt(2));
        }
    }

    /** A bit that is read at a step. */
    float bit(int t, int bit) {
        return batch.inputs()[(t * streams + stream) * inputs + bit];
    }

    /** Asks at a step for the bits that were read at another one. */
    void ask(int t, int item, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            batch.targets()[(t * streams + stream) * outputs + bit] = bit(item, bit);
        }
        ask(t);
    }

    /** Asks at a step for a bit that is 1. */
    void askForOne(int t, int bit) {
        batch.targets()[(t * streams + stream) * outputs + bit] = 1;
        ask(t);
    }

    private void ask(int t) {
        batch.asked()[t * streams + stream] = true;
    }
}
