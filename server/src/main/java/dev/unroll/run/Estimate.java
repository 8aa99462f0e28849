package dev.unroll.run;

import dev.unroll.numeric.Kernels;
import dev.unroll.text.Corpus;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Trainer;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What a run would cost, measured by taking a few of its steps.
 *
 * @param parameters numbers that are learnt
 * @param memory bytes that are set aside for it
 * @param charactersPerSecond on one thread
 * @param charactersPerEpoch that a pass over the text reads
 * @param stepsPerEpoch of a pass
 * @param secondsPerEpoch that a pass takes
 */
public record Estimate(
        long parameters,
        long memory,
        double charactersPerSecond,
        long charactersPerEpoch,
        long stepsPerEpoch,
        double secondsPerEpoch) {
    private static final double TINY_RATE = 1e-9;
    private static final long WARM_UP = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long MEASURED = TimeUnit.MILLISECONDS.toNanos(200);

    static Estimate of(RunSpec spec, Corpus corpus, long memory, Kernels kernels, LongSupplier clock) {
        Trainer trainer = new Trainer(harmless(spec), corpus, kernels);
        stepFor(WARM_UP, trainer, clock);
        long before = trainer.steps();
        long time = stepFor(MEASURED, trainer, clock);
        double speed = 1e9 * (trainer.steps() - before) * trainer.charactersPerStep() / time;
        long perEpoch = trainer.stepsPerEpoch() * trainer.charactersPerStep();
        return new Estimate(trainer.parameters(), memory, speed, perEpoch, trainer.stepsPerEpoch(), perEpoch / speed);
    }

    /** As fast, but with a rate at which nothing diverges. */
    private static RunSpec harmless(RunSpec spec) {
        return spec.with(spec.learning().withLearningRate(TINY_RATE));
    }

    private static long stepFor(long nanoseconds, Trainer trainer, LongSupplier clock) {
        long begun = clock.getAsLong();
        do {
            trainer.step();
        } while (clock.getAsLong() - begun < nanoseconds);
        return clock.getAsLong() - begun;
    }
}
