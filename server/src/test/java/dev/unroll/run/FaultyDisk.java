package dev.unroll.run;

import dev.unroll.store.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** A disk whose k-th operation fails, or all from then on until it is mended. What passes is done by the real one. */
final class FaultyDisk implements Disk {
    private final long at;
    private final boolean forEver;
    private final String error;
    private long count;
    private boolean failed;
    private boolean mended;
    private boolean looking;

    FaultyDisk(long at, boolean forEver, String error) {
        this.at = at;
        this.forEver = forEver;
        this.error = error;
    }

    @Override
    public synchronized void before(Operation operation, Path path) throws IOException {
        if (looking || mended) {
            return;
        }
        count++;
        if (forEver ? count >= at : count == at) {
            failed = true;
            throw new IOException(error);
        }
    }

    /** Whether an operation has failed. */
    synchronized boolean failed() {
        return failed;
    }

    /** Whether it goes on failing. */
    synchronized boolean failing() {
        return failed && forEver && !mended;
    }

    /** From now on everything is done. */
    synchronized void mend() {
        mended = true;
    }

    /** Everything is done while {@code look} looks at what is there. */
    <T> T sound(Callable<T> look) throws Exception {
        set(true);
        try {
            return look.call();
        } finally {
            set(false);
        }
    }

    private synchronized void set(boolean now) {
        looking = now;
    }

    @Override
    public synchronized String toString() {
        return "operation %d%s: %s".formatted(at, forEver ? " and all after it" : "", error);
    }
}
