package dev.unroll.train;

/**
 * How a text is cut: from its start the part that is trained on, then the part that validates, then what is left for a test.
 *
 * @param trainFraction of its characters, above 0
 * @param validationFraction of its characters; 0: none
 */
public record Split(double trainFraction, double validationFraction) {
    /** char-rnn's. */
    public static final Split DEFAULT = new Split(0.95, 0.05);

    private static final double ROUNDING = 1e-9;

    /**
     * Checks both.
     *
     * @throws InvalidSpec naming the field
     */
    public Split {
        InvalidSpec.inRange("trainFraction", trainFraction, 0.01, 1);
        InvalidSpec.inRange("validationFraction", validationFraction, 0, 0.99);
        if (trainFraction + validationFraction > 1 + ROUNDING) {
            throw new InvalidSpec(
                    "validationFraction",
                    "trainFraction and validationFraction must be at most 1 together, were %s and %s"
                            .formatted(trainFraction, validationFraction));
        }
    }

    /** Trains on everything that does not validate. */
    public static Split validating(double fraction) {
        return new Split(1 - fraction, fraction);
    }

    /** Where the trained part of so many characters ends. */
    public int trainEnd(int characters) {
        return (int) Math.round(characters * trainFraction);
    }

    /** Where the validating part of so many characters ends. */
    public int validationEnd(int characters) {
        return (int) Math.min(characters, Math.round(characters * (trainFraction + validationFraction)));
    }
}
