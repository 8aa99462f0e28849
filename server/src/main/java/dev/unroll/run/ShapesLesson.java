package dev.unroll.run;

import dev.unroll.numeric.Kernels;
import dev.unroll.run.RunState.Progress;
import dev.unroll.task.shapes.Accuracy;
import dev.unroll.task.shapes.Reading;
import dev.unroll.task.shapes.Sequence;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.Resumable;
import dev.unroll.train.ShapesProbe;
import dev.unroll.train.ShapesSpec;
import dev.unroll.train.ShapesTrainer;
import dev.unroll.train.TaskSpec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One of the five shapes that is learnt: shows what the network makes of one example, and how it does on all it is tried on, at most ten times a
 * second, unless that would take more than a quarter of the time. The example stays until another is asked for, so that one sees its answer become
 * right.
 */
final class ShapesLesson implements Lesson {
    private static final long LOOKED_EVERY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int TIMES_ITS_COST = 3;
    /** Much longer than looking takes once the compiler is done with it. */
    private static final long MOST = TimeUnit.SECONDS.toNanos(1);

    private final ShapesTrainer trainer;
    private final ShapesProbe probe;
    private final Journal journal;
    private final LongSupplier clock;
    private Sequence example;
    private boolean typed;
    private int number;
    private long looked;
    private long lookedStep;
    private long cost;
    private Accuracy accuracy;
    private double best;

    ShapesLesson(ShapesSpec spec, Kernels kernels, Journal journal, LongSupplier clock) {
        this.trainer = new ShapesTrainer(spec, kernels);
        this.probe = trainer.probe();
        this.journal = journal;
        this.clock = clock;
        this.number = probe.longest();
        this.example = probe.tried(number);
        this.accuracy = probe.accuracy();
        this.best = accuracy.loss();
    }

    /** Bytes that a run needs, on the safe side. */
    static long footprint(ShapesSpec spec) {
        long base = 4_000_000;
        long steps = 16;
        long streams = spec.batch() + 256L;
        long perUnit = 4 * (steps * streams * 24 + 8L * 4 * (spec.hidden() + 64));
        return base + perUnit * spec.hidden();
    }

    @Override
    public void open() {
        look();
    }

    @Override
    public void step() {
        trainer.step();
    }

    @Override
    public void stepped(long trained, boolean last) {
        long pause = Math.max(LOOKED_EVERY, Math.min(MOST, TIMES_ITS_COST * cost));
        if (clock.getAsLong() - looked >= pause) {
            look();
        }
    }

    private void look() {
        long start = clock.getAsLong();
        accuracy = probe.accuracy();
        best = Math.min(best, accuracy.loss());
        show();
        lookedStep = trainer.steps();
        journal.add(new Evaluated(
                lookedStep, epoch(), accuracy.loss(), new Evaluated.Answers(accuracy.exact(), accuracy.symbols())));
        looked = clock.getAsLong();
        cost = looked - start;
    }

    private Reading show() {
        Reading reading = probe.read(example, typed);
        journal.add(trainer.steps(), reading, accuracy);
        return reading;
    }

    /** From now on shows the next example that the network is tried on. */
    Reading next() {
        number++;
        example = probe.tried(number);
        typed = false;
        return show();
    }

    /**
     * From now on shows an example that a person typed.
     *
     * @throws InvalidSpec naming {@code input} when it is none
     */
    Reading typed(String input) {
        example = probe.typed(input);
        typed = true;
        return show();
    }

    @Override
    public void rest() {
        if (lookedStep != trainer.steps()) {
            look();
        }
    }

    @Override
    public void follow(TaskSpec spec) {
        trainer.change((ShapesSpec) spec);
    }

    @Override
    public void recall(List<Evaluated> measured) {
        measured.forEach(one -> best = Math.min(best, one.validationLoss()));
    }

    private double epoch() {
        return (double) trainer.steps() / trainer.stepsPerEpoch();
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
        return trainer.smoothLoss();
    }

    @Override
    public double gradientNorm() {
        return trainer.gradientNorm();
    }

    /** An example stands for a character. */
    @Override
    public int charactersPerStep() {
        return trainer.spec().batch();
    }

    @Override
    public Progress progress(double charactersPerSecond) {
        return new Progress(
                trainer.steps(),
                epoch(),
                trainer.stepsPerEpoch(),
                trainer.loss(),
                trainer.smoothLoss(),
                accuracy.loss(),
                best,
                trainer.gradientNorm(),
                charactersPerSecond,
                trainer.learningRate(),
                0,
                trainer.parameters());
    }
}
