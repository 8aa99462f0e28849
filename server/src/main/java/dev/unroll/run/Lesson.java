package dev.unroll.run;

import dev.unroll.run.RunState.Progress;
import dev.unroll.train.Diverged;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.Resumable;
import dev.unroll.train.TaskSpec;
import java.util.List;

/**
 * What a run learns, step by step; when it takes steps is {@link Training}'s affair. What there is to be seen it writes into the run's journal.
 * Used by one thread at a time.
 */
interface Lesson {
    /** Makes the lessons of a run. */
    @FunctionalInterface
    interface Maker {
        /**
         * One at step 0.
         *
         * @throws InvalidSpec when the spec cannot be learnt
         */
        Lesson make(TaskSpec spec, Journal journal);
    }

    /** Shows what there is to be seen before the first step. */
    void open();

    /** Takes a step; {@link Diverged} when it has run away. */
    void step();

    /**
     * After a step: shows what is due, and begins to measure when that is due.
     *
     * @param trained nanoseconds so far
     * @param last whether no step is to follow
     */
    void stepped(long trained, boolean last);

    /** Whether measuring is under way: then no step is to be taken. Most lessons measure at once, if at all. */
    default boolean measuring() {
        return false;
    }

    /** Measures on; only while measuring is under way. */
    default void measure() {
        throw new IllegalStateException("no measuring is under way");
    }

    /** Measures no more. */
    default void stopMeasuring() {}

    /** No step will be taken for a while: what is seen is to be of now. */
    void rest();

    /**
     * Follows other settings, as far as they may change.
     *
     * @throws InvalidSpec when they do not fit
     */
    void follow(TaskSpec spec);

    /** Goes on from what was measured before. */
    void recall(List<Evaluated> measured);

    /** What takes the steps, whose state can be kept and given back. */
    Resumable trainer();

    /** Steps taken. */
    default long steps() {
        return trainer().steps();
    }

    /** Steps of the whole training; 0 when it has no end. */
    default long lastStep() {
        return trainer().spec().maxSteps();
    }

    /** Of the newest step. */
    double loss();

    /** Its exponential mean. */
    double smoothLoss();

    /** Of the newest step; not a number where it is not known. */
    double gradientNorm();

    /** Characters, or what stands for them, that a step reads. */
    int charactersPerStep();

    /** How far it has come. */
    Progress progress(double charactersPerSecond);
}
