package dev.unroll.run;

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
        public Optional<String> restore(Lesson lesson, RunState state) {
            return Optional.empty();
        }

        @Override
        public void forgetAfter(long step) {
            // there is nothing to forget
        }

        @Override
        public void finish() {
            // nothing is under way
        }
    };

    /** Copies the state of a lesson, to be written in the background; a state that is not sound is not kept. */
    void keep(Lesson lesson, RunState state, boolean best);

    /**
     * Gives a lesson at step 0 the newest sound state of the same generation that is kept; it stays at step 0 when there is none.
     *
     * @return what people are to know of it: that a damaged one was passed over, say
     */
    Optional<String> restore(Lesson lesson, RunState state);

    /** What comes after that step is of another generation; all is, after a negative one. */
    void forgetAfter(long step);

    /** Waits until what was copied is written. */
    void finish();
}
