package dev.unroll.source;

import java.util.Locale;

/**
 * How a shuttlecock is hit.
 *
 * <p>Shares are of a hundred. Of the next symbol after a stroke: {@code wins} it is not reached, {@code net} and {@code out} it was an error; else it is
 * returned. Landings are weights of the zones 1 to 9 of the court it flies to, as that court's player sees them: 1 2 3 at the net from
 * left to right, 4 5 6 in the middle, 7 8 9 at the back.
 */
enum Stroke {
    SERVE(0, 1, 1, 1, "142000212"),
    CLEAR(1, 2, 1, 4, "000000424"),
    DROP(2, 8, 6, 2, "515000000"),
    SMASH(3, 24, 5, 6, "000424000"),
    NET(4, 9, 8, 1, "434000000"),
    LIFT(5, 2, 1, 4, "000000323"),
    DRIVE(6, 8, 4, 4, "000323111");

    private final int index;
    private final int wins;
    private final int net;
    private final int out;
    private final String landings;

    Stroke(int index, int wins, int net, int out, String landings) {
        this.index = index;
        this.wins = wins;
        this.net = net;
        this.out = out;
        this.landings = landings;
    }

    /** Its place among the strokes, from 0. */
    int index() {
        return index;
    }

    int wins() {
        return wins;
    }

    int net() {
        return net;
    }

    int out() {
        return out;
    }

    /** The weight of a zone from 1 to 9. */
    int landing(int zone) {
        return landings.charAt(zone - 1) - '0';
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
