package dev.unroll.app;

import dev.unroll.numeric.Kernels;
import dev.unroll.optim.OptimizerKind;
import dev.unroll.text.Corpus;
import dev.unroll.train.Architecture;
import dev.unroll.train.ClipBy;
import dev.unroll.train.Learning;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Trainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * Trains a small network for a moment, which nobody sees. In a JVM that has just started, the first steps and the first sample of a network take
 * one to two seconds, since the kernels are interpreted until the compiler has been through them; so this happens before someone waits for it.
 */
final class WarmUp implements Runnable {
    private static final int STEPS = 60;
    private static final String LINE = "The quick brown fox jumps over the lazy dog.\n";

    private final Kernels kernels;
    private final BooleanSupplier needless;

    /** @param needless whether something else trains by now */
    WarmUp(Kernels kernels, BooleanSupplier needless) {
        this.kernels = kernels;
        this.needless = needless;
    }

    /** Goes on beside what the caller does, and ends with the JVM. */
    void begin() {
        Thread thread = new Thread(this, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        Trainer trainer = new Trainer(spec(), text(), kernels);
        for (int step = 0; step < STEPS && !needless.getAsBoolean(); step++) {
            trainer.step();
            if (step % 10 == 0) {
                String unused = trainer.sample(RunSpec.DEFAULT.sampling(), step);
            }
        }
    }

    private static RunSpec spec() {
        return RunSpec.DEFAULT
                .with(new Architecture("lstm", 64, 1, 0, Architecture.DEFAULT.initializer(), 1))
                .with(new Learning(16, 32, OptimizerKind.ADAM, 0, 0.002, "constant", 5, ClipBy.NORM, 1));
    }

    private static Corpus text() {
        byte[] text = LINE.repeat(100).getBytes(StandardCharsets.UTF_8);
        try {
            return Corpus.read(() -> new ByteArrayInputStream(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
