package dev.unroll.cell;

import dev.unroll.numeric.Slice;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** One step of a layer after another: the recurrent product and the non-linearities. Owns the buffers of a window. */
interface Recurrence {
    /** The buffers that the layer around it uses as well. */
    Buffers buffers();

    /** See {@link Unrolled#traces}. */
    default List<FMatrixRMaj> traces() {
        return List.of();
    }

    /** Forward through step {@code t}. */
    void step(int t);

    /** Before the first {@link #stepBack}, which is for the last step. */
    default void beginBack() {}

    /** From the gradient of the outputs of step {@code t} to those of its products. */
    void stepBack(int t);

    /** Adds to the gradients of weights that belong to no product, in a share of their columns. */
    default void addGradient(Slice slice) {}
}
