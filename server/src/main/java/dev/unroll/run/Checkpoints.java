package dev.unroll.run;

import dev.unroll.store.StorageFailed;
import dev.unroll.train.TaskSpec;
import java.util.List;
import java.util.Optional;

/** Where a run keeps states that it can go on from. Used by the run's thread. */
interface Checkpoints {
    /** Keeps nothing. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public void keep(Lesson lesson, RunState state, boolean best) {
            // there is no place for it
        }

        @Override
        public Restored restore(Lesson lesson, RunState state, long upTo) {
            return Restored.NOTHING;
        }

        @Override
        public long lastGood(RunState state) {
            return 0;
        }

        @Override
        public void forgetAfter(long step) {
            // there is nothing to forget
        }

        @Override
        public void finish() {
            // nothing is under way
        }

        @Override
        public void settle() {
            // nothing is under way
        }

        @Override
        public Optional<StorageFailed> trouble() {
            return Optional.empty();
        }

        @Override
        public void watch(Runnable told) {
            // there is nothing to tell
        }

        @Override
        public void tryAgain() {
            // nothing has failed
        }
    };

    /**
     * What a lesson was given.
     *
     * @param spec the settings when that was kept; empty when there was nothing to be given
     * @param told what people are to know of it: that it comes from another machine, say; or empty
     * @param notices that damaged ones were passed over
     */
    record Restored(Optional<TaskSpec> spec, String told, List<RunNotice> notices) {
        static final Restored NOTHING = new Restored(Optional.empty(), "", List.of());
    }

    /** Copies the state of a lesson, to be written in the background; a state that is not sound is not kept. */
    void keep(Lesson lesson, RunState state, boolean best);

    /**
     * Gives a lesson at step 0 the newest sound state of the same generation that is kept, with the settings that it had then; it stays at
     * step 0 when there is none.
     *
     * @param upTo the largest step of such a state
     * @throws dev.unroll.store.StorageFailed when the disk does not give any of them
     * @throws dev.unroll.train.InvalidSpec when none is sound, and the run did not begin at step 0
     */
    Restored restore(Lesson lesson, RunState state, long upTo);

    /** The step of the newest state of the same generation that was kept while the loss was about as low as it has been; 0 when there is none. */
    long lastGood(RunState state);

    /** What comes after that step is of another generation; all is, after a negative one. */
    void forgetAfter(long step);

    /** Waits until what was copied is written, or could not be: then it is tried again and again. */
    void finish();

    /** Waits until it would be found after a crash, too. */
    void settle();

    /** Why the newest could not be written, until it could. Any thread may ask. */
    Optional<StorageFailed> trouble();

    /** Who is told, on another thread, that {@link #trouble} has changed. */
    void watch(Runnable told);

    /** Tries at once what has failed. */
    void tryAgain();
}
