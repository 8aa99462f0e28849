package dev.unroll.cell.dnc;

import org.ejml.data.FMatrixRMaj;

/**
 * Where there is room: with φ the free list, slots in ascending order of usage and ties in that of the index,
 * {@code a[φⱼ] = (1 - u[φⱼ])·Π u[φᵢ]} over all i before j. φ is a constant to the gradient.
 */
final class Allocation {
    private final int slots;
    private final int[] order;

    /** The allocation weightings, N for each row. */
    final FMatrixRMaj a;

    /** Products of usages before each place of the free list. */
    private final float[] products;

    Allocation(MemoryShape shape, int rows) {
        this.slots = shape.slots();
        this.order = new int[rows * slots];
        this.a = new FMatrixRMaj(rows, slots);
        this.products = new float[rows * slots];
    }

    /** @param u usages, at {@code u0} */
    void forward(int row, double[] u, int u0) {
        int first = row * slots;
        sort(first, u, u0);
        float product = 1;
        for (int j = first; j < first + slots; j++) {
            float used = (float) u[u0 + order[j]];
            products[j] = product;
            a.data[first + order[j]] = (1 - used) * product;
            product *= used;
        }
    }

    /** By insertion, which keeps ties in order and needs no room. */
    private void sort(int first, double[] u, int u0) {
        for (int n = 0; n < slots; n++) {
            double used = u[u0 + n];
            int place = first + n;
            while (place > first && u[u0 + order[place - 1]] > used) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = n;
        }
    }

    /**
     * With {@code Pⱼ} the products: {@code du[φⱼ] += Pⱼ·(dPⱼ₊₁ - da[φⱼ]); dPⱼ = (1 - u[φⱼ])·da[φⱼ] + u[φⱼ]·dPⱼ₊₁}, from the last.
     *
     * @param da from the start
     * @param du takes the gradients of the usages, at {@code d0}
     */
    void backward(int row, float[] u, int u0, float[] da, float[] du, int d0) {
        int first = row * slots;
        float dproduct = 0;
        for (int j = first + slots - 1; j >= first; j--) {
            int n = order[j];
            float used = u[u0 + n];
            du[d0 + n] += products[j] * (dproduct - da[n]);
            dproduct = (1 - used) * da[n] + used * dproduct;
        }
    }
}
