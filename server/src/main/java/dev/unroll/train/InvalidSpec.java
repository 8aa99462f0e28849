package dev.unroll.train;

/** A setting that is out of range or cannot be combined with the others. The message is for the person who set it. */
public final class InvalidSpec extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;

    /**
     * @param field the wire name of the setting, such as {@code "sampling.length"}
     * @param message what was wrong and what would be right
     */
    public InvalidSpec(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The wire name of the setting that is to blame. */
    public String field() {
        return field;
    }

    static void oneOf(String field, String value, String... allowed) {
        for (String one : allowed) {
            if (one.equals(value)) {
                return;
            }
        }
        throw new InvalidSpec(
                field, "%s must be one of \"%s\", was \"%s\"".formatted(field, String.join("\", \"", allowed), value));
    }

    /** Blames {@code field} for what {@code check} refuses. */
    static void naming(String field, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            throw new InvalidSpec(field, String.valueOf(e.getMessage()));
        }
    }

    static void inRange(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw outside(field, plain(value), plain(least), plain(most));
        }
    }

    /** Checks a whole number. */
    public static void inRange(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw outside(field, Long.toString(value), Long.toString(least), Long.toString(most));
        }
    }

    private static InvalidSpec outside(String field, String value, String least, String most) {
        return new InvalidSpec(field, "%s must be from %s to %s, was %s".formatted(field, least, most, value));
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e16
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
