package dev.unroll.run;

import dev.unroll.net.Network;
import dev.unroll.numeric.Kernels;
import dev.unroll.run.RunState.Progress;
import dev.unroll.text.Corpus;
import dev.unroll.text.Measures;
import dev.unroll.train.MemoryLook;
import dev.unroll.train.PassageReader;
import dev.unroll.train.Resumable;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.TaskSpec;
import dev.unroll.train.Trainer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** A text that is learnt: writes samples, measures on text that is not trained on. */
final class TextLesson implements Lesson {
    private final Trainer trainer;
    private final Journal journal;
    private final LongSupplier clock;
    private final Measures measures;
    private SamplingRhythm rhythm = new SamplingRhythm();
    private Validation validation;
    private final Optional<PassageReader> reader;
    private PassageRhythm passages = new PassageRhythm();
    private long passageStep = -1;
    private RunSpec spec;

    TextLesson(RunSpec spec, Corpus corpus, Kernels kernels, Journal journal, LongSupplier clock) {
        this.spec = spec;
        this.journal = journal;
        this.clock = clock;
        this.measures = Measures.of(corpus);
        this.trainer = new Trainer(spec, corpus, kernels);
        this.reader = spec.architecture().cell().equals("dnc")
                ? Optional.of(new PassageReader(trainer.network(), spec.memoryLasts()))
                : Optional.empty();
        SamplingLimits.check(spec.sampling(), trainer);
        this.validation = new Validation(trainer, journal, clock);
    }

    @Override
    public void open() {
        writeSample();
        showMemoryWhenDue();
    }

    private void showMemoryWhenDue() {
        long now = clock.getAsLong();
        if (reader.isPresent() && passages.due(now)) {
            journal.add(trainer.steps(), trainer.passage(reader.get()));
            passages.shown(now, clock.getAsLong());
            passageStep = trainer.steps();
        }
    }

    @Override
    public void step() {
        trainer.step();
    }

    @Override
    public void stepped(long trained, boolean last) {
        if (rhythm.due(spec.sampling(), trainer.steps(), trained, clock.getAsLong())) {
            writeSample();
        }
        showMemoryWhenDue();
        validation.beginWhenDue(trainer, last);
    }

    @Override
    public boolean measuring() {
        return validation.underWay();
    }

    @Override
    public void measure() {
        validation.advance(trainer);
    }

    @Override
    public void stopMeasuring() {
        validation.abandon();
    }

    @Override
    public void rest() {
        // samples and losses say at which step they were taken
        if (reader.isPresent() && passageStep != trainer.steps()) {
            passages = new PassageRhythm();
            showMemoryWhenDue();
        }
    }

    @Override
    public void follow(TaskSpec next) {
        RunSpec settings = (RunSpec) next;
        SamplingLimits.check(settings.sampling(), trainer);
        trainer.change(settings);
        spec = settings;
    }

    @Override
    public void recall(List<Evaluated> measured) {
        validation.recall(measured);
    }

    /** Goes back to the last good state with half the rate; the settings from there on. */
    RunSpec rollBack() {
        trainer.rollBack();
        rhythm = new SamplingRhythm();
        validation = new Validation(trainer, journal, clock);
        spec = spec.with(trainer.spec().learning());
        return spec;
    }

    /** What the network writes now, with other settings than the run's own; not kept. */
    Sample sample(UnaryOperator<Sampling> edit, OptionalLong seed) {
        Sampling sampling = edit.apply(spec.sampling());
        SamplingLimits.check(sampling, trainer);
        String text = trainer.sample(sampling, seed.orElseGet(() -> seedAt(trainer.steps())));
        return new Sample(
                trainer.steps(),
                trainer.epoch(),
                trainer.smoothLoss(),
                text,
                sampling.prime(),
                sampling.temperature(),
                measures.of(sampling.prime() + text));
    }

    /** What is counted in samples, counted in pieces of the text that are as long. */
    MeasuredText measuredText() {
        int length = spec.sampling().length();
        return new MeasuredText(length, measures.ofText(length));
    }

    /** What the network expects after each of some prefixes. */
    List<Prediction> predict(List<String> prefixes, int most) {
        return prefixes.stream().map(prefix -> predict(prefix, most)).toList();
    }

    /** What the network expects after {@code prefix}. */
    Prediction predict(String prefix, int most) {
        return Prediction.of(trainer.steps(), trainer.scoresAfter(prefix), trainer.vocabulary(), most);
    }

    /** The network as it is now, to be looked into. */
    MemoryLook look() {
        return trainer.look();
    }

    /** The network as it is now. */
    Network copyOfNetwork() {
        return trainer.network().copy();
    }

    private void writeSample() {
        long start = clock.getAsLong();
        journal.add(sample(UnaryOperator.identity(), OptionalLong.empty()));
        rhythm.sampled(start, clock.getAsLong());
    }

    /** One seed a step, from the run's own, so that the sample at a step can be had again. */
    private long seedAt(long step) {
        long mixed = spec.seed() * 0x9E3779B97F4A7C15L + step;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    @Override
    public Resumable trainer() {
        return trainer;
    }

    @Override
    public long lastStep() {
        return trainer.lastStep();
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

    @Override
    public int charactersPerStep() {
        return trainer.charactersPerStep();
    }

    @Override
    public Progress progress(double charactersPerSecond) {
        return new Progress(
                trainer.steps(),
                trainer.epoch(),
                trainer.stepsPerEpoch(),
                trainer.loss(),
                trainer.smoothLoss(),
                validation.newest(),
                validation.best(),
                trainer.gradientNorm(),
                charactersPerSecond,
                trainer.rate(),
                trainer.lastGoodStep(),
                trainer.parameters());
    }
}
