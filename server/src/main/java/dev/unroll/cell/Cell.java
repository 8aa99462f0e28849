package dev.unroll.cell;

import dev.unroll.param.Parameter;
import java.util.List;

/** The weights of one recurrent layer. Holds no state. */
public sealed interface Cell permits RnnCell, LstmCell, GruCell, DncCell {
    /** The weights, in the order in which they are saved. */
    List<Parameter> parameters();

    /** Sets the bias of the forget gate, in a cell that has one. */
    default void forgetBias(float value) {}

    /**
     * Makes room for the weights in the layout of the kernels.
     *
     * @param dense whether the layer reads vectors or the layer below; false where it reads tokens
     */
    PackedCell pack(boolean dense, Passes passes);
}
