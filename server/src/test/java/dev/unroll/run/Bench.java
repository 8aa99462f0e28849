package dev.unroll.run;

import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.store.CorpusRecord;
import dev.unroll.text.Corpus;
import dev.unroll.text.TextReader;
import dev.unroll.text.TextSummary;
import dev.unroll.text.UnreadableText;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.Specs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A place to try runs: threads, a small text, and patience that ends. */
final class Bench implements AutoCloseable {
    private static final String TEXT = "one two three four five six seven eight nine ten\n".repeat(40);
    private static final long PATIENCE_SECONDS = 120;

    final CorpusRecord record = record();
    final Corpus corpus = corpus();
    final Workers workers;
    final Runs runs;

    Bench(int threads, long memory) {
        this(threads, memory, new EjmlKernels());
    }

    Bench(int threads, long memory, Kernels kernels) {
        workers = new Workers(threads, System::nanoTime);
        runs = new Runs(ignored -> corpus, kernels, workers, memory, new Random(1), System::nanoTime);
    }

    static Bench roomy() {
        return new Bench(2, 1L << 40);
    }

    Run place(RunSpec spec) {
        return runs.place(spec, record, false).run();
    }

    @Override
    public void close() {
        workers.close();
    }

    /** The result of a command. */
    static <T> T done(CompletableFuture<T> command) throws InterruptedException, TimeoutException {
        try {
            return command.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e.getCause());
        }
    }

    /** Waits, event by event, until the run's state is as wanted. */
    static RunState until(Run run, Predicate<RunState> wanted) throws InterruptedException {
        Semaphore events = new Semaphore(0);
        Runnable watcher = events::release;
        run.journal().watch(watcher);
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!wanted.test(run.state())) {
                if (!events.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw new AssertionError("still " + run.state());
                }
            }
            return run.state();
        } finally {
            run.journal().unwatch(watcher);
        }
    }

    /** A small network on the default's other settings. */
    static RunSpec small() {
        return spec(0.1, 0, 0, Sampling.DEFAULT);
    }

    static RunSpec spec(double learningRate, long maxSteps, double pace, Sampling sampling) {
        return spec(16, 10, 1, learningRate, maxSteps, pace, sampling);
    }

    static RunSpec sized(int hidden, int sequenceLength, int batch) {
        return spec(hidden, sequenceLength, batch, 0.1, 0, 0, Sampling.DEFAULT);
    }

    private static RunSpec spec(
            int hidden,
            int sequenceLength,
            int batch,
            double learningRate,
            long maxSteps,
            double pace,
            Sampling sampling) {
        RunSpec d = RunSpec.DEFAULT;
        return new RunSpec(
                d.task(),
                d.corpus(),
                Specs.architecture("rnn", hidden, 1),
                Specs.learning(sequenceLength, batch, d.learning().optimizer(), learningRate),
                d.split(),
                d.seed(),
                maxSteps,
                0,
                pace,
                sampling,
                d.name());
    }

    private static CorpusRecord record() {
        try {
            TextSummary summary = TextReader.fold(bytes(), OutputStream.nullOutputStream(), Long.MAX_VALUE);
            return new CorpusRecord("counting", "Counting", true, summary);
        } catch (IOException | UnreadableText e) {
            throw new AssertionError(e);
        }
    }

    private static Corpus corpus() {
        try {
            return Corpus.read(Bench::bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ByteArrayInputStream bytes() {
        return new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8));
    }
}
