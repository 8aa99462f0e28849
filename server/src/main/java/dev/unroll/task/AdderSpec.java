package dev.unroll.task;

import dev.unroll.cell.CellSpec;

/** What a network that adds is: the kind and size of its hidden layer. */
public sealed interface AdderSpec {
    /** Units of the hidden state. */
    int hidden();

    /**
     * The network of Elman 1990 without biases: {@code hₜ = f(xₜ·synapse_0 + rₜ₋₁·synapse_h)}.
     *
     * @param recurrence what r is: the hidden state, or the input
     */
    record Elman(int hidden, Activation activation, Recurrence recurrence) implements AdderSpec {
        /** @throws IllegalArgumentException when {@code hidden} is not positive */
        public Elman {
            CellSpec.requirePositive(hidden);
        }
    }

    /** A layer of text networks, which reads the two bits of a column as one of four tokens. */
    record Gated(CellSpec cell) implements AdderSpec {
        @Override
        public int hidden() {
            return cell.hidden();
        }
    }
}
