package dev.unroll.store;

import java.io.IOException;
import java.util.Locale;

/** What was to be kept could not be written or read. The message is for the person who trains. */
public final class StorageFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Cause kind;

    /** Why. {@link #toString} is the name on the wire. */
    public enum Cause {
        /** There is no room: it works again when there is. */
        DISK_FULL,
        /** Another program holds the database. */
        DATABASE_LOCKED,
        /** The database is not what was written into it: it is set aside at the next start. */
        DATABASE_DAMAGED,
        /** The disk does not do its part. */
        DISK_FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    StorageFailed(Cause kind, String reason, Throwable cause) {
        super(sentence(kind, reason), cause);
        this.kind = kind;
    }

    /** A file that could not be written or read. */
    public static StorageFailed of(IOException e) {
        return new StorageFailed(NoRoom.isMeantBy(e) ? Cause.DISK_FULL : Cause.DISK_FAILED, String.valueOf(e), e);
    }

    private static String sentence(Cause kind, String reason) {
        return switch (kind) {
            case DISK_FULL ->
                "The disk of the data folder is full; training waits, and goes on by itself when there is room again";
            case DATABASE_LOCKED ->
                "Another program holds the database of the data folder (unroll.db); training goes on when it lets go";
            case DATABASE_DAMAGED ->
                "The database of the data folder is damaged (%s). Start Unroll again: it sets it aside and uses the backup"
                        .formatted(reason);
            case DISK_FAILED ->
                "The data folder cannot be written or read (%s). Check the disk; training waits, it is tried again every few seconds and when Train is pressed"
                        .formatted(reason);
        };
    }

    /** Why. */
    public Cause kind() {
        return kind;
    }
}
