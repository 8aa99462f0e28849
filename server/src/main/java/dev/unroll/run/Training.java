package dev.unroll.run;

import dev.unroll.net.Network;
import dev.unroll.numeric.Kernels;
import dev.unroll.run.RunState.Progress;
import dev.unroll.text.Corpus;
import dev.unroll.train.Diverged;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.Trainer;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a run does when it has a turn: it owns the trainer, obeys commands between steps and writes into the journal. Used by one
 * thread at a time; only {@link #state} may be read by others.
 */
final class Training {
    private static final long STATUS_SPACING = TimeUnit.MILLISECONDS.toNanos(100);

    private final Corpus corpus;
    private final Kernels kernels;
    private final Journal journal;
    private final LongSupplier clock;
    private final Pacer pacer = new Pacer();
    private @Nullable Trainer trainer;
    private Meter meter = new Meter();
    private SamplingRhythm rhythm = new SamplingRhythm();
    private Validation validation;
    private RunSpec spec;
    private Status status = Status.PAUSED;
    private String message = "";
    private boolean changedLive;
    private boolean begun;
    private int generation;
    private long trained;
    private long resumed;
    private long told;
    private volatile RunState state;

    /**
     * At step 0, paused.
     *
     * @throws InvalidSpec when the spec does not fit the text
     */
    Training(RunSpec spec, Corpus corpus, Kernels kernels, Journal journal, LongSupplier clock) {
        this.spec = spec;
        this.corpus = corpus;
        this.kernels = kernels;
        this.journal = journal;
        this.clock = clock;
        this.told = clock.getAsLong();
        Trainer first = fresh();
        this.trainer = first;
        this.validation = new Validation(first, journal, clock);
        this.state = new RunState(spec, status, message, false, 0, progressOf(first));
    }

    /** The newest state that was published. */
    RunState state() {
        return state;
    }

    /** Nanoseconds until the next step is due; {@link Workers#NEVER} when it does not train. */
    long untilNextStep() {
        return status == Status.TRAINING ? pacer.untilNextStep(clock.getAsLong()) : Workers.NEVER;
    }

    /** Shows what the network writes before it has learnt anything, once. */
    void begin() {
        if (!begun) {
            begun = true;
            tell();
            writeSample();
        }
    }

    /** Takes steps until the next is to be taken. */
    void train() {
        refuseWhenEnded("train");
        if (status == Status.PAUSED) {
            resume();
        }
        tell();
    }

    /** Takes no further step. */
    void pause() {
        if (status == Status.TRAINING) {
            rest(Status.PAUSED);
        }
        tell();
    }

    /** Takes one step and stays paused. */
    void stepOnce() {
        refuseWhenEnded("take a step");
        if (status == Status.TRAINING) {
            rest(Status.PAUSED);
        }
        long now = clock.getAsLong();
        Trainer stepping = live();
        meter.start(stepping.steps(), now);
        status = Status.TRAINING;
        resumed = now;
        if (!done(stepping)) {
            validation.abandon();
            takeStep(stepping);
        }
        while (status == Status.TRAINING && done(stepping)) {
            advance();
        }
        if (status == Status.TRAINING) {
            rest(Status.PAUSED);
        }
        tell();
    }

    /** Goes back to step 0 of the spec as it stands now. */
    void reset(boolean start) {
        trainer = null;
        Trainer made = fresh();
        trainer = made;
        changedLive = false;
        trained = 0;
        restart(made, -1, start);
        writeSample();
    }

    /** Goes back to the last good state with half the rate, after the loss has exploded. */
    void rollBack(boolean start) {
        if (status != Status.DIVERGED) {
            throw new NotPossible(
                    "The run cannot go back to its last good state because it is %s; only one that diverged can"
                            .formatted(status));
        }
        Trainer now = live();
        now.rollBack();
        spec = spec.with(now.spec().learning());
        changedLive = true;
        restart(now, now.steps(), start);
    }

    private void restart(Trainer from, long step, boolean start) {
        meter = new Meter();
        rhythm = new SamplingRhythm();
        validation = new Validation(from, journal, clock);
        status = Status.PAUSED;
        message = "";
        generation++;
        journal.restart(generation, step);
        validation.recall(journal.evaluations());
        if (start) {
            resume();
        }
        tell();
    }

    /**
     * Changes what may change while it trains.
     *
     * @throws InvalidSpec when the result is not allowed
     */
    void change(UnaryOperator<RunSpec> edit) {
        RunSpec next = edit.apply(spec);
        if (trainer != null) {
            SamplingLimits.check(next.sampling(), trainer);
            trainer.change(next);
            changedLive |= trainer.steps() > 0 && !next.essence().equals(spec.essence());
        }
        if (next.pace() != spec.pace()) {
            pacer.start(next.pace(), clock.getAsLong());
        }
        spec = next;
        tell();
    }

    /** What the network writes now, with other settings than the run's own; not kept. */
    Sample sample(UnaryOperator<Sampling> edit, OptionalLong seed) {
        Trainer now = live();
        Sampling sampling = edit.apply(spec.sampling());
        SamplingLimits.check(sampling, now);
        String text = now.sample(sampling, seed.orElseGet(() -> seedAt(now.steps())));
        return new Sample(now.steps(), now.epoch(), now.smoothLoss(), text, sampling.prime(), sampling.temperature());
    }

    /** The network as it is now. */
    Network copyOfNetwork() {
        return live().network().copy();
    }

    /** Takes one step, or reads on in the text that validates, and records what comes of it. */
    void advance() {
        Trainer now = live();
        if (validation.underWay()) {
            validation.advance(now);
            if (!validation.underWay()) {
                finishWhenDone(now);
            }
        } else {
            takeStep(now);
        }
    }

    private void takeStep(Trainer now) {
        now.step();
        long after = clock.getAsLong();
        pacer.step(after);
        if (meter.add(now.steps(), now.loss(), after)) {
            recordPoint(now, after);
        }
        if (rhythm.due(spec.sampling(), now.steps(), trainedUntil(after), after)) {
            writeSample();
        }
        if (!validation.beginWhenDue(now, done(now))) {
            finishWhenDone(now);
        }
    }

    private void finishWhenDone(Trainer now) {
        if (done(now)) {
            rest(Status.FINISHED);
            tell();
        }
    }

    private static boolean done(Trainer now) {
        return now.lastStep() > 0 && now.steps() >= now.lastStep();
    }

    /** Something went wrong; the run ends, the server goes on. */
    void end(Throwable cause) {
        rest(cause instanceof Diverged ? Status.DIVERGED : Status.FAILED);
        message = Failures.explain(cause);
        if (status == Status.FAILED) {
            trainer = null;
        }
        tell();
    }

    private void resume() {
        long now = clock.getAsLong();
        status = Status.TRAINING;
        resumed = now;
        meter.start(live().steps(), now);
        pacer.start(spec.pace(), now);
    }

    private void rest(Status next) {
        long now = clock.getAsLong();
        trained = trainedUntil(now);
        status = next;
        if (trainer != null && meter.pending()) {
            recordPoint(trainer, now);
        }
    }

    private long trainedUntil(long now) {
        return status == Status.TRAINING ? trained + (now - resumed) : trained;
    }

    private void recordPoint(Trainer now, long time) {
        journal.add(meter.point(now.smoothLoss(), now.gradientNorm(), now.charactersPerStep(), time));
        if (time - told >= STATUS_SPACING) {
            tell();
        }
    }

    private void writeSample() {
        long start = clock.getAsLong();
        journal.add(sample(UnaryOperator.identity(), OptionalLong.empty()));
        rhythm.sampled(start, clock.getAsLong());
    }

    /** Publishes the state as it is now. */
    private void tell() {
        told = clock.getAsLong();
        Progress progress = trainer == null ? state.progress().stopped() : progressOf(trainer);
        state = new RunState(spec, status, message, changedLive, generation, progress);
        journal.add(state);
    }

    private Progress progressOf(Trainer now) {
        double speed = status == Status.TRAINING ? meter.stepsPerSecond() * now.charactersPerStep() : 0;
        return new Progress(
                now.steps(),
                now.epoch(),
                now.stepsPerEpoch(),
                now.loss(),
                now.smoothLoss(),
                validation.newest(),
                validation.best(),
                now.gradientNorm(),
                speed,
                now.rate(),
                now.lastGoodStep(),
                now.parameters());
    }

    private Trainer fresh() {
        Trainer made = new Trainer(spec, corpus, kernels);
        SamplingLimits.check(spec.sampling(), made);
        return made;
    }

    private Trainer live() {
        if (trainer == null) {
            throw new NotPossible("The run has failed; reset it first");
        }
        return trainer;
    }

    private void refuseWhenEnded(String what) {
        if (status.ended()) {
            throw new NotPossible("The run cannot %s because it is %s; reset it first".formatted(what, status));
        }
    }

    /** One seed a step, from the run's own, so that the sample at a step can be had again. */
    private long seedAt(long step) {
        long mixed = spec.seed() * 0x9E3779B97F4A7C15L + step;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
