package dev.unroll.cell;

import org.ejml.data.FMatrixRMaj;

/** The weights of a layer in the layout of the kernels; those who unroll the layer share them. */
public sealed interface PackedCell permits PackedLayer {
    /** Copies the weights. To be called whenever they changed. */
    void load();

    /**
     * Lays the layer out over the steps of a window, for {@code batch} streams in parallel.
     *
     * @param tokens what it reads, in the order {@code [t·batch + row]}; read at every pass, owned by the caller
     */
    Unrolled unroll(int steps, int batch, int[] tokens);

    /** As {@link #unroll(int, int, int[])}, reading vectors: one a row. */
    Unrolled unroll(int steps, int batch, FMatrixRMaj vectors);

    /** As {@link #unroll(int, int, int[])}, reading the outputs of the layer below. */
    Unrolled unroll(int steps, int batch, Activations below);
}
