package dev.unroll.train;

import dev.unroll.optim.OptimizerKind;
import dev.unroll.optim.Schedule;

/**
 * How it is trained.
 *
 * @param sequenceLength steps over which backpropagation through time is truncated
 * @param batch streams of the text that are read in parallel
 * @param optimizer rule of the update
 * @param momentum of {@link OptimizerKind#SGD}
 * @param learningRate step size of the rule; may change while training
 * @param schedule how it falls, as {@link Schedule#parse} takes it
 * @param gradientClip the most that an element of a gradient, or the norm of all, may be; 0: any; may change while training
 * @param gradientClipBy which of the two; may change while training
 * @param teacherForcing probability with which a step reads the text rather than the network's own prediction; may change while training
 */
public record Learning(
        int sequenceLength,
        int batch,
        OptimizerKind optimizer,
        double momentum,
        double learningRate,
        String schedule,
        double gradientClip,
        ClipBy gradientClipBy,
        double teacherForcing) {
    /** min-char-rnn's. */
    public static final Learning DEFAULT =
            new Learning(25, 1, OptimizerKind.ADAGRAD, 0, 0.1, "constant", 5, ClipBy.VALUE, 1);

    /**
     * Checks every range.
     *
     * @throws InvalidSpec naming the field
     */
    public Learning {
        InvalidSpec.inRange("sequenceLength", sequenceLength, 1, 10_000);
        InvalidSpec.inRange("batch", batch, 1, 1024);
        InvalidSpec.inRange("momentum", momentum, 0, 0.9999);
        InvalidSpec.inRange("learningRate", learningRate, 1e-12, 1000);
        InvalidSpec.inRange("gradientClip", gradientClip, 0, 1000);
        InvalidSpec.inRange("teacherForcing", teacherForcing, 0, 1);
        InvalidSpec.naming("schedule", () -> Schedule.parse(schedule));
    }

    /** With another learning rate. */
    public Learning withLearningRate(double rate) {
        return new Learning(
                sequenceLength,
                batch,
                optimizer,
                momentum,
                rate,
                schedule,
                gradientClip,
                gradientClipBy,
                teacherForcing);
    }
}
