package dev.unroll.run;

import dev.unroll.train.InvalidSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.Trainer;
import java.util.Locale;

/** Keeps a sample from taking minutes, during which its run could obey no command. */
final class SamplingLimits {
    /** Each character reads every weight; that many weights are read in some ten seconds. */
    private static final long MOST_WEIGHTS_READ = 40_000_000_000L;

    private SamplingLimits() {}

    /** @throws InvalidSpec when the prime is not of the text's characters, or the sample too long for a network of that size */
    static void check(Sampling sampling, Trainer trainer) {
        trainer.checkPrime(sampling.prime());
        long most = MOST_WEIGHTS_READ / trainer.parameters() - Sampling.LONGEST_PRIME;
        if (sampling.length() > most) {
            throw new InvalidSpec(
                    "sampling.length",
                    String.format(
                            Locale.ROOT,
                            "sampling.length must be at most %d for a network of %,d parameters, was %d",
                            most,
                            trainer.parameters(),
                            sampling.length()));
        }
    }
}
