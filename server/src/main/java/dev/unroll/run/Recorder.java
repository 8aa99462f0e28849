package dev.unroll.run;

import dev.unroll.store.RunChange;
import dev.unroll.store.RunDatabase;
import dev.unroll.store.StorageFailed;
import dev.unroll.store.StorageFailed.Cause;
import dev.unroll.store.StoredCheckpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
 * comes to the journals and takes what is new, so those who train wait for no disk. What could not be written is tried again, with what has
 * happened since, until it can be.
 */
public final class Recorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final long SPACING = TimeUnit.MILLISECONDS.toNanos(50);
    private static final Duration RETRY = Duration.ofSeconds(1);
    /** After a failure of the disk the file, which may be large, is looked at each time: the pauses double so often. */
    private static final int DOUBLINGS = 3;

    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(5);

    private final RunDatabase database;
    private final long retry;
    private final Thread thread = new Thread(this::work, "recorder");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Set<Source> sources = new LinkedHashSet<>();
    private List<StoredCheckpoint> checkpoints = new ArrayList<>();
    private List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private List<CompletableFuture<Void>> hurried = new ArrayList<>();
    private Runnable watch = () -> {};
    private volatile @Nullable StorageFailed failure;
    private int failures;
    private boolean closed;

    /** What has news to be kept. */
    interface Source {
        /** What is new, and what is to be called when that is on the disk. */
        Take take();

        /**
         * Something to be written, and what follows.
         *
         * @param kept when it is on the disk
         * @param doubtful when one cannot know
         */
        record Take(RunChange change, Runnable kept, Runnable doubtful) {}
    }

    /** Begins at once. */
    public Recorder(RunDatabase database) {
        this(database, RETRY);
    }

    /** The same; what could not be written is tried again after {@code retry}, and when the disk fails after up to 8 times that. */
    Recorder(RunDatabase database, Duration retry) {
        this.database = database;
        this.retry = retry.toNanos();
        thread.setDaemon(true);
        thread.start();
    }

    RunDatabase database() {
        return database;
    }

    /** Who is told, on the recorder's thread, that {@link #trouble} has changed. */
    void watch(Runnable other) {
        lock.lock();
        try {
            watch = other;
        } finally {
            lock.unlock();
        }
    }

    /** Why nothing can be kept, until it can. */
    Optional<StorageFailed> trouble() {
        return Optional.ofNullable(failure);
    }

    /** Something that was kept cannot be read: the database is opened anew, and until that succeeds all is in trouble. */
    void report(StorageFailed problem) {
        database.doubt();
        set(problem);
        lock.lock();
        try {
            changed.signal();
        } finally {
            lock.unlock();
        }
        tellOfTrouble();
    }

    /** Tries at once what has failed; complete when that was done. */
    CompletableFuture<Void> tryAgain() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        lock.lock();
        try {
            if (closed || failure == null) {
                done.complete(null);
            } else {
                hurried.add(done);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
        return done;
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
            Set<Source> sources,
            List<StoredCheckpoint> checkpoints,
            List<CompletableFuture<Void>> waiting,
            List<CompletableFuture<Void>> hurried) {
        void complete() {
            waiting.forEach(one -> one.complete(null));
            hurried.forEach(one -> one.complete(null));
        }
    }

    private void work() {
        long last = System.nanoTime() - SPACING;
        try {
            for (Batch batch = next(last); batch != null; batch = next(last)) {
                last = System.nanoTime();
                write(batch);
                batch.complete();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Batch next(long last) throws InterruptedException {
        lock.lock();
        try {
            while (!closed && failure == null && nothingNew()) {
                changed.await();
            }
            for (long left = due(last); !closed && left > 0 && !urgent(); left = due(last)) {
                if (failure != null) {
                    waiting.forEach(one -> one.complete(null));
                }
                long unused = changed.awaitNanos(left);
            }
            if (closed && nothingNew()) {
                return null;
            }
            Batch batch = new Batch(sources, checkpoints, waiting, hurried);
            sources = new LinkedHashSet<>();
            checkpoints = new ArrayList<>();
            waiting = new ArrayList<>();
            hurried = new ArrayList<>();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private boolean nothingNew() {
        return sources.isEmpty() && checkpoints.isEmpty() && waiting.isEmpty() && hurried.isEmpty();
    }

    private long due(long last) {
        return last + pause() - System.nanoTime();
    }

    private long pause() {
        StorageFailed trouble = failure;
        if (trouble == null) {
            return SPACING;
        }
        boolean costly = trouble.kind() != Cause.DISK_FULL && trouble.kind() != Cause.DATABASE_LOCKED;
        return costly ? retry << Math.min(Math.max(failures - 1, 0), DOUBLINGS) : retry;
    }

    private boolean urgent() {
        return failure == null ? !waiting.isEmpty() : !hurried.isEmpty();
    }

    private void write(Batch batch) {
        List<Source.Take> takes = new ArrayList<>();
        try {
            for (Source source : batch.sources) {
                takes.add(source.take());
            }
            database.write(takes.stream().map(Source.Take::change).toList(), batch.checkpoints);
            takes.forEach(take -> take.kept().run());
            succeeded();
        } catch (StorageFailed e) {
            takes.forEach(take -> take.doubtful().run());
            failed(e, batch);
        } catch (RuntimeException e) {
            LOG.error("Some of what happened was not kept", e);
        }
    }

    private void succeeded() {
        failures = 0;
        if (failure != null) {
            LOG.info("What happens is kept again");
            set(null);
            tellOfTrouble();
        }
    }

    private void failed(StorageFailed e, Batch batch) {
        boolean news = failure == null || failure.kind() != e.kind();
        failures++;
        set(e);
        lock.lock();
        try {
            if (!closed) {
                sources.addAll(batch.sources);
                checkpoints.addAll(0, batch.checkpoints);
            }
        } finally {
            lock.unlock();
        }
        if (news) {
            LOG.warn("{}", e.getMessage());
            tellOfTrouble();
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

    private void tellOfTrouble() {
        Runnable told;
        lock.lock();
        try {
            told = watch;
        } finally {
            lock.unlock();
        }
        told.run();
    }
}
