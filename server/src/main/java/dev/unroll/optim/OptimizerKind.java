package dev.unroll.optim;

import java.util.Locale;

/** The rules of update there are. {@link #toString} is the name on the wire and the command line. */
public enum OptimizerKind {
    /** Stochastic gradient descent. */
    SGD,
    /** Duchi et al. 2011. */
    ADAGRAD,
    /** Tieleman and Hinton 2012. */
    RMSPROP,
    /** Kingma and Ba 2015. */
    ADAM;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
