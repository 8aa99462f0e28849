package dev.unroll.train;

/** Everything that decides what a run does, whatever its task. */
public sealed interface TaskSpec permits RunSpec, AdditionSpec, HelloSpec, MemoryTaskSpec, ShapesSpec {
    /** What is learnt. */
    String task();

    /** Of every random stream. */
    long seed();

    /** Training stops there; 0: never. */
    long maxSteps();

    /** Steps a second; 0: as fast as it goes. */
    double pace();

    /** What people call it; empty: the server makes one up. */
    String name();

    /** What decides the curve: the spec without name, pace and whatever only shows what is learnt. */
    TaskSpec essence();

    /**
     * Checks what all tasks have.
     *
     * @throws InvalidSpec naming the field
     */
    static void check(long seed, long maxSteps, double pace, String name) {
        long largestExact = (1L << 53) - 1;
        InvalidSpec.inRange("seed", seed, 0, largestExact);
        InvalidSpec.inRange("maxSteps", maxSteps, 0, largestExact);
        if (pace != 0) {
            InvalidSpec.inRange("pace", pace, 0.1, 10_000);
        }
        if (name.codePointCount(0, name.length()) > 80) {
            throw new InvalidSpec("name", "name must be at most 80 characters");
        }
    }
}
