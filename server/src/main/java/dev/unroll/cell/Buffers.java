package dev.unroll.cell;

import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * What a recurrence shares with the layer around it; rows of a step lie together.
 *
 * @param inputPart {@code x·W + b} of every step, which {@link Recurrence#step} reads; {@link Recurrence#stepBack} leaves its gradient there
 * @param recurrentGradients the gradient of {@code hₜ₋₁·W}, which stepBack leaves; the same buffer where it is the same
 * @param outputs hₜ, with the state before the window in the first {@code batch} rows
 * @param outputGradients their gradients
 * @param states what is carried; see {@link Unrolled#states}
 */
record Buffers(
        FMatrixRMaj inputPart,
        FMatrixRMaj recurrentGradients,
        FMatrixRMaj outputs,
        FMatrixRMaj outputGradients,
        List<FMatrixRMaj> states) {}
