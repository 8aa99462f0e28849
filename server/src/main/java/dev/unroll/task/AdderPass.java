package dev.unroll.task;

import java.util.List;

/** An adder over the columns of a batch of sums, forward and back. Owns every buffer; passes allocate nothing. */
public sealed interface AdderPass permits BatchPass, SinglePass {
    /** Takes the weights as they are now. To be called whenever they changed. */
    void load();

    /** Puts a sum in its place in the batch. */
    void set(int row, long a, long b);

    /** Adds, from the least significant column to the most. */
    void forward();

    /** Adds with some hidden units held. */
    void forward(List<Clamp> clamps);

    /** The gradients of {@code ½·Σ (target - output)²}, by backpropagation through all columns, in place of those there were. */
    void backward();

    /** The sum of |target - output| over the columns of a sum. */
    double error(int row);

    /** The output in a column, from 0 to 1. */
    float output(int column, int row);

    /** Whether the output in a column says the bit of the sum. */
    boolean right(int column, int row);

    /** A hidden unit after a column. */
    float state(int column, int row, int unit);

    /** The gradient of the loss by a hidden unit after a column, with what flows back from later columns. */
    float stateGradient(int column, int row, int unit);

    /** Columns of a sum. */
    int columns();

    /** Sums at once. */
    int batch();
}
