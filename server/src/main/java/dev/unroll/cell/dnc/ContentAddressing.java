package dev.unroll.cell.dnc;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Slots;
import java.util.Arrays;

/**
 * Content addressing {@code C(M, k, β)ᵢ = softmaxᵢ(β·cos(k, Mᵢ))} for one or several keys, with the cosine similarity
 * {@code cos(u, v) = u·v / (√(u·u + ε)·√(v·v + ε))}, which is finite for zero keys and slots.
 */
final class ContentAddressing {
    private final int heads;
    private final int slots;
    private final int width;
    private final int keys;
    private final int strengths;
    private final boolean works;
    private final Kernels kernels;
    private final Slots small;
    private final MemoryMatrix memory;
    private final float[] cosines;
    private final float[] keyNorms;
    private final float[] slopes;
    private final float[] shrink;

    /** The weightings, heads × N for each row. */
    final float[] weightings;

    /**
     * @param heads how many keys
     * @param keys where they stand in the interface vector, heads × W
     * @param strengths where their strengths stand
     * @param rows steps times streams
     * @param works false for weightings that are {@code 1/N} whatever the keys
     */
    ContentAddressing(
            MemoryShape shape,
            int heads,
            int keys,
            int strengths,
            int rows,
            boolean works,
            MemoryMatrix memory,
            Kernels kernels) {
        this.heads = heads;
        this.slots = shape.slots();
        this.width = shape.width();
        this.keys = keys;
        this.strengths = strengths;
        this.works = works;
        this.kernels = kernels;
        this.small = kernels.slots();
        this.memory = memory;
        this.cosines = new float[rows * heads * slots];
        this.keyNorms = new float[rows * heads];
        this.slopes = new float[heads * slots];
        this.shrink = new float[slots];
        this.weightings = new float[rows * heads * slots];
    }

    /**
     * @param at of the memory that is addressed: a row of its buffers
     * @param xi the interface vector, at {@code x0}
     */
    void forward(int row, int at, float[] xi, int x0) {
        int first = row * heads * slots;
        if (!works) {
            Arrays.fill(weightings, first, first + heads * slots, 1f / slots);
            return;
        }
        Arrays.fill(cosines, first, first + heads * slots, 0);
        int m = at * slots * width;
        small.addProduct(heads, width, slots, xi, x0 + keys, width, 1, memory.transposed, m, cosines, first);
        for (int head = 0; head < heads; head++) {
            int c = first + head * slots;
            float norm = norm(xi, x0 + keys + head * width);
            keyNorms[row * heads + head] = norm;
            float strength = xi[x0 + strengths + head];
            for (int i = 0; i < slots; i++) {
                cosines[c + i] /= norm * memory.norms[at * slots + i];
                weightings[c + i] = strength * cosines[c + i];
            }
            kernels.softmax(slots, weightings, c, weightings, c);
        }
    }

    private float norm(float[] xi, int key) {
        float sum = MemoryMatrix.EPSILON;
        for (int j = key; j < key + width; j++) {
            sum += xi[j] * xi[j];
        }
        return (float) Math.sqrt(sum);
    }

    /**
     * {@code ds = C∘(dC - C·dC); dβ += ds·cos; dcos = β·ds; dk += Σᵢ dcosᵢ·(Mᵢ/(|k||Mᵢ|) - cosᵢ·k/|k|²)}, and dMᵢ likewise.
     *
     * @param dc the gradients of the weightings, heads × N from the start
     */
    void backward(int row, int at, int stream, float[] xi, float[] dxi, int x0, float[] dc) {
        if (!works) {
            return;
        }
        Arrays.fill(shrink, 0);
        for (int head = 0; head < heads; head++) {
            cosineBack(head, (row * heads + head) * slots, at * slots, keyNorms[row * heads + head], xi, dxi, x0, dc);
        }
        int m = at * slots * width;
        small.addProduct(heads, slots, width, slopes, 0, slots, 1, memory.m.data, m, dxi, x0 + keys);
        memory.addOuterProducts(stream, heads, slopes, 0, xi, x0 + keys);
        memory.addScaled(at, stream, shrink);
    }

    /** Leaves {@code dcosᵢ/(|k||Mᵢ|)} in slopes and adds {@code -dcosᵢ·cosᵢ/|Mᵢ|²} to shrink. */
    private void cosineBack(int head, int c, int norms, float keyNorm, float[] xi, float[] dxi, int x0, float[] dc) {
        int d = head * slots;
        double mean = 0;
        for (int i = 0; i < slots; i++) {
            mean += (double) weightings[c + i] * dc[d + i];
        }
        float strength = xi[x0 + strengths + head];
        double dstrength = 0;
        double turned = 0;
        for (int i = 0; i < slots; i++) {
            float cosine = cosines[c + i];
            float norm = memory.norms[norms + i];
            double ds = weightings[c + i] * (dc[d + i] - mean);
            double dcosine = strength * ds;
            dstrength += ds * cosine;
            turned += dcosine * cosine;
            slopes[d + i] = (float) (dcosine / (keyNorm * norm));
            shrink[i] -= (float) (dcosine * cosine / (norm * norm));
        }
        dxi[x0 + strengths + head] += (float) dstrength;
        float factor = (float) (turned / (keyNorm * keyNorm));
        int key = x0 + keys + head * width;
        for (int j = key; j < key + width; j++) {
            dxi[j] -= factor * xi[j];
        }
    }
}
