package dev.unroll.net;

import dev.unroll.cell.Activations;
import dev.unroll.cell.PackedCell;
import dev.unroll.cell.Unrolled;
import dev.unroll.numeric.Rng;
import dev.unroll.numeric.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Neighbouring streams of a window, from their tokens to their loss and back. One thread at a time works on a lane. */
final class Lane {
    /** Outputs and cell states; what follows is of the memory. */
    private static final int CONTROLLER_STATES = 2;

    private final int first;
    private final int batch;
    private final int streams;
    private final int steps;
    private final int[] inputs;
    private final int[] targets;
    private final boolean[] own;
    private final FMatrixRMaj vectors;
    private final float[] bits;
    private final boolean[] asked;
    private final boolean readsVectors;
    private final List<Unrolled> layers = new ArrayList<>();
    private final List<Dropout> dropouts = new ArrayList<>();
    private final OutputHead head;
    private final int[] recalled;
    private boolean anyOwn;
    private boolean begun;
    private boolean recalls;

    /**
     * @param first of its streams
     * @param streams how many
     * @param batch streams of the whole window
     */
    Lane(PackedNetwork packed, int steps, int first, int streams, int batch) {
        this.first = first;
        this.streams = streams;
        this.batch = batch;
        this.steps = steps;
        this.readsVectors = packed.readsVectors;
        int tokens = readsVectors ? 0 : steps * streams;
        int rows = readsVectors ? steps * streams : 0;
        this.inputs = new int[tokens];
        this.targets = new int[tokens];
        this.own = new boolean[tokens];
        this.recalled = new int[streams];
        this.vectors = new FMatrixRMaj(rows, readsVectors ? packed.inputs : 0);
        this.bits = new float[rows * packed.decoder.columns()];
        this.asked = new boolean[rows];
        for (PackedCell cell : packed.cells) {
            layers.add(layers.isEmpty() ? lowest(cell) : cell.unroll(steps, streams, top()));
            dropouts.add(new Dropout(layers.get(layers.size() - 1)));
        }
        this.head = new OutputHead(packed, steps, streams, top());
    }

    private Unrolled lowest(PackedCell cell) {
        return readsVectors ? cell.unroll(steps, streams, vectors) : cell.unroll(steps, streams, inputs);
    }

    private Activations top() {
        return dropouts.get(dropouts.size() - 1);
    }

    /** Takes its part of the window's tokens. */
    void read(int[] tokens) {
        gather(tokens, inputs);
    }

    /** Takes its part of the window's targets. */
    void expect(int[] tokens) {
        gather(tokens, targets);
    }

    /** Takes its part of the window's vectors, and of what is to be answered. */
    void read(VectorBatch all) {
        int width = vectors.numCols;
        int outputs = bits.length / asked.length;
        for (int t = 0; t < steps; t++) {
            int from = t * batch + first;
            int to = t * streams;
            System.arraycopy(all.inputs(), from * width, vectors.data, to * width, streams * width);
            System.arraycopy(all.targets(), from * outputs, bits, to * outputs, streams * outputs);
            System.arraycopy(all.asked(), from, asked, to, streams);
        }
    }

    private void gather(int[] from, int[] to) {
        for (int t = 0; t < steps; t++) {
            System.arraycopy(from, t * batch + first, to, t * streams, streams);
        }
    }

    /** Which outputs are dropped in the coming pass. */
    void drop(float rate, Rng rng) {
        for (int l = 0; l < dropouts.size(); l++) {
            dropouts.get(l).draw(rate, rng);
        }
    }

    /** Which steps of the coming pass read the network's own prediction: each with that probability. */
    void feedBack(double probability, Rng rng) {
        anyOwn = false;
        for (int i = 0; i < own.length; i++) {
            own[i] = rng.nextDouble() < probability;
            anyOwn |= own[i];
        }
    }

    /** Every step of the coming pass reads its token. */
    void forceTeacher() {
        anyOwn = false;
    }

    /** All steps, from the tokens to the scores. */
    void forward() {
        if (anyOwn) {
            for (int t = 0; t < steps; t++) {
                chooseInputs(t);
                forward(t, t + 1);
            }
        } else {
            forward(0, steps);
        }
        begun = true;
        recalls = false;
    }

    // The scores of the step before the window are still those of the last step of the pass before.
    private void chooseInputs(int t) {
        for (int row = 0; row < streams; row++) {
            if (own[t * streams + row] && (t > 0 || begun)) {
                inputs[t * streams + row] = t > 0 ? head.mostProbable((t - 1) * streams + row) : predicted(row);
            }
        }
    }

    private int predicted(int row) {
        return recalls ? recalled[row] : head.mostProbable((steps - 1) * streams + row);
    }

    /** Copies what each stream predicted after the window into its place; -1 where nothing was. */
    void savePredictions(float[] to) {
        for (int row = 0; row < streams; row++) {
            to[first + row] = begun ? predicted(row) : -1;
        }
    }

    /** Goes on as after what {@link #savePredictions} copied. */
    void restorePredictions(float[] from) {
        for (int row = 0; row < streams; row++) {
            recalled[row] = (int) from[first + row];
        }
        recalls = true;
        begun = recalled[0] >= 0;
    }

    private void forward(int from, int to) {
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).forward(from, to);
            dropouts.get(l).forward(from, to);
        }
        head.forward(from, to);
    }

    /** The sum of its losses, in nats. */
    double loss() {
        return readsVectors ? head.loss(bits, asked) : head.loss(targets);
    }

    /** @param share of the loss that one of its rows has */
    void backward(float share) {
        if (readsVectors) {
            head.backward(bits, asked, share);
        } else {
            head.backward(targets, share);
        }
        for (int l = layers.size() - 1; l >= 0; l--) {
            dropouts.get(l).backward();
            layers.get(l).backward();
        }
    }

    void addGradients(Slice slice) {
        head.addGradients(slice);
        for (int l = layers.size() - 1; l >= 0; l--) {
            layers.get(l).addGradients(slice);
        }
    }

    void carry() {
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).carry();
        }
    }

    void reset() {
        begun = false;
        recalls = false;
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).reset();
        }
    }

    /** See {@link Window#forgetMemory}; the outputs of a controller with a memory are its {@code hidden} units and what is read. */
    void forgetMemory(int hidden) {
        for (int l = 0; l < layers.size(); l++) {
            List<FMatrixRMaj> states = layers.get(l).states();
            for (int s = CONTROLLER_STATES; s < states.size(); s++) {
                Arrays.fill(states.get(s).data, 0, streams * states.get(s).numCols, 0);
            }
            FMatrixRMaj outputs = states.get(0);
            for (int row = 0; row < streams; row++) {
                Arrays.fill(outputs.data, row * outputs.numCols + hidden, (row + 1) * outputs.numCols, 0);
            }
        }
    }

    /** Whether the stream of the window is one of its own. */
    boolean holds(int stream) {
        return stream >= first && stream < first + streams;
    }

    /** Where the window's stream stands at a step, in what has a row for each of the lane's. */
    int row(int t, int stream) {
        return t * streams + stream - first;
    }

    void logits(int t, int stream, float[] out) {
        head.logits(row(t, stream), out);
    }

    List<Unrolled> layers() {
        return layers;
    }
}
