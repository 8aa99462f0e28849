package dev.unroll.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;

/** The disk has no place for what was to be written. */
public final class NoRoom extends IOException {
    private static final long serialVersionUID = 1;

    /** What systems say of it: ENOSPC, EDQUOT, and Windows. Java has no type for it. */
    private static final List<String> SAID =
            List.of("No space left on device", "Disk quota exceeded", "There is not enough space on the disk");

    NoRoom(long room) {
        super(String.format(
                Locale.ROOT,
                "The disk of the data folder has only %,d MB left; free some, or start Unroll with another folder (--data)",
                room / 1_000_000));
    }

    /** Whether that is what went wrong. */
    static boolean isMeantBy(IOException e) {
        String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return e instanceof NoRoom || (said != null && SAID.stream().anyMatch(said::contains));
    }
}
