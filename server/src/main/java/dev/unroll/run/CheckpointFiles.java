package dev.unroll.run;

import dev.unroll.checkpoint.Description;
import dev.unroll.checkpoint.Origin;
import dev.unroll.checkpoint.SavedRun;
import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.run.RunNotice.Kind;
import dev.unroll.store.CheckpointFolder;
import dev.unroll.store.Retention;
import dev.unroll.store.StorageFailed;
import dev.unroll.store.StoredCheckpoint;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.Resumable;
import dev.unroll.train.TrainerState;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
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
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** The loss of one that was not made by the run itself. */
    private static final double ADOPTED = Double.NaN;

    /** Nats by which the smooth loss of a good state may be above the least of all that are kept. */
    private static final double STILL_GOOD = 0.2;

    private final CheckpointFolder folder;
    private final Recorder recorder;
    private final Function<String, Origin> here;
    private final long retry;
    private final ScheduledThreadPoolExecutor writer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "checkpoints");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param recorder writes the rows
     * @param here what computes, for the SHA-256 of a text or ""
     */
    public CheckpointFiles(CheckpointFolder folder, Recorder recorder, Function<String, Origin> here) {
        this(folder, recorder, here, RETRY);
    }

    /** The same; what could not be written is tried again after {@code retry}. */
    CheckpointFiles(CheckpointFolder folder, Recorder recorder, Function<String, Origin> here, Duration retry) {
        this.retry = retry.toNanos();
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
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

    /** The file of one of them. */
    byte[] bytes(String run, long step) throws IOException {
        return folder.read(run, step);
    }

    /** The first checkpoint of a run, which another run or a person had; its row is to be written with the run's. */
    StoredCheckpoint adopt(String run, byte[] file, SavedRun saved) {
        try {
            CheckpointFolder.Written written = folder.write(run, saved.step(), out -> out.write(file));
            return new StoredCheckpoint(
                    run,
                    0,
                    saved.step(),
                    written.bytes(),
                    written.sha256(),
                    saved.hash(),
                    ADOPTED,
                    false,
                    Instant.now());
        } catch (IOException e) {
            throw StorageFailed.of(e);
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
        /** The step that the run began at, with what another had learnt; -1: it began at step 0, as far as anyone has asked. */
        private long adoptedAt = -1;

        private volatile Runnable told = () -> {};
        private volatile Optional<StorageFailed> trouble = Optional.empty();
        /** What could not be written. Used by the writer's thread. */
        private @Nullable Attempt failed;

        private OfRun(String run, Origin origin) {
            this.run = run;
            this.origin = origin;
        }

        @Override
        public Optional<StorageFailed> trouble() {
            return trouble;
        }

        @Override
        public void watch(Runnable other) {
            told = other;
        }

        @Override
        public void tryAgain() {
            underWay = writer.submit(this::hurry);
        }

        @Override
        public void keep(Lesson lesson, RunState state, boolean best) {
            abandon();
            Resumable trainer = lesson.trainer();
            Description description = Description.of(trainer, origin).with(state.spec());
            double loss =
                    description.step() == adoptedAt ? ADOPTED : state.progress().smoothLoss();
            Attempt attempt = new Attempt(copied(trainer), description, state, loss, best);
            underWay = writer.submit(() -> write(attempt));
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

        private void write(Attempt attempt) {
            if (!attempt.copy.finite()) {
                return;
            }
            long step = attempt.description.step();
            try {
                String[] hash = {""};
                CheckpointFolder.Written written = folder.write(
                        run, step, out -> hash[0] = SavedRun.write(attempt.copy, attempt.description, out));
                recorder.add(new StoredCheckpoint(
                        run,
                        attempt.state.generation(),
                        step,
                        written.bytes(),
                        written.sha256(),
                        hash[0],
                        attempt.loss,
                        attempt.best,
                        Instant.now()));
            } catch (IOException e) {
                failed(attempt, e);
                return;
            }
            failed = null;
            tell(Optional.empty());
            try {
                thin(step);
            } catch (IOException | StorageFailed e) {
                LOG.warn("Too many checkpoints of the run {} are kept: {}", run, e.getMessage());
            }
        }

        /** It is tried again until it can be written or another takes its place. */
        private void failed(Attempt attempt, IOException e) {
            if (trouble.isEmpty()) {
                LOG.warn(
                        "The checkpoint of step {} of the run {} was not kept: {}",
                        attempt.description.step(),
                        run,
                        e.getMessage());
            }
            failed = attempt;
            tell(Optional.of(StorageFailed.of(e)));
            if (!writer.isShutdown()) {
                var unused = writer.schedule(() -> again(attempt), retry, TimeUnit.NANOSECONDS);
            }
        }

        private void again(Attempt attempt) {
            if (failed == attempt) {
                write(attempt);
            }
        }

        private void hurry() {
            Attempt attempt = failed;
            if (attempt != null) {
                failed = null; // so that the one that is waiting for its time does nothing
                write(new Attempt(attempt.copy, attempt.description, attempt.state, attempt.loss, attempt.best));
            }
        }

        private void tell(Optional<StorageFailed> now) {
            boolean changed = now.isPresent() != trouble.isPresent();
            trouble = now;
            if (changed) {
                told.run();
            }
        }

        /** What could not be written is not tried any more: its room is needed, or it is of no use. */
        private void abandon() {
            finish();
            if (trouble.isPresent()) {
                await(writer.submit(() -> failed = null));
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
            List<StoredCheckpoint> every = usable(all(run), state, Long.MAX_VALUE);
            adoptedAt = every.stream()
                    .filter(OfRun::adopted)
                    .mapToLong(StoredCheckpoint::step)
                    .findFirst()
                    .orElse(-1);
            List<StoredCheckpoint> all =
                    every.stream().filter(one -> one.step() <= upTo).toList();
            clear();
            IOException unread = null;
            for (int i = 0; i < all.size(); i++) {
                long step = all.get(i).step();
                try {
                    SavedRun saved = SavedRun.read(folder.read(run, step));
                    lesson.follow(saved.spec());
                    saved.restore(lesson.trainer());
                    String warning = saved.origin().warning(origin).orElse("");
                    return new Restored(Optional.of(saved.spec()), warning, passedOver(i, step));
                } catch (IOException | UnreadableCheckpoint e) {
                    LOG.warn("The checkpoint of step {} of the run {} is passed over: {}", step, run, e.getMessage());
                    if (e instanceof IOException problem && !(e instanceof NoSuchFileException)) {
                        unread = problem;
                    }
                }
            }
            if (unread != null) {
                throw StorageFailed.of(unread);
            }
            if (adoptedAt >= 0) {
                throw new InvalidSpec(
                        "checkpoint",
                        "None of its checkpoints can be used any more, and it did not begin at step 0: fork it again from where it came");
            }
            return new Restored(Optional.empty(), "", passedOver(all.size(), 0));
        }

        private static boolean adopted(StoredCheckpoint one) {
            return one.step() > 0 && Double.isNaN(one.loss());
        }

        private static List<RunNotice> passedOver(int count, long used) {
            return count == 0 ? List.of() : List.of(new RunNotice(Kind.CHECKPOINT_DAMAGED, used, count));
        }

        /** The newest first. That of a rollback is there a moment before its generation is. */
        private static List<StoredCheckpoint> usable(List<StoredCheckpoint> all, RunState state, long upTo) {
            List<StoredCheckpoint> usable = all.stream()
                    .filter(one -> one.generation() >= state.generation() && one.step() <= upTo)
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
            abandon();
            trouble = Optional.empty();
            settle();
            adoptedAt = adoptedAt > step ? -1 : adoptedAt;
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
            if (last != null) {
                await(last);
                underWay = null;
            }
        }

        private void await(Future<?> last) {
            try {
                last.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                LOG.error("A checkpoint of the run {} was not written", run, e.getCause());
            }
        }
    }

    /** A state to be written; each is only itself. */
    private static final class Attempt {
        private final TrainerState copy;
        private final Description description;
        private final RunState state;
        private final double loss;
        private final boolean best;

        Attempt(TrainerState copy, Description description, RunState state, double loss, boolean best) {
            this.copy = copy;
            this.description = description;
            this.state = state;
            this.loss = loss;
            this.best = best;
        }
    }
}
