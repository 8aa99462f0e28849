package dev.unroll.run;

import java.util.Locale;

/** What a run is doing. {@link #toString} is the name on the wire. */
public enum Status {
    /** Takes steps. */
    TRAINING,
    /** Waits for a command. */
    PAUSED,
    /** Has taken all its steps. */
    FINISHED,
    /** Its loss has left the range where anything is learnt. */
    DIVERGED,
    /** Something unforeseen ended it. */
    FAILED;

    /** Whether only a reset can make it take another step. */
    public boolean ended() {
        return this == FINISHED || this == DIVERGED || this == FAILED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
