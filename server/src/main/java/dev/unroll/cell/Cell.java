package dev.unroll.cell;

import dev.unroll.param.Parameter;
import java.util.List;

/** The weights of one recurrent layer. Holds no state. */
public sealed interface Cell permits RnnCell, LstmCell, GruCell {
    /** The weights, in the order in which they are saved. */
    List<Parameter> parameters();

    /** Lays the cell out over the steps of a window, for {@code batch} streams in parallel. */
    Unrolled unroll(int steps, int batch);
}
