package dev.unroll.run;

import dev.unroll.numeric.Kernels;
import dev.unroll.run.RunState.Progress;
import dev.unroll.train.HelloSpec;
import dev.unroll.train.HelloTrainer;
import dev.unroll.train.Resumable;
import dev.unroll.train.TaskSpec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One word that is learnt: shows the whole network at most twenty times a second. */
final class HelloLesson implements Lesson {
    private static final long SHOWN_EVERY = TimeUnit.MILLISECONDS.toNanos(50);

    private final HelloTrainer trainer;
    private final Journal journal;
    private final LongSupplier clock;
    private long shown;
    private long shownStep;

    HelloLesson(HelloSpec spec, Kernels kernels, Journal journal, LongSupplier clock) {
        this.trainer = new HelloTrainer(spec, kernels);
        this.journal = journal;
        this.clock = clock;
    }

    /** Bytes that a run needs, on the safe side. */
    static long footprint() {
        return 2_000_000;
    }

    @Override
    public void open() {
        show();
    }

    @Override
    public void step() {
        trainer.step();
    }

    @Override
    public void stepped(long trained, boolean last) {
        if (clock.getAsLong() - shown >= SHOWN_EVERY) {
            show();
        }
    }

    private void show() {
        shown = clock.getAsLong();
        shownStep = trainer.steps();
        journal.add(shownStep, trainer.spelled());
    }

    @Override
    public void rest() {
        if (shownStep != trainer.steps()) {
            show();
        }
    }

    @Override
    public void follow(TaskSpec spec) {
        double before = trainer.learningRate();
        trainer.change((HelloSpec) spec);
        if (trainer.learningRate() != before) {
            show();
        }
    }

    @Override
    public void recall(List<Evaluated> measured) {
        // nothing is measured
    }

    @Override
    public Resumable trainer() {
        return trainer;
    }

    @Override
    public double loss() {
        return trainer.loss();
    }

    @Override
    public double smoothLoss() {
        return trainer.loss();
    }

    @Override
    public double gradientNorm() {
        return trainer.gradientNorm();
    }

    @Override
    public int charactersPerStep() {
        return trainer.word().steps();
    }

    @Override
    public Progress progress(double charactersPerSecond) {
        return new Progress(
                trainer.steps(),
                trainer.steps(),
                1,
                trainer.loss(),
                trainer.loss(),
                Double.NaN,
                Double.NaN,
                trainer.gradientNorm(),
                charactersPerSecond,
                trainer.learningRate(),
                0,
                trainer.network().parameters().count());
    }
}
