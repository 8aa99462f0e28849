package dev.unroll.cell.dnc;

import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * A memory over a window: from the interface vector of a step to what is read, and back. Owns every buffer; row {@code t·batch + stream} of
 * those that have a row a step is step t of a stream, and in those with the state before the window it is the state before that step.
 */
public sealed interface Memory permits ExternalMemory, LocationMemory {
    /** To be called before the first step of a window. */
    void begin();

    /**
     * One step of one stream.
     *
     * @param reads takes the read vectors, R × W at {@code r0}
     */
    void forward(int row, float[] reads, int r0);

    /** To be called before the last step's {@link #backward}, which is the first. */
    void beginBack();

    /**
     * One step of one stream back, in the opposite order.
     *
     * @param dreads gradients of the read vectors, R × W at {@code r0}
     */
    void backward(int row, int stream, float[] dreads, int r0);

    /** Interface vectors, {@code steps·batch × size}: what the controller emits goes there before {@link #forward}. */
    FMatrixRMaj interfaceVectors();

    /** The gradients of what the controller emitted, after {@link #backward}. */
    FMatrixRMaj interfaceGradients();

    /** What is carried, {@code (steps + 1)·batch} rows each. */
    List<FMatrixRMaj> states();

    /** What a step computes on its way, {@code steps·batch} rows each. */
    List<FMatrixRMaj> traces();
}
