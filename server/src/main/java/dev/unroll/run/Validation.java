package dev.unroll.run;

import dev.unroll.train.Evaluation;
import dev.unroll.train.Trainer;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Measures the validation loss of a run, window by window between its steps. */
final class Validation {
    private final Optional<Evaluation> evaluation;
    private final Journal journal;
    private final LongSupplier clock;
    private final EvaluationRhythm rhythm = new EvaluationRhythm();
    private boolean underWay;
    private double newest = Double.NaN;
    private double best = Double.NaN;

    Validation(Trainer trainer, Journal journal, LongSupplier clock) {
        this.evaluation = trainer.validation();
        this.journal = journal;
        this.clock = clock;
    }

    /** Begins when it is due after a step, or anyway; whether it did. */
    boolean beginWhenDue(Trainer trainer, boolean anyway) {
        long now = clock.getAsLong();
        boolean due = anyway || rhythm.due(trainer.steps(), trainer.stepsPerEpoch(), now);
        if (due && evaluation.isPresent()) {
            rhythm.begun(now);
            evaluation.get().begin();
            underWay = true;
        }
        return underWay;
    }

    boolean underWay() {
        return underWay;
    }

    /** Reads one window; records the loss when it was the last. */
    void advance(Trainer trainer) {
        Evaluation reading = evaluation.orElseThrow();
        reading.advance();
        if (!reading.underWay()) {
            underWay = false;
            rhythm.ended(clock.getAsLong());
            remember(reading.nats());
            journal.add(new Evaluated(trainer.steps(), trainer.epoch(), newest, null));
        }
    }

    /** Goes on from what was measured before. */
    void recall(List<Evaluated> measured) {
        for (Evaluated one : measured) {
            remember(one.validationLoss());
        }
    }

    private void remember(double loss) {
        newest = loss;
        best = loss < best || Double.isNaN(best) ? loss : best;
    }

    /** Stops reading. */
    void abandon() {
        underWay = false;
    }

    /** The newest loss, nats per character; not a number before the first. */
    double newest() {
        return newest;
    }

    /** The least loss. */
    double best() {
        return best;
    }
}
