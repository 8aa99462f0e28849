package dev.unroll.app;

import dev.unroll.train.Trainer;
import java.util.function.BooleanSupplier;

/** Takes the steps of a training that are left, and tells how it goes. */
final class TrainLoop {
    private final Trainer trainer;
    private final TrainReport report;

    TrainLoop(Trainer trainer, TrainReport report) {
        this.trainer = trainer;
        this.report = report;
    }

    /**
     * @param stop asked after every step
     * @param between done after every step
     */
    void run(BooleanSupplier stop, Runnable between) {
        long steps = trainer.lastStep();
        long every = Math.max(1, steps / 100);
        while (trainer.steps() < steps && !stop.getAsBoolean()) {
            trainer.step();
            long step = trainer.steps();
            report.stepped(trainer);
            if (step % trainer.stepsPerEpoch() == 0 || step == steps) {
                validate();
            }
            if (step % every == 0) {
                report.progress(trainer);
            }
            between.run();
        }
    }

    private void validate() {
        trainer.validation().ifPresent(validation -> {
            report.pause();
            validation.begin();
            validation.finish();
            report.evaluated(trainer, validation.nats());
        });
    }
}
