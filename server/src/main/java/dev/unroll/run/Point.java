package dev.unroll.run;

/**
 * A point of the curve, for the steps since the point before it. Losses are nats per character.
 *
 * @param step the newest of its steps
 * @param steps how many it stands for
 * @param loss their mean
 * @param smoothLoss after the newest
 * @param gradientNorm of the newest, before clipping
 * @param charactersPerSecond over about the second before
 * @param lossMin the smallest loss of its steps
 * @param lossMax the largest
 */
public record Point(
        long step,
        long steps,
        double loss,
        double smoothLoss,
        double gradientNorm,
        double charactersPerSecond,
        double lossMin,
        double lossMax) {

    /** One point for the steps of this one and of {@code next}, which follows it. */
    Point joinedWith(Point next) {
        long both = steps + next.steps;
        return new Point(
                next.step,
                both,
                (loss * steps + next.loss * next.steps) / both,
                next.smoothLoss,
                next.gradientNorm,
                next.charactersPerSecond,
                Math.min(lossMin, next.lossMin),
                Math.max(lossMax, next.lossMax));
    }
}
