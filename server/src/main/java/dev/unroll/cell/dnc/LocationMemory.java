package dev.unroll.cell.dnc;

import dev.unroll.numeric.Kernels;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The simpler memory of krocki's dnc-numpy.py, which is addressed by location alone: the controller emits a score for every slot.
 * {@code w^r = softmax(k^r); w^w = softmax(k^w); M = Mₜ₋₁∘(1 - w^w·σ(e)ᵀ) + w^w·vᵀ; r = Mᵀ·w^r}. The interface vector is
 * {@code [k^r; k^w; v; e]}, 2N + 2W numbers, and is activated in place.
 */
public final class LocationMemory implements Memory {
    private final int slots;
    private final int width;
    private final Kernels kernels;
    private final MemoryMatrix memory;
    private final FMatrixRMaj xi;
    private final FMatrixRMaj dxi;

    /** A memory of so many slots with one head to read and one to write. */
    public LocationMemory(int slots, int width, int steps, int batch, Kernels kernels) {
        this.slots = slots;
        this.width = width;
        this.kernels = kernels;
        this.memory = new MemoryMatrix(new MemoryShape(slots, width, 1), steps, batch, kernels.slots());
        this.xi = new FMatrixRMaj(steps * batch, size(slots, width));
        this.dxi = new FMatrixRMaj(steps * batch, size(slots, width));
    }

    /** Numbers of the interface vector. */
    public static int size(int slots, int width) {
        return 2 * (slots + width);
    }

    @Override
    public void begin() {
        memory.begin();
    }

    @Override
    public void forward(int row, float[] reads, int r0) {
        float[] x = xi.data;
        int read = row * xi.numCols;
        int write = read + slots;
        int vector = write + slots;
        int erase = vector + width;
        kernels.softmax(slots, x, read, x, read);
        kernels.softmax(slots, x, write, x, write);
        kernels.sigmoid(width, x, erase, x, erase);
        memory.write(row, x, write, x, erase, vector);
        memory.read(row, 1, x, read, reads, r0);
    }

    @Override
    public void beginBack() {
        Arrays.fill(dxi.data, 0);
        memory.beginBack();
    }

    @Override
    public void backward(int row, int stream, float[] dreads, int r0) {
        float[] x = xi.data;
        float[] d = dxi.data;
        int read = row * xi.numCols;
        int write = read + slots;
        int vector = write + slots;
        int erase = vector + width;
        memory.readBack(row, stream, 1, x, read, d, read, dreads, r0);
        memory.writeBack(row, stream, x, write, d, write, x, d, erase, vector);
        softmaxBack(x, d, read);
        softmaxBack(x, d, write);
        for (int i = erase; i < erase + width; i++) {
            d[i] *= x[i] * (1 - x[i]);
        }
    }

    /** {@code dk = w∘(dw - w·dw)}. */
    private void softmaxBack(float[] w, float[] d, int at) {
        double mean = 0;
        for (int i = at; i < at + slots; i++) {
            mean += (double) w[i] * d[i];
        }
        for (int i = at; i < at + slots; i++) {
            d[i] = (float) (w[i] * (d[i] - mean));
        }
    }

    @Override
    public FMatrixRMaj interfaceVectors() {
        return xi;
    }

    @Override
    public FMatrixRMaj interfaceGradients() {
        return dxi;
    }

    @Override
    public List<FMatrixRMaj> states() {
        return List.of(memory.m);
    }

    @Override
    public List<FMatrixRMaj> traces() {
        return List.of(xi);
    }
}
