package dev.unroll.store;

import java.io.IOException;
import java.util.Locale;

/** The disk has no place for what was to be written. */
public final class NoRoom extends IOException {
    private static final long serialVersionUID = 1;

    NoRoom(long room) {
        super(String.format(
                Locale.ROOT,
                "The disk of the data folder has only %,d MB left; free some, or start Unroll with another folder (--data)",
                room / 1_000_000));
    }
}
