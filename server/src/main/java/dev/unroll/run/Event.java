package dev.unroll.run;

import dev.unroll.task.AddedSum;
import dev.unroll.task.Findings;
import dev.unroll.task.SpelledWord;
import dev.unroll.task.shapes.Accuracy;
import dev.unroll.task.shapes.Reading;
import dev.unroll.train.Passage;
import dev.unroll.train.Tried;

/** Something that happened to a run. Sequence numbers grow by event and are never used twice, not even after a reset. */
public sealed interface Event {
    /** Its place among the run's events, from 1. */
    long sequence();

    /** Resets before it. */
    int generation();

    /** Steps taken before it. */
    long step();

    /** The run has another state; replaces the status before it. */
    record StatusChanged(long sequence, RunState state) implements Event {
        @Override
        public int generation() {
            return state.generation();
        }

        @Override
        public long step() {
            return state.progress().step();
        }
    }

    /** A point of the curve. */
    record PointAdded(long sequence, int generation, Point point) implements Event {
        @Override
        public long step() {
            return point.step();
        }
    }

    /** The network wrote something. */
    record SampleWritten(long sequence, int generation, Sample sample) implements Event {
        @Override
        public long step() {
            return sample.step();
        }
    }

    /** The loss over the validating part of the text was measured. */
    record ValidationMeasured(long sequence, int generation, Evaluated evaluation) implements Event {
        @Override
        public long step() {
            return evaluation.step();
        }
    }

    /** A network that learns to add has learnt from a sum; replaces the one before it. */
    record SumAdded(long sequence, int generation, long step, AddedSum sum) implements Event {}

    /**
     * A network that learns a memory task was tried; replaces the one before it.
     *
     * @param length items of the longest sequence that is trained on at present
     */
    record MemoryTried(long sequence, int generation, long step, int length, Tried tried) implements Event {}

    /** A network has read a sequence, and what happened in its memory was taken down; replaces the one before it. */
    record PassageRead(long sequence, int generation, long step, Passage passage) implements Event {}

    /** A network that learns to add was looked into; replaces what was found before. */
    record LaboratoryMeasured(long sequence, int generation, long step, Findings findings) implements Event {}

    /** A network that learns a shape was shown an example and tried; replaces the one before it. */
    record ExampleRead(long sequence, int generation, long step, Reading reading, Accuracy accuracy) implements Event {}

    /** A network that learns one word spells it; replaces the one before it. */
    record WordSpelled(long sequence, int generation, long step, SpelledWord spelled) implements Event {}
}
