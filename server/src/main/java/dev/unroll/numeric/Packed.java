package dev.unroll.numeric;

/** A right factor of {@link Kernels#multiply}, in the layout of the kernels that made it. Owned by its maker. */
public interface Packed {
    /** Rows of the matrix that is packed: the inner length of the product. */
    int rows();

    /** Columns of the matrix that is packed. */
    int columns();
}
