package dev.unroll.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A run as it is kept.
 *
 * @param origin what never changes
 * @param state how it stands
 * @param deleted since when it is to be forgotten, if it is
 */
public record StoredRun(Origin origin, State state, Optional<Instant> deleted) {
    /**
     * Where a run comes from.
     *
     * @param id made by the server
     * @param nickname two words by which people remember it
     * @param task what it learns
     * @param parent the run it was forked from
     * @param parentStep the step at which it was
     * @param created when
     */
    public record Origin(
            String id, String nickname, String task, Optional<String> parent, long parentStep, Instant created) {}

    /**
     * How a run stands.
     *
     * @param spec its settings in JSON
     * @param status its name on the wire
     * @param message for people; may be empty
     * @param changedLive whether the spec alone no longer reproduces the curve
     * @param generation resets so far
     * @param sequence of its newest event
     * @param trained nanoseconds
     * @param figures how far it has come
     */
    public record State(
            String spec,
            String status,
            String message,
            boolean changedLive,
            int generation,
            long sequence,
            long trained,
            Figures figures) {}

    /** How far a run has come; what is not known is not a number. */
    public record Figures(
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
            long parameters) {}
}
