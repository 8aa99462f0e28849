package dev.unroll.optim;

/** How the learning rate changes while training goes on: a function of the step alone. Its {@code toString} is the form on the wire. */
public sealed interface Schedule {
    /** What {@link #parse} takes, for people. */
    String FORMS =
            "\"constant\", \"decay:0.97:10\" (times 0.97 after each epoch from the 10th on), \"halving:1000\" (halved every 1000"
                    + " steps) or \"cosine:100\" (100 steps of warm-up, then along a cosine to zero at the end)";

    /**
     * The rate of a step.
     *
     * @param base the rate that was asked for
     * @param step steps taken before it
     * @param epoch passes over the text that are complete
     * @param lastStep steps of the whole training; 0 when it has no end
     */
    double rate(double base, long step, long epoch, long lastStep);

    /** Whether it can only be followed when the end of training is known. */
    default boolean needsEnd() {
        return false;
    }

    /** Always the same. */
    record Constant() implements Schedule {
        @Override
        public double rate(double base, long step, long epoch, long lastStep) {
            return base;
        }

        @Override
        public String toString() {
            return "constant";
        }
    }

    /**
     * char-rnn's: multiplied after each epoch.
     *
     * @param factor by this
     * @param after from the end of this epoch on, counted from 1
     */
    record Decay(double factor, long after) implements Schedule {
        @Override
        public double rate(double base, long step, long epoch, long lastStep) {
            return base * StrictMath.pow(factor, (double) Math.max(0, epoch - after + 1));
        }

        @Override
        public String toString() {
            return "decay:%s:%d".formatted(factor, after);
        }
    }

    /**
     * Halved again and again.
     *
     * @param steps between two halvings
     */
    record Halving(long steps) implements Schedule {
        @Override
        public double rate(double base, long step, long epoch, long lastStep) {
            return base * StrictMath.pow(0.5, (double) Math.floorDiv(step, steps));
        }

        @Override
        public String toString() {
            return "halving:" + steps;
        }
    }

    /**
     * Linear warm-up, then half a cosine to zero (Loshchilov and Hutter 2017).
     *
     * @param warmUp steps until the full rate
     */
    record Cosine(long warmUp) implements Schedule {
        @Override
        public double rate(double base, long step, long epoch, long lastStep) {
            if (step < warmUp) {
                return base * (step + 1) / warmUp;
            }
            double share = Math.min(1, (double) (step - warmUp) / (double) Math.max(1, lastStep - warmUp));
            return base * (1 + StrictMath.cos(Math.PI * share)) / 2;
        }

        @Override
        public boolean needsEnd() {
            return true;
        }

        @Override
        public String toString() {
            return "cosine:" + warmUp;
        }
    }

    /**
     * The schedule that {@code form} names.
     *
     * @throws IllegalArgumentException when it names none
     */
    static Schedule parse(String form) {
        String[] parts = form.split(":", -1);
        try {
            return switch (parts[0] + "/" + parts.length) {
                case "constant/1" -> new Constant();
                case "decay/3" -> decay(Double.parseDouble(parts[1]), Long.parseLong(parts[2]));
                case "halving/2" -> new Halving(atLeast(1, Long.parseLong(parts[1])));
                case "cosine/2" -> new Cosine(atLeast(0, Long.parseLong(parts[1])));
                default -> throw new IllegalArgumentException("name");
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("schedule must be %s, was \"%s\"".formatted(FORMS, form), e);
        }
    }

    private static Decay decay(double factor, long after) {
        if (!(factor > 0 && factor <= 1)) {
            throw new IllegalArgumentException("factor");
        }
        return new Decay(factor, atLeast(1, after));
    }

    private static long atLeast(long least, long number) {
        if (number < least) {
            throw new IllegalArgumentException("number");
        }
        return number;
    }
}
