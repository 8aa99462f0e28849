package dev.unroll.net.reference;

/** A layer that reads one sequence, one step at a time; what is carried from step to step is its own. */
interface PlainStream {
    /**
     * The output of a step.
     *
     * @param x what the layer reads: a one-hot vector for the lowest layer
     */
    double[] step(double[] x);
}
