package dev.unroll.net.reference;

/** One recurrent layer, one step at a time. */
interface PlainCell {
    /**
     * The output {@code h} of a step.
     *
     * @param x what the layer reads: a one-hot vector for the lowest layer
     * @param state what is carried from step to step, as {@link #start} makes it; changed in place. {@code state[0]} is h
     */
    double[] step(double[] x, double[][] state);

    /** A state of zeros. */
    double[][] start();
}
