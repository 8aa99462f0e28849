package dev.unroll.task.shapes;

import java.util.Locale;

/**
 * How inputs and outputs stand to each other in time, as in the figure of Karpathy 2015, "The Unreasonable Effectiveness of Recurrent Neural
 * Networks". Its {@code toString} is the form on the wire.
 */
public enum Shape {
    /** One thing in, one out: no time at all. */
    ONE_TO_ONE,
    /** One thing in, a sequence out. */
    ONE_TO_MANY,
    /** A sequence in, one thing out at its end. */
    MANY_TO_ONE,
    /** A sequence in, and at each step something out. */
    MANY_TO_MANY,
    /** A sequence in; when it is read, another one out. */
    ENCODER_DECODER;

    /** The problem by which it is learnt. */
    public Problem problem() {
        return switch (this) {
            case ONE_TO_ONE -> new Kinds();
            case ONE_TO_MANY -> new Spelling();
            case MANY_TO_ONE -> new Sentiment();
            case MANY_TO_MANY -> new Tagging();
            case ENCODER_DECODER -> new Reversal();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
