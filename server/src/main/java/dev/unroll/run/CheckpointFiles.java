package dev.unroll.run;

import dev.unroll.checkpoint.Description;
import dev.unroll.checkpoint.Origin;
import dev.unroll.checkpoint.SavedRun;
import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.store.CheckpointFolder;
import dev.unroll.store.Retention;
import dev.unroll.store.StorageFailed;
import dev.unroll.store.StoredCheckpoint;
import dev.unroll.train.Resumable;
import dev.unroll.train.TrainerState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of all runs: a file each, and then its row. States are copied by those who train and written by one thread. When there are
 * too many of a run, those least missed go.
 */
public final class CheckpointFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFiles.class);

    /** Nats by which the smooth loss of a good state may be above the least of all that are kept. */
    private static final double STILL_GOOD = 0.2;

    private final CheckpointFolder folder;
    private final Recorder recorder;
    private final Function<String, Origin> here;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "checkpoints");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param recorder writes the rows
     * @param here what computes, for the SHA-256 of a text or ""
     */
    public CheckpointFiles(CheckpointFolder folder, Recorder recorder, Function<String, Origin> here) {
        this.folder = folder;
        this.recorder = recorder;
        this.here = here;
    }

    /** Those of one run. */
    Checkpoints of(String run, String corpus) {
        return new OfRun(run, here.apply(corpus));
    }

    /** What computes here, for the SHA-256 of a text or "". */
    Origin here(String corpus) {
        return here.apply(corpus);
    }

    /** What is known of those that a run has, by step. */
    List<StoredCheckpoint> all(String run) {
        return recorder.database().checkpoints(run);
    }

    /**
     * One of them.
     *
     * @throws UnreadableCheckpoint when it is damaged or missing
     */
    SavedRun read(String run, long step) throws UnreadableCheckpoint {
        try {
            return SavedRun.read(bytes(run, step));
        } catch (IOException e) {
            throw new NotPossible("The checkpoint of step %d cannot be read: %s".formatted(step, e.getMessage()));
        }
    }

    /** Its file. */
    byte[] bytes(String run, long step) throws IOException {
        return folder.read(run, step);
    }

    /** Gives a run its first checkpoint, which another run or a person had. */
    void adopt(String run, byte[] file, SavedRun saved) {
        try {
            CheckpointFolder.Written written = folder.write(run, saved.step(), out -> out.write(file));
            recorder.add(new StoredCheckpoint(
                    run,
                    0,
                    saved.step(),
                    written.bytes(),
                    written.sha256(),
                    saved.hash(),
                    Double.NaN,
                    false,
                    Instant.now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes all that a run has. */
    void remove(String run) {
        try {
            folder.remove(run);
        } catch (IOException e) {
            LOG.warn("The checkpoints of the run {} could not be removed: {}", run, e.getMessage());
        }
    }

    /** Waits until what was copied is written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(8, TimeUnit.SECONDS)) {
                LOG.warn("A checkpoint took too long to write");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class OfRun implements Checkpoints {
        private final String run;
        private final Origin origin;
        private @Nullable TrainerState room;
        private @Nullable Resumable ofTrainer;
        private @Nullable Future<?> underWay;

        private OfRun(String run, Origin origin) {
            this.run = run;
            this.origin = origin;
        }

        @Override
        public void keep(Lesson lesson, RunState state, boolean best) {
            finish();
            Resumable trainer = lesson.trainer();
            Description description = Description.of(trainer, origin).with(state.spec());
            TrainerState copy = copied(trainer);
            underWay = writer.submit(() -> write(copy, description, state, best));
        }

        private TrainerState copied(Resumable trainer) {
            TrainerState into = room;
            if (into == null || ofTrainer != trainer) {
                into = trainer.state();
                room = into;
                ofTrainer = trainer;
            } else {
                trainer.live().save(into);
            }
            return into;
        }

        private void write(TrainerState copy, Description description, RunState state, boolean best) {
            if (!copy.finite()) {
                return;
            }
            try {
                String[] hash = {""};
                CheckpointFolder.Written written =
                        folder.write(run, description.step(), out -> hash[0] = SavedRun.write(copy, description, out));
                recorder.add(new StoredCheckpoint(
                        run,
                        state.generation(),
                        description.step(),
                        written.bytes(),
                        written.sha256(),
                        hash[0],
                        state.progress().smoothLoss(),
                        best,
                        Instant.now()));
                thin(description.step());
            } catch (IOException | StorageFailed e) {
                LOG.warn(
                        "The checkpoint of step {} of the run {} was not kept: {}",
                        description.step(),
                        run,
                        e.getMessage());
            }
        }

        private void thin(long newest) throws IOException {
            List<StoredCheckpoint> all = all(run);
            List<Long> steps =
                    new ArrayList<>(all.stream().map(StoredCheckpoint::step).toList());
            steps.add(newest);
            long best = all.stream()
                    .filter(StoredCheckpoint::best)
                    .mapToLong(StoredCheckpoint::step)
                    .max()
                    .orElse(-1);
            forget(Retention.dropped(steps, best, Retention.KEPT));
        }

        private void forget(List<Long> steps) throws IOException {
            if (!steps.isEmpty()) {
                recorder.database().forget(run, steps);
                for (long step : steps) {
                    folder.remove(run, step);
                }
            }
        }

        @Override
        public Restored restore(Lesson lesson, RunState state, long upTo) {
            settle();
            List<StoredCheckpoint> all = all(run);
            clear();
            String trouble = "";
            for (StoredCheckpoint one : usable(all, state, upTo)) {
                try {
                    SavedRun saved = SavedRun.read(folder.read(run, one.step()));
                    lesson.follow(saved.spec());
                    saved.restore(lesson.trainer());
                    String warning = saved.origin().warning(origin).orElse("");
                    return new Restored(Optional.of(saved.spec()), told(trouble + " " + warning));
                } catch (IOException | UnreadableCheckpoint e) {
                    LOG.warn(
                            "The checkpoint of step {} of the run {} is passed over: {}",
                            one.step(),
                            run,
                            e.getMessage());
                    trouble =
                            "Its newest checkpoint is damaged or missing; an earlier one was used, and the steps after it are repeated.";
                }
            }
            return new Restored(Optional.empty(), told(trouble));
        }

        private static Optional<String> told(String text) {
            return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
        }

        /** The newest first. */
        private static List<StoredCheckpoint> usable(List<StoredCheckpoint> all, RunState state, long upTo) {
            List<StoredCheckpoint> usable = all.stream()
                    .filter(one -> one.generation() == state.generation() && one.step() <= upTo)
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.reverse(usable);
            return usable;
        }

        /** Removes what was being written when the program was killed. */
        private void clear() {
            try {
                folder.removeUnfinished(run);
            } catch (IOException e) {
                LOG.warn("What was half written of the run {} was not removed: {}", run, e.getMessage());
            }
        }

        @Override
        public long lastGood(RunState state) {
            List<StoredCheckpoint> usable = usable(all(run), state, Long.MAX_VALUE);
            double least = usable.stream()
                    .mapToDouble(StoredCheckpoint::loss)
                    .filter(Double::isFinite)
                    .min()
                    .orElse(Double.NaN);
            return usable.stream()
                    .filter(one -> Double.isNaN(least) || one.loss() <= least + STILL_GOOD)
                    .mapToLong(StoredCheckpoint::step)
                    .findFirst()
                    .orElse(0);
        }

        @Override
        public void settle() {
            finish();
            recorder.flush().join();
        }

        @Override
        public void forgetAfter(long step) {
            settle();
            try {
                forget(all(run).stream()
                        .map(StoredCheckpoint::step)
                        .filter(one -> one > step)
                        .toList());
            } catch (IOException | StorageFailed e) {
                LOG.warn("Checkpoints of the run {} were not removed: {}", run, e.getMessage());
            }
        }

        @Override
        public void finish() {
            Future<?> last = underWay;
            if (last == null) {
                return;
            }
            try {
                last.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                LOG.error("A checkpoint of the run {} was not written", run, e.getCause());
            }
            underWay = null;
        }
    }
}
