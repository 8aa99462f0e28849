package dev.unroll.run;

import dev.unroll.numeric.Kernels;
import dev.unroll.run.RunState.Progress;
import dev.unroll.task.memory.MemoryTask;
import dev.unroll.train.Architecture;
import dev.unroll.train.MemoryLook;
import dev.unroll.train.MemoryTaskSpec;
import dev.unroll.train.MemoryTaskTrainer;
import dev.unroll.train.MemoryTrial;
import dev.unroll.train.PassageReader;
import dev.unroll.train.Resumable;
import dev.unroll.train.TaskSpec;
import dev.unroll.train.Tried;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A memory task that is learnt: tries the network on sequences of all lengths, and shows what happens in it while it answers one of them, at most
 * three times a second and each for at most a fifth of the time. Trying a large memory takes long: that is done between steps alone, in small pieces, and what
 * was found stays until the next time.
 */
final class MemoryTaskLesson implements Lesson {
    private final MemoryTaskTrainer trainer;
    private final MemoryTrial trial;
    private final PassageReader reader;
    private final Journal journal;
    private final LongSupplier clock;
    private PassageRhythm trials = new PassageRhythm();
    private PassageRhythm passages = new PassageRhythm();
    private long begun;
    private long triedStep = -1;
    private long passageStep = -1;
    private double newest = Double.NaN;
    private double best = Double.NaN;

    MemoryTaskLesson(MemoryTaskSpec spec, Kernels kernels, Journal journal, LongSupplier clock) {
        this.trainer = new MemoryTaskTrainer(spec, kernels);
        this.trial = trainer.trial();
        this.reader = new PassageReader(trainer.network());
        this.journal = journal;
        this.clock = clock;
    }

    /** Bytes that a run needs, on the safe side. */
    static long footprint(MemoryTaskSpec spec) {
        MemoryTask task = spec.problem();
        long numbers = (long) task.coding().inputs() + task.coding().outputs();
        Architecture architecture = spec.architecture();
        long windows = 5L * task.steps(spec.maxLength()) / 2 + MemoryTaskTrainer.WINDOWS;
        long tried = 4L * task.steps(spec.longest()) * MemoryTrial.EXAMPLES * (numbers + 1);
        return Footprint.of(architecture, windows, spec.batch(), numbers)
                + Footprint.of(architecture, 2, MemoryTrial.EXAMPLES, numbers)
                + tried;
    }

    @Override
    public void open() {
        rest();
        trials = new PassageRhythm(); // what the first looks cost says nothing: the compiler has not begun
        passages = new PassageRhythm();
    }

    @Override
    public void step() {
        trainer.step();
    }

    @Override
    public void stepped(long trained, boolean last) {
        if (passages.due(clock.getAsLong())) {
            showPassage();
        }
        if (last ? !trial.quick() : trials.due(clock.getAsLong())) {
            begin();
        }
    }

    private void begin() {
        begun = clock.getAsLong();
        trial.begin();
    }

    @Override
    public boolean measuring() {
        return trial.underWay();
    }

    @Override
    public void measure() {
        trial.advance();
        if (!trial.underWay()) {
            showTrial();
        }
    }

    private void showPassage() {
        long start = clock.getAsLong();
        passageStep = trainer.steps();
        journal.add(passageStep, trainer.passage(reader));
        passages.shown(start, clock.getAsLong());
    }

    private void showTrial() {
        Tried tried = trial.tried();
        newest = tried.loss();
        best = newest < best || Double.isNaN(best) ? newest : best;
        triedStep = trainer.steps();
        journal.add(triedStep, trainer.longest(), tried);
        journal.add(
                new Evaluated(triedStep, epoch(), newest, new Evaluated.Answers(tried.exact(), tried.bitAccuracy())));
        trials.shown(begun, clock.getAsLong());
    }

    @Override
    public void stopMeasuring() {
        trial.stop();
    }

    @Override
    public void rest() {
        if (passageStep != trainer.steps()) {
            showPassage();
        }
        if (triedStep != trainer.steps() && trial.quick()) {
            begun = clock.getAsLong();
            trial.run();
            showTrial();
        }
    }

    @Override
    public void follow(TaskSpec spec) {
        trainer.change((MemoryTaskSpec) spec);
    }

    @Override
    public void recall(List<Evaluated> measured) {
        for (Evaluated one : measured) {
            newest = one.validationLoss();
            best = newest < best || Double.isNaN(best) ? newest : best;
        }
    }

    @Override
    public Resumable trainer() {
        return trainer;
    }

    /** The network as it is now, to be looked into. */
    MemoryLook look() {
        return trainer.look();
    }

    /** A thousand steps stand for one: there is no end to the sequences. */
    private double epoch() {
        return (double) trainer.steps() / MemoryTaskTrainer.STEPS_OF_AN_EPOCH;
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

    /** A sequence stands for a character. */
    @Override
    public int charactersPerStep() {
        return trainer.spec().batch();
    }

    @Override
    public Progress progress(double charactersPerSecond) {
        return new Progress(
                trainer.steps(),
                epoch(),
                MemoryTaskTrainer.STEPS_OF_AN_EPOCH,
                trainer.loss(),
                trainer.smoothLoss(),
                newest,
                best,
                trainer.gradientNorm(),
                charactersPerSecond,
                trainer.learningRate(),
                0,
                trainer.parameters());
    }
}
