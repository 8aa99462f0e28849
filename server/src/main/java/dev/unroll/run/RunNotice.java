package dev.unroll.run;

import java.util.Locale;

/**
 * Something that a person is to know of how a run is kept.
 *
 * @param kind what
 * @param step of the checkpoint that was used instead of a damaged one; else 0
 * @param count of what is damaged; else 0
 */
public record RunNotice(Kind kind, long step, int count) {
    /** What there is to be known. {@link #toString} is the name on the wire. */
    public enum Kind {
        /** There is no room on the disk: the run waits. */
        DISK_FULL,
        /** The disk does not do its part: the run waits. */
        DISK_FAILED,
        /** Another program holds the database: the run waits. */
        DATABASE_LOCKED,
        /** The database was found damaged while the server ran: the run waits. */
        DATABASE_DAMAGED,
        /** Checkpoints were damaged or missing, and an earlier one was used; or none, and all steps are repeated. */
        CHECKPOINT_DAMAGED,
        /** Parts of its history are damaged and left out. */
        HISTORY_DAMAGED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
