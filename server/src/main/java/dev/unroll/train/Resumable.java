package dev.unroll.train;

/**
 * A trainer that can be stopped at any step and gone on with exactly: another one, made from the same spec (and text) and given the state
 * of this one, takes the same steps bit for bit. To be used between steps.
 */
public interface Resumable {
    /** What it was made with, and what was changed since: what another one is to be made with. */
    TaskSpec spec();

    /** Steps taken. */
    long steps();

    /** Everything that its steps change. */
    LiveState live();

    /** A copy of its state; the room can be used again by {@link LiveState#save}. */
    default TrainerState state() {
        return live().copy();
    }

    /**
     * Goes on from there.
     *
     * @throws IllegalArgumentException in a sentence, when it is not a state that this trainer can have; nothing is changed then
     */
    default void restore(TrainerState state) {
        live().check(state);
        live().restore(state);
    }
}
