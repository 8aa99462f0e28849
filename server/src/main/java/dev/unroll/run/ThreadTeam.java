package dev.unroll.run;

import dev.unroll.numeric.Team;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A team of the calling thread and others, which wait for work by looking for it for a while before they sleep: work comes every few
 * milliseconds and waking costs a good part of one. Allocates nothing once it is made. One caller at a time.
 */
public final class ThreadTeam implements Team, AutoCloseable {
    private static final int LOOKS_BEFORE_SLEEP = 20_000;
    private static final long NAP = 50_000;
    private static final int GENERATION_SHIFT = 32;

    private final Thread[] others;
    private final AtomicInteger asleep = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();

    /** The number of the job and, in the low half, of its next part. A part is taken by adding one. */
    private final AtomicLong ticket = new AtomicLong();

    private volatile int parts;
    private volatile @Nullable IntConsumer work;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    /** @param threads in all, the caller's among them */
    public ThreadTeam(int threads) {
        others = new Thread[threads - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Thread(this::serve, "team-" + (i + 1));
            others[i].setDaemon(true);
            others[i].start();
        }
    }

    @Override
    public void run(int count, IntConsumer job) {
        work = job;
        failure = null;
        unfinished.set(count);
        ticket.set(((ticket.get() >>> GENERATION_SHIFT) + 1) << GENERATION_SHIFT);
        parts = count;
        if (asleep.get() > 0) {
            for (Thread other : others) {
                LockSupport.unpark(other);
            }
        }
        while (takePart()) {
            // until none is left
        }
        awaitOthers();
        parts = 0;
        rethrow();
    }

    private void awaitOthers() {
        int looks = 0;
        while (unfinished.get() > 0) {
            if (++looks < LOOKS_BEFORE_SLEEP) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, NAP);
            }
        }
    }

    /** Whether there was one to take. */
    private boolean takePart() {
        long now = ticket.get();
        int part = (int) now;
        if (part >= parts) {
            return false;
        }
        if (ticket.compareAndSet(now, now + 1)) {
            carryOut(part);
        }
        return true;
    }

    private void carryOut(int part) {
        try {
            IntConsumer job = work;
            if (job != null) {
                job.accept(part);
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            unfinished.decrementAndGet();
        }
    }

    private void rethrow() {
        Throwable thrown = failure;
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }

    private void serve() {
        int looks = 0;
        while (!closed) {
            if (takePart()) {
                looks = 0;
            } else if (++looks < LOOKS_BEFORE_SLEEP) {
                Thread.onSpinWait();
            } else {
                sleep();
                looks = 0;
            }
        }
    }

    private void sleep() {
        asleep.incrementAndGet();
        if ((int) ticket.get() >= parts && !closed) {
            LockSupport.park(this);
        }
        asleep.decrementAndGet();
    }

    /** Whether nobody looks for work any more. */
    boolean everyoneSleeps() {
        return asleep.get() == others.length;
    }

    @Override
    public void close() {
        closed = true;
        for (Thread other : others) {
            LockSupport.unpark(other);
        }
    }
}
