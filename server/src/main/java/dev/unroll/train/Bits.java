package dev.unroll.train;

/** Answers in bits. */
final class Bits {
    private Bits() {}

    /** How many scores are on the right side of zero for the bits that stand from {@code first} on. */
    static int right(float[] scores, float[] bits, int first) {
        int right = 0;
        for (int i = 0; i < scores.length; i++) {
            right += scores[i] > 0 == bits[first + i] > 0.5f ? 1 : 0;
        }
        return right;
    }

    /** The cross-entropy of a row, summed, in nats. */
    static double loss(float[] scores, float[] bits, int first) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double toward = bits[first + i] > 0.5f ? scores[i] : -scores[i];
            sum += Math.max(0, -toward) + StrictMath.log1p(StrictMath.exp(-Math.abs(toward)));
        }
        return sum;
    }
}
