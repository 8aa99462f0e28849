package dev.unroll.run;

import dev.unroll.checkpoint.Origin;
import dev.unroll.checkpoint.SavedRun;
import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.numeric.Kernels;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.Resumable;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Trainer;
import dev.unroll.train.WarmStart;

/**
 * What a run begins with that goes on from a checkpoint: the same file, or, where its text, its rule of update or its windows are others, one
 * that was made of it.
 */
final class FirstCheckpoint {
    private final byte[] file;
    private final SavedRun saved;
    private final String told;

    private FirstCheckpoint(byte[] file, SavedRun saved, String told) {
        this.file = file;
        this.saved = saved;
        this.told = told;
    }

    /** The checkpoint: not a copy. */
    byte[] file() {
        return file;
    }

    /** The same, read. */
    SavedRun saved() {
        return saved;
    }

    /** What people are to know; empty when it goes on exactly. */
    String told() {
        return told;
    }

    /**
     * Gives it to a trainer at step 0.
     *
     * @param here where it goes on
     * @throws InvalidSpec when the trainer's settings do not fit what was learnt
     */
    static FirstCheckpoint of(byte[] file, SavedRun saved, Resumable trainer, Origin here, Kernels kernels) {
        try {
            if (trainer instanceof Trainer text && saved.spec() instanceof RunSpec before) {
                boolean sameText = saved.origin().corpus().equals(here.corpus());
                if (WarmStart.needed(before, text.spec(), sameText)) {
                    return warm(saved, text, sameText, here, kernels);
                }
            }
            saved.restore(trainer);
            return new FirstCheckpoint(file, saved, "");
        } catch (UnreadableCheckpoint e) {
            throw new InvalidSpec(
                    "spec", "With these settings it cannot go on from that checkpoint: " + e.getMessage());
        }
    }

    private static FirstCheckpoint warm(SavedRun saved, Trainer text, boolean sameText, Origin here, Kernels kernels)
            throws UnreadableCheckpoint {
        WarmStart start = saved.begin(text, sameText, kernels);
        byte[] made = SavedRun.bytes(text, here);
        return new FirstCheckpoint(made, SavedRun.read(made), start.sentence(text.spec()));
    }
}
