package dev.unroll.app;

import dev.unroll.checkpoint.Origin;
import dev.unroll.store.CheckpointWriter;
import dev.unroll.store.WholeFiles;
import dev.unroll.train.Diverged;
import dev.unroll.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps a training in a file. What is there was good; what has diverged never takes its place. */
final class Keeping implements CheckpointWriter.Listener, AutoCloseable {
    private final Trainer trainer;
    private final Path file;
    private final TrainReport report;
    private final CheckpointWriter writer;
    private volatile long written = -1;
    private volatile boolean ending;
    private volatile String problem = "";

    Keeping(Trainer trainer, Path file, Origin origin, TrainReport report) throws IOException {
        this.trainer = trainer;
        this.file = file;
        this.report = report;
        WholeFiles.removeUnfinished(file);
        this.writer = new CheckpointWriter(origin, this);
    }

    /** Copies the state, to be written meanwhile. */
    void now() {
        writer.offer(trainer, file);
    }

    /** Writes the state and waits for it.
     *
     * @throws IOException in one sentence, when it cannot be written */
    void last() throws IOException {
        writer.finish();
        ending = true;
        problem = "";
        writer.offer(trainer, file);
        writer.finish();
        if (!problem.isEmpty()) {
            throw new IOException(problem);
        }
    }

    /** Says what the file holds, when training diverges. */
    void whenItDiverges(Runnable training) {
        try {
            training.run();
        } catch (Diverged diverged) {
            writer.finish();
            throw written < 0
                    ? diverged
                    : new Diverged("%s %s holds step %d.".formatted(diverged.getMessage(), file, written));
        }
    }

    @Override
    public void written(Path to, long step, String hash) {
        written = step;
        report.saved(to, step, hash, ending);
    }

    @Override
    public void failed(Path to, long step, IOException why) {
        problem = "%s could not be written at step %d: %s".formatted(to, step, why.getMessage());
        if (!ending) {
            report.said(problem + "; training goes on");
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
