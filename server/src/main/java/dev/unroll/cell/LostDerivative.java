package dev.unroll.cell;

/** {@link Breakage#GATE} of a sigmoid gate: takes the factor {@code a·(1 - a)} out of a gradient that has it. */
final class LostDerivative {
    private final int hidden;
    private final float[] activations;

    LostDerivative(int hidden) {
        this.hidden = hidden;
        this.activations = new float[hidden];
    }

    /** Takes the gate's activations, before the gradient takes their place. */
    void keep(float[] a, int gate) {
        System.arraycopy(a, gate, activations, 0, hidden);
    }

    void takeOut(float[] gradients, int gate) {
        for (int j = 0; j < hidden; j++) {
            gradients[gate + j] /= activations[j] * (1 - activations[j]);
        }
    }
}
