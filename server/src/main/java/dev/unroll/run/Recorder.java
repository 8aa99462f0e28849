package dev.unroll.run;

import dev.unroll.store.RunChange;
import dev.unroll.store.RunDatabase;
import dev.unroll.store.StorageFailed;
import dev.unroll.store.StoredCheckpoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what happens to runs into the database, on a thread of its own: about twenty times a second, for all runs in one transaction. It
 * comes to the journals and takes what is new, so those who train wait for no disk.
 */
public final class Recorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final long SPACING = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long RETRY = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(5);

    private final RunDatabase database;
    private final Thread thread = new Thread(this::work, "recorder");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Set<Source> sources = new LinkedHashSet<>();
    private List<StoredCheckpoint> checkpoints = new ArrayList<>();
    private List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private Watch watch = (failure, passing) -> {};
    private @Nullable StorageFailed failure;
    private boolean closed;

    /** What has news to be kept. */
    interface Source {
        /** What is new, and what is to be called when that is on the disk. */
        Take take();

        /** Something to be written, and what follows. */
        record Take(RunChange change, Runnable kept) {}
    }

    /** Who is told that nothing can be kept any more, or that it can again. */
    @FunctionalInterface
    interface Watch {
        /**
         * On the recorder's thread.
         *
         * @param message for people; null: all is well again
         * @param passing whether it may get well by itself
         */
        void tell(@Nullable String message, boolean passing);
    }

    /** Begins at once. */
    public Recorder(RunDatabase database) {
        this.database = database;
        thread.setDaemon(true);
        thread.start();
    }

    RunDatabase database() {
        return database;
    }

    void watch(Watch other) {
        lock.lock();
        try {
            watch = other;
        } finally {
            lock.unlock();
        }
    }

    /** There is something new. Returns at once. */
    void changed(Source source) {
        lock.lock();
        try {
            if (sources.add(source) && sources.size() == 1) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A checkpoint whose file is on the disk. Its row is written not before the events until then. */
    void add(StoredCheckpoint checkpoint) {
        lock.lock();
        try {
            checkpoints.add(checkpoint);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Complete when everything that has happened until now is on the disk, or cannot be kept. */
    CompletableFuture<Void> flush() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        lock.lock();
        try {
            if (closed) {
                done.complete(null);
            } else {
                waiting.add(done);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
        return done;
    }

    /** Writes what is left, and ends. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is to be written together. */
    private record Batch(
            Set<Source> sources, List<StoredCheckpoint> checkpoints, List<CompletableFuture<Void>> waiting) {}

    private void work() {
        long last = System.nanoTime() - SPACING;
        try {
            for (Batch batch = next(last); batch != null; batch = next(last)) {
                last = System.nanoTime();
                write(batch);
                batch.waiting.forEach(one -> one.complete(null));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Batch next(long last) throws InterruptedException {
        lock.lock();
        try {
            while (!closed && sources.isEmpty() && checkpoints.isEmpty() && waiting.isEmpty()) {
                changed.await();
            }
            long left = last + (failure == null ? SPACING : RETRY) - System.nanoTime();
            while (!closed && left > 0 && (waiting.isEmpty() || failure != null)) {
                waiting.forEach(one -> one.complete(null));
                left = changed.awaitNanos(left);
            }
            if (closed && sources.isEmpty() && checkpoints.isEmpty() && waiting.isEmpty()) {
                return null;
            }
            Batch batch = new Batch(sources, checkpoints, waiting);
            sources = new LinkedHashSet<>();
            checkpoints = new ArrayList<>();
            waiting = new ArrayList<>();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void write(Batch batch) {
        StorageFailed before = failure;
        if (before != null && !before.passing()) {
            return;
        }
        List<Source.Take> takes = batch.sources.stream().map(Source::take).toList();
        try {
            database.write(takes.stream().map(Source.Take::change).toList(), batch.checkpoints);
            takes.forEach(take -> take.kept().run());
            succeeded();
        } catch (StorageFailed e) {
            failed(e, batch);
        } catch (RuntimeException e) {
            LOG.error("Some of what happened was not kept", e);
        }
    }

    private void succeeded() {
        if (failure != null) {
            LOG.info("What happens is kept again");
            set(null);
            watch.tell(null, true);
        }
    }

    private void failed(StorageFailed e, Batch batch) {
        boolean first = failure == null;
        lock.lock();
        try {
            if (!closed && e.passing()) {
                sources.addAll(batch.sources);
                checkpoints.addAll(0, batch.checkpoints);
            }
        } finally {
            lock.unlock();
        }
        set(e);
        if (first) {
            LOG.warn("{}", e.getMessage());
            watch.tell(e.getMessage(), e.passing());
        }
    }

    private void set(@Nullable StorageFailed now) {
        lock.lock();
        try {
            failure = now;
        } finally {
            lock.unlock();
        }
    }
}
