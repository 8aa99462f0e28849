package dev.unroll.source;

import java.util.Arrays;
import java.util.Locale;

/**
 * One of two players, whose styles differ. A attacks: smashes where it can be done, most of all from the back left, and plays to the
 * opponent's left. B defends: clears and lifts, drops from the back right, reaches more smashes, plays to the opponent's right. When a player has 19 points or
 * more, A smashes half as often again and B lifts half as often again.
 */
enum Player {
    A(0),
    B(1);

    /** Weights of the strokes in the order of {@link Stroke}, with which the shuttlecock is hit from the back, the middle and the net. */
    private static final double[][][] STYLES = {
        {{0, 20, 20, 50, 0, 3, 7}, {0, 5, 5, 35, 15, 10, 30}, {0, 0, 0, 8, 50, 30, 12}},
        {{0, 48, 30, 12, 0, 5, 5}, {0, 10, 5, 12, 23, 30, 20}, {0, 0, 0, 3, 35, 55, 7}},
    };

    /** The same after a smash, from anywhere. */
    private static final double[][] AFTER_A_SMASH = {{0, 0, 0, 4, 30, 36, 30}, {0, 0, 0, 1, 32, 57, 10}};

    private final int index;

    Player(int index) {
        this.index = index;
    }

    /** 0 or 1. */
    int index() {
        return index;
    }

    Player other() {
        return this == A ? B : A;
    }

    /** Weights of the strokes with which the player hits what came to {@code zone}. */
    double[] strokes(Stroke incoming, int zone, boolean pressure) {
        double[][] style = STYLES[index];
        double[] weights =
                (incoming == Stroke.SMASH ? AFTER_A_SMASH[index] : style[zone >= 7 ? 0 : zone >= 4 ? 1 : 2]).clone();
        if (this == A && zone == 7) {
            weights[Stroke.SMASH.index()] *= 2;
        }
        if (this == B && zone == 9) {
            weights[Stroke.DROP.index()] *= 2;
        }
        if (pressure) {
            weights[(this == A ? Stroke.SMASH : Stroke.LIFT).index()] *= 1.5;
        }
        return weights;
    }

    /** Weights of the zones, in their order, to which the player plays a stroke. */
    double[] landings(Stroke stroke) {
        double[] weights = new double[9];
        Arrays.setAll(weights, i -> stroke.landing(i + 1) * (i % 3 == (this == A ? 0 : 2) ? 2.0 : 1.0));
        return weights;
    }

    /** What of the opponent's winners it does not reach. */
    double unreached(Stroke stroke) {
        return stroke.wins() * (this == B && stroke == Stroke.SMASH ? 0.7 : 1) / 100.0;
    }

    /** How a stroke of this player is written. */
    String symbol(Stroke stroke, int zone) {
        return "%s:%s:%d".formatted(name(), stroke.name().toLowerCase(Locale.ROOT), zone);
    }
}
