package dev.unroll.train;

import java.util.Locale;

/** How gradients are clipped. {@link #toString} is the name on the wire. */
public enum ClipBy {
    /** Each element on its own. */
    VALUE,
    /** All together, so that their direction stays (Pascanu et al. 2013). */
    NORM;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
