package dev.unroll.run;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.run.RunState.Progress;
import dev.unroll.task.AddedSum;
import dev.unroll.task.Clamp;
import dev.unroll.task.Findings;
import dev.unroll.task.Laboratory;
import dev.unroll.task.Trial;
import dev.unroll.train.AdditionSpec;
import dev.unroll.train.AdditionTrainer;
import dev.unroll.train.Resumable;
import dev.unroll.train.TaskSpec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Binary addition that is learnt: shows the newest sum at most twenty times a second, and looks into the network at least every
 * quarter of a second and at a few steps that matter, unless that would take more than a quarter of the time; half of it when training is slowed down and leaves
 * enough.
 */
final class AdditionLesson implements Lesson {
    private static final long SHOWN_EVERY = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long MEASURED_EVERY = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int TIMES_ITS_COST = 3;
    private static final int TIMES_ITS_COST_WHEN_SLOW = 1;
    /** Much longer than measuring takes once the compiler is done with it. */
    private static final long MOST = TimeUnit.SECONDS.toNanos(1);

    private static final long FIRST_SUM = 2;

    private final AdditionTrainer trainer;
    private final Laboratory laboratory;
    private final Journal journal;
    private final LongSupplier clock;
    private boolean slow;
    private long shown;
    private long shownStep;
    private long measured;
    private long measuredStep;
    private long cost;
    private double newest = Double.NaN;
    private double best = Double.NaN;

    AdditionLesson(AdditionSpec spec, Kernels kernels, Journal journal, LongSupplier clock) {
        this.trainer = new AdditionTrainer(spec, kernels);
        this.laboratory = trainer.laboratory(kernels);
        this.slow = spec.pace() > 0;
        this.journal = journal;
        this.clock = clock;
    }

    /** Bytes that a run needs, on the safe side. */
    static long footprint(AdditionSpec spec) {
        long base = 4_000_000;
        long batch = 128;
        long columns = 8 + 16 + 32 + 64 + 3L * spec.bits();
        long buffers = spec.cell().equals("rnn") ? 6 : 20;
        long states = 2 * 32_768;
        return base + 4L * spec.hidden() * (columns * batch * buffers + states);
    }

    @Override
    public void open() {
        measureNow();
        Rng rng = Rng.stream(trainer.spec().seed(), FIRST_SUM);
        long a = trainer.addition().draw(rng);
        show(laboratory.sum(a, trainer.addition().draw(rng), List.of()));
    }

    @Override
    public void step() {
        trainer.step();
    }

    @Override
    public void stepped(long trained, boolean last) {
        long now = clock.getAsLong();
        if (now - shown >= SHOWN_EVERY) {
            show(trainer.newest(laboratory));
        }
        if (worthALook(trainer.steps())) {
            measureNow();
            return;
        }
        long pause = (slow ? TIMES_ITS_COST_WHEN_SLOW : TIMES_ITS_COST) * cost;
        if (now - measured >= Math.max(MEASURED_EVERY, Math.min(MOST, pause))) {
            measureNow();
        }
    }

    /** Networks learn to add somewhere here; at full speed there may be no other look in between. */
    private static boolean worthALook(long steps) {
        return steps == 500 || steps == 1000 || steps == 2000 || steps == 5000 || steps == 10_000 || steps == 20_000;
    }

    private void show(AddedSum sum) {
        shown = clock.getAsLong();
        shownStep = trainer.steps();
        journal.add(shownStep, sum);
    }

    private void measureNow() {
        long start = clock.getAsLong();
        Findings findings = laboratory.measure();
        measured = clock.getAsLong();
        cost = measured - start;
        measuredStep = trainer.steps();
        remember(findings.trial().error());
        journal.add(measuredStep, findings);
        journal.add(new Evaluated(
                measuredStep,
                epoch(),
                newest,
                new Evaluated.Sums(findings.trial().exact(), findings.carryAccuracy())));
    }

    @Override
    public void rest() {
        if (shownStep != trainer.steps()) {
            show(trainer.newest(laboratory));
        }
        if (measuredStep != trainer.steps()) {
            measureNow();
        }
    }

    @Override
    public void follow(TaskSpec spec) {
        trainer.change((AdditionSpec) spec);
        slow = spec.pace() > 0;
    }

    @Override
    public void recall(List<Evaluated> before) {
        before.forEach(one -> remember(one.validationLoss()));
    }

    private void remember(double error) {
        newest = error;
        best = error < best || Double.isNaN(best) ? error : best;
    }

    /** The network adds two numbers, with some units held. */
    AddedSum sum(long a, long b, List<Clamp> clamps) {
        return laboratory.sum(a, b, clamps);
    }

    /** How the network does now, with some units held. */
    Measured<Trial> trial(List<Clamp> clamps) {
        return new Measured<>(trainer.steps(), laboratory.trial(clamps));
    }

    private double epoch() {
        return (double) trainer.steps() / laboratory.pairs();
    }

    @Override
    public Resumable trainer() {
        return trainer;
    }

    @Override
    public double loss() {
        return trainer.error();
    }

    @Override
    public double smoothLoss() {
        return trainer.smoothError();
    }

    @Override
    public double gradientNorm() {
        return Double.NaN;
    }

    @Override
    public int charactersPerStep() {
        return trainer.addition().bits();
    }

    @Override
    public Progress progress(double charactersPerSecond) {
        return new Progress(
                trainer.steps(),
                epoch(),
                laboratory.pairs(),
                trainer.error(),
                trainer.smoothError(),
                newest,
                best,
                Double.NaN,
                charactersPerSecond,
                trainer.learningRate(),
                0,
                trainer.adder().parameters().count());
    }
}
