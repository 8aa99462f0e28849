package dev.unroll.cell;

import java.util.Locale;

/** Mistakes that people make when they derive a network by hand. {@link #toString} is the name on the wire. */
public enum Breakage {
    /** No mistake. */
    NONE,
    /** What a state does to the loss through the next step is forgotten: {@code dhₜ₋₁ += dzₜ·Wᵀ} is left out. */
    DHNEXT,
    /** The gradient of the loss by the probabilities is taken for that by the scores: the softmax's Jacobian is left out. */
    SOFTMAX,
    /** The derivative of one non-linearity is left out: tanh of the RNN, the forget gate of the LSTM, the update gate of the GRU. */
    GATE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
