package dev.unroll.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fixed number of threads that give turns to tasks: among those that are ready, the one that has used the least time is next, so
 * all get the same share of the processor whatever the length of their turns. A call goes before the turns; one thread more
 * does nothing but answer calls, so that a call waits for no turn of another task.
 */
public final class Workers implements AutoCloseable {
    /** A turn that returns this wants no other before the next call. */
    static final long NEVER = Long.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    /** Work done in turns. Never two at once for one task. */
    interface Task {
        /**
         * Does a part of the work.
         *
         * @param called whether this answers a call: then it does what was asked and nothing else
         * @return nanoseconds until it wants the next turn; 0: as soon as it is fair; {@link #NEVER}
         */
        long turn(boolean called);
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Seat> seats = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final LongSupplier clock;
    /** What the task of the newest turn had used: one that was away starts from there and claims no arrears. */
    private long floor;

    private boolean closed;

    /**
     * @param turns threads that give turns; one more answers calls
     * @param clock nanoseconds, as {@link System#nanoTime}
     */
    public Workers(int turns, LongSupplier clock) {
        this.clock = clock;
        for (int i = 0; i <= turns; i++) {
            boolean callsOnly = i == turns;
            Thread thread = new Thread(() -> work(callsOnly), callsOnly ? "calls" : "trainer-" + (i + 1));
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /** A place for {@code task}, which gets its first turn when called. */
    Seat seat(Task task) {
        return new Seat(task);
    }

    /** Waits for the turns under way, for a few seconds at most; there are no more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void work(boolean callsOnly) {
        lock.lock();
        try {
            for (Seat seat = next(callsOnly); seat != null; seat = next(callsOnly)) {
                seat.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a seat whose turn it is; null when there will be none. */
    private @Nullable Seat next(boolean callsOnly) throws InterruptedException {
        while (!closed) {
            long now = clock.getAsLong();
            Seat seat = ready(callsOnly, now);
            if (seat != null) {
                return seat;
            }
            long wait = callsOnly ? NEVER : untilOneIsReady(now);
            if (wait == NEVER) {
                changed.await();
            } else {
                long unused = changed.awaitNanos(wait);
            }
        }
        return null;
    }

    private @Nullable Seat ready(boolean callsOnly, long now) {
        Seat best = null;
        for (Seat seat : seats) {
            if (seat.called && !seat.busy) {
                return seat;
            }
            if (!callsOnly && seat.readyAt(now) && (best == null || seat.used < best.used)) {
                best = seat;
            }
        }
        return best;
    }

    private long untilOneIsReady(long now) {
        long soonest = NEVER;
        for (Seat seat : seats) {
            if (seat.wants && !seat.busy) {
                soonest = Math.min(soonest, seat.due - now);
            }
        }
        return soonest;
    }

    /** A task among the others. Its fields are guarded by the lock. */
    final class Seat {
        private final Task task;
        private boolean busy;
        private boolean called;
        private boolean wants;
        private long due;
        private long used;

        private Seat(Task task) {
            this.task = task;
        }

        /** Asks for a turn before all others. Nothing is lost when one is under way: another follows. */
        void call() {
            lock.lock();
            try {
                called = true;
                if (!seats.contains(this)) {
                    seats.add(this);
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private boolean readyAt(long now) {
            return wants && !busy && due - now <= 0;
        }

        private void take() {
            boolean answering = called;
            called = false;
            busy = true;
            if (!answering) {
                used = Math.max(used, floor);
                floor = used;
            }
            lock.unlock();
            long start = clock.getAsLong();
            long pause = NEVER;
            try {
                pause = task.turn(answering);
            } catch (RuntimeException | Error e) {
                LOG.error("A turn ended unexpectedly; its task gets no other", e);
            } finally {
                long end = clock.getAsLong();
                lock.lock();
                leave(pause, start, end);
            }
        }

        private void leave(long pause, long start, long end) {
            busy = false;
            used += end - start;
            wants = pause != NEVER;
            due = wants ? end + pause : 0;
            if (!wants && !called) {
                seats.remove(this);
            }
            changed.signalAll();
        }
    }
}
