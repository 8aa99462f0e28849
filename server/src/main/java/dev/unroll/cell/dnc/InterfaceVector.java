package dev.unroll.cell.dnc;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Oneplus;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The interface vectors ξ of a window, a row for each step and stream. Forward puts oneplus of the strengths, σ of the erase vector and of
 * the gates and the softmax of each head's read modes in place of what the controller emitted; keys and write vector stay.
 */
final class InterfaceVector {
    private final InterfaceLayout layout;
    private final Kernels kernels;
    private final int heads;
    private final Mechanisms mechanisms;
    private final float[] slopes;

    /** ξ, {@code rows × size}: raw before {@link #forward}. */
    final FMatrixRMaj xi;

    /** Its gradient: by the activated vector before {@link #backward}, by the raw one after. */
    final FMatrixRMaj dxi;

    InterfaceVector(MemoryShape shape, Mechanisms mechanisms, int rows, Kernels kernels) {
        this.layout = shape.layout();
        this.kernels = kernels;
        this.heads = shape.readHeads();
        this.mechanisms = mechanisms;
        this.slopes = new float[rows * (heads + 1)];
        this.xi = new FMatrixRMaj(rows, layout.size());
        this.dxi = new FMatrixRMaj(rows, layout.size());
    }

    int at(int row) {
        return row * layout.size();
    }

    void forward(int row) {
        float[] x = xi.data;
        int at = at(row);
        int slope = row * (heads + 1);
        Oneplus.apply(heads, x, at + layout.readStrengths(), slopes, slope);
        Oneplus.apply(1, x, at + layout.writeStrength(), slopes, slope + heads);
        kernels.sigmoid(layout.width(), x, at + layout.erase(), x, at + layout.erase());
        int gates = at + layout.freeGates();
        kernels.sigmoid(heads + 2, x, gates, x, gates);
        for (int head = 0; head < heads; head++) {
            int modes = at + layout.readModes() + 3 * head;
            kernels.softmax(3, x, modes, x, modes);
        }
        leaveOut(x, at, slope);
    }

    /** Constants for mechanisms that are not at work; their slopes are zero. */
    private void leaveOut(float[] x, int at, int slope) {
        if (!mechanisms.strengths()) {
            Arrays.fill(x, at + layout.readStrengths(), at + layout.readStrengths() + heads, 1);
            x[at + layout.writeStrength()] = 1;
            Arrays.fill(slopes, slope, slope + heads + 1, 0);
        }
        if (!mechanisms.allocation()) {
            x[at + layout.allocationGate()] = 0;
        }
        for (int head = 0; head < heads && !mechanisms.links(); head++) {
            int modes = at + layout.readModes() + 3 * head;
            x[modes] = 0;
            x[modes + 1] = 1;
            x[modes + 2] = 0;
        }
    }

    void backward(int row) {
        float[] d = dxi.data;
        int at = at(row);
        int slope = row * (heads + 1);
        for (int head = 0; head < heads; head++) {
            d[at + layout.readStrengths() + head] *= slopes[slope + head];
        }
        d[at + layout.writeStrength()] *= slopes[slope + heads];
        sigmoidBack(layout.width(), xi.data, d, at + layout.erase());
        sigmoidBack(heads + 2, xi.data, d, at + layout.freeGates());
        for (int head = 0; head < heads; head++) {
            softmaxBack(xi.data, d, at + layout.readModes() + 3 * head);
        }
    }

    /** {@code dx = dy·y·(1 - y)}. */
    private static void sigmoidBack(int length, float[] y, float[] d, int at) {
        for (int i = at; i < at + length; i++) {
            d[i] *= y[i] * (1 - y[i]);
        }
    }

    /** {@code dx = y·(dy - Σ y·dy)} of three. */
    private static void softmaxBack(float[] y, float[] d, int at) {
        float mean = y[at] * d[at] + y[at + 1] * d[at + 1] + y[at + 2] * d[at + 2];
        for (int i = at; i < at + 3; i++) {
            d[i] = y[i] * (d[i] - mean);
        }
    }
}
