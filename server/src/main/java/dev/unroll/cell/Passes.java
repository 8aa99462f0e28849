package dev.unroll.cell;

/**
 * What a window is for.
 *
 * @param backward whether gradients are computed; without them it needs less room
 * @param breakage a mistake in how they are
 */
public record Passes(boolean backward, Breakage breakage) {
    /** Forward alone: reading and writing text. */
    public static final Passes FORWARD = new Passes(false, Breakage.NONE);

    /** Forward and backward: training. */
    public static final Passes BOTH = new Passes(true, Breakage.NONE);
}
