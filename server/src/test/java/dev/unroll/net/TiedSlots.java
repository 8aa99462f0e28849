package dev.unroll.net;

/**
 * Which of our slots stands for which of a fixture's. Nothing in a memory depends on the index of a slot but who is first among equals: of
 * slots whose usages no rounding tells apart, ours may be another than the fixture's, and then the two change names.
 */
public final class TiedSlots {
    private final int[] ours;
    private final double tie;
    private final double tolerance;

    /**
     * Every slot stands for itself.
     *
     * @param tie how far apart the usages of equals may be
     * @param tolerance how far apart allocations may be, relative: small ones decide who comes first later
     */
    public TiedSlots(int slots, double tie, double tolerance) {
        this.ours = new int[slots];
        this.tie = tie;
        this.tolerance = tolerance;
        for (int n = 0; n < slots; n++) {
            ours[n] = n;
        }
    }

    /**
     * Exchanges slots that tie, until the allocations agree or no tie is left. Not at the first two steps: slots that were never allocated
     * tie exactly, and the index decides.
     */
    public void rename(int t, double[] usage, double[] expected, double[] allocation) {
        for (int n = t < 2 ? ours.length : 0; n < ours.length; n++) {
            for (int m = n + 1; m < ours.length; m++) {
                boolean wrong = !near(allocation[ours[n]], expected[n]);
                if (wrong && near(allocation[ours[m]], expected[n]) && Math.abs(usage[n] - usage[m]) <= tie) {
                    int slot = ours[n];
                    ours[n] = ours[m];
                    ours[m] = slot;
                }
            }
        }
    }

    private boolean near(double allocation, double expected) {
        return Math.abs(allocation - expected) <= tolerance * Math.abs(expected);
    }

    /** Our numbers in the order of the fixture's: groups of so many, one for each slot. */
    public double[] renamed(double[] numbers) {
        double[] renamed = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            int group = i - i % ours.length;
            renamed[i] = numbers[group + ours[i % ours.length]];
        }
        return renamed;
    }
}
