package dev.unroll.run;

import dev.unroll.train.TaskSpec;

/**
 * A run at one moment.
 *
 * @param spec with what was changed live
 * @param status what it does
 * @param message explains {@link Status#DIVERGED} and {@link Status#FAILED} and says what to do; else mostly empty
 * @param changedLive whether the spec alone no longer reproduces the curve
 * @param generation resets so far
 * @param trained nanoseconds so far
 * @param progress how far it has come
 * @param keeping how it is kept
 */
public record RunState(
        TaskSpec spec,
        Status status,
        String message,
        boolean changedLive,
        int generation,
        long trained,
        Progress progress,
        Keeping keeping) {

    /** One that is kept well. */
    RunState(
            TaskSpec spec,
            Status status,
            String message,
            boolean changedLive,
            int generation,
            long trained,
            Progress progress) {
        this(spec, status, message, changedLive, generation, trained, progress, Keeping.WELL);
    }

    /** What a person is to know and do, if anything. */
    public String advice() {
        return keeping.trouble().map(Throwable::getMessage).orElse(message);
    }

    /** Of a run that has diverged and whose last good state is no longer in memory: with the newest good one that was kept. */
    RunState goingBackTo(Checkpoints checkpoints) {
        long newest = checkpoints.lastGood(this);
        if (newest == progress.lastGoodStep()) {
            return this;
        }
        String told = "%s That one is no longer in memory; the newest good one that was kept is that of step %d."
                .formatted(message, newest);
        return new RunState(
                spec, status, told, changedLive, generation, trained, progress.withLastGoodStep(newest), keeping);
    }

    /**
     * How far a run has come.
     *
     * @param step steps taken
     * @param epoch passes over the text, with a fraction
     * @param stepsPerEpoch steps of a pass
     * @param loss of the newest step, nats per character
     * @param smoothLoss its exponential mean
     * @param validationLoss when it was last measured; not a number before
     * @param bestValidationLoss the least that was measured; not a number before
     * @param gradientNorm before clipping
     * @param charactersPerSecond over about the last second; 0 when it does not train
     * @param learningRate of the next step, as the schedule has it
     * @param lastGoodStep where a run that diverged can go back to
     * @param parameters numbers that are learnt
     */
    public record Progress(
            long step,
            double epoch,
            long stepsPerEpoch,
            double loss,
            double smoothLoss,
            double validationLoss,
            double bestValidationLoss,
            double gradientNorm,
            double charactersPerSecond,
            double learningRate,
            long lastGoodStep,
            long parameters) {
        /** The same with another place to go back to. */
        Progress withLastGoodStep(long other) {
            return with(charactersPerSecond, other);
        }

        /** The same when it no longer trains. */
        Progress stopped() {
            return with(0, lastGoodStep);
        }

        private Progress with(double characters, long goodStep) {
            return new Progress(
                    step,
                    epoch,
                    stepsPerEpoch,
                    loss,
                    smoothLoss,
                    validationLoss,
                    bestValidationLoss,
                    gradientNorm,
                    characters,
                    learningRate,
                    goodStep,
                    parameters);
        }
    }
}
