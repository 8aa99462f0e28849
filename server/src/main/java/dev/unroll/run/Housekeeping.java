package dev.unroll.run;

import dev.unroll.store.RunDatabase;
import dev.unroll.store.StorageFailed;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done for what is kept now and then, on a thread of its own: deleted runs are forgotten, the database's log is emptied, and every
 * hour there is a backup.
 */
public final class Housekeeping implements AutoCloseable {
    /** How long a deleted run can be had back. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration BETWEEN_BACKUPS = Duration.ofHours(1);
    private static final long SECONDS = 10;

    private final Runs runs;
    private final RunDatabase database;
    private final Clock calendar;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "housekeeping");
        daemon.setDaemon(true);
        return daemon;
    });

    /** Begins in a few seconds. */
    public Housekeeping(Runs runs, RunDatabase database, Clock calendar) {
        this.runs = runs;
        this.database = database;
        this.calendar = calendar;
        var unused = thread.scheduleWithFixedDelay(this::tidy, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void tidy() {
        Instant now = calendar.instant();
        try {
            runs.purge(now.minus(GRACE));
            database.settle();
            if (database.newestBackup().map(last -> isDue(last, now)).orElse(true)) {
                database.backUp();
            }
        } catch (IOException | StorageFailed e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    private static boolean isDue(Instant last, Instant now) {
        return Duration.between(last, now).abs().compareTo(BETWEEN_BACKUPS) >= 0;
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("A backup was cut short");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
