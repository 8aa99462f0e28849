package dev.unroll.run;

import dev.unroll.checkpoint.Origin;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.store.CheckpointFolder;
import dev.unroll.store.DataFolder;
import dev.unroll.store.Disk;
import dev.unroll.store.RunDatabase;
import dev.unroll.store.StorageFailed;
import dev.unroll.store.StoredCheckpoint;
import dev.unroll.train.HelloSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Runs that learn one word in {@link #STEPS} steps and are kept in a folder, by all that keeps them in a server; what fails is tried again soon. */
final class KeptRuns implements AutoCloseable {
    static final int STEPS = 40;

    private static final Duration SOON = Duration.ofMillis(5);

    final RunDatabase database;
    final Runs runs;
    private final DataFolder folder;
    private final Recorder recorder;
    private final CheckpointFiles checkpoints;
    private final Workers workers;

    KeptRuns(Path data, Disk disk) throws IOException {
        folder = DataFolder.open(data, disk);
        database = RunDatabase.open(folder, Instant.now());
        recorder = new Recorder(database, SOON);
        checkpoints = new CheckpointFiles(
                new CheckpointFolder(folder), recorder, corpus -> new Origin("any", "17", corpus), SOON);
        workers = new Workers(1, System::nanoTime);
        try {
            runs = kept();
            runs.load();
        } catch (StorageFailed e) {
            workers.close();
            checkpoints.close();
            recorder.close();
            database.close();
            folder.close();
            throw e;
        }
    }

    private Runs kept() {
        return Runs.kept(
                corpus -> {
                    throw new AssertionError("no text is learnt");
                },
                new EjmlKernels(),
                workers,
                1L << 40,
                new Random(1),
                System::nanoTime,
                recorder,
                checkpoints,
                (id, kind) -> Optional.empty());
    }

    /** A new one, paused. */
    Run place(int steps, double pace) {
        HelloSpec spec = new HelloSpec(HelloSpec.TASK, "hello", 3, 0.1, 1, steps, pace, "");
        return runs.place(spec, Optional.empty(), false).run();
    }

    /** Keeps the state as it is; the newest checkpoint. */
    StoredCheckpoint newest(Run run) throws Exception {
        Bench.done(run.keepState());
        recorder.flush().join();
        List<StoredCheckpoint> all = runs.checkpoints(run);
        return all.get(all.size() - 1);
    }

    @Override
    public void close() throws IOException {
        workers.close();
        runs.checkpoint();
        checkpoints.close();
        recorder.close();
        database.close();
        folder.close();
    }
}
