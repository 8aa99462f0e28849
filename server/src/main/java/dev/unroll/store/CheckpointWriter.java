package dev.unroll.store;

import dev.unroll.checkpoint.Description;
import dev.unroll.checkpoint.Origin;
import dev.unroll.checkpoint.SavedRun;
import dev.unroll.train.Resumable;
import dev.unroll.train.TrainerState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Writes the checkpoints of one trainer while it trains: the state is copied between two steps, into room that is used again, and written by
 * a thread of its own, whole or not at all. To be used by one thread at a time.
 */
public final class CheckpointWriter implements AutoCloseable {
    private final Origin origin;
    private final Listener listener;
    private final ExecutorService thread;
    private final AtomicBoolean busy = new AtomicBoolean();
    private @Nullable TrainerState room;

    /** Who is told, on the writer's thread. */
    public interface Listener {
        /** The state of a step is on the disk. */
        void written(Path file, long step, String hash);

        /** It could not be written; what was there before is there still. */
        void failed(Path file, long step, IOException problem);
    }

    /** @param origin where the steps are taken */
    public CheckpointWriter(Origin origin, Listener listener) {
        this.origin = origin;
        this.listener = listener;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread writer = new Thread(task, "checkpoints");
            writer.setDaemon(true);
            return writer;
        });
    }

    /**
     * Copies the state as it is now, to be written meanwhile; unless an earlier one is still being written.
     *
     * @return whether it was copied
     */
    public boolean offer(Resumable trainer, Path file) {
        if (!busy.compareAndSet(false, true)) {
            return false;
        }
        Description description = Description.of(trainer, origin);
        TrainerState state = copied(trainer);
        thread.execute(() -> {
            try {
                write(state, description, file);
            } finally {
                busy.set(false);
            }
        });
        return true;
    }

    private TrainerState copied(Resumable trainer) {
        if (room == null) {
            room = trainer.state();
        } else {
            trainer.live().save(room);
        }
        return room;
    }

    /** What is no number any more is never put in the place of what still was. */
    private void write(TrainerState state, Description description, Path file) {
        if (!state.finite()) {
            listener.failed(file, description.step(), new IOException("its numbers are no longer finite"));
            return;
        }
        try {
            String[] hash = {""};
            WholeFiles.write(file, out -> hash[0] = SavedRun.write(state, description, out));
            listener.written(file, description.step(), hash[0]);
        } catch (IOException e) {
            listener.failed(file, description.step(), e);
        }
    }

    /** Waits until what was copied is written. */
    public void finish() {
        CountDownLatch done = new CountDownLatch(1);
        thread.execute(done::countDown);
        boolean interrupted = false;
        while (done.getCount() > 0) {
            try {
                done.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finish();
        thread.shutdown();
    }
}
