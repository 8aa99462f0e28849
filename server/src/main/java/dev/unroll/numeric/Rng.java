package dev.unroll.numeric;

/**
 * A seeded generator whose whole state can be saved: xoshiro256** (Blackman and Vigna 2021), seeded by SplitMix64 (Steele et al.
 * 2014). Equal seeds give equal numbers on every machine. Not safe for use by several threads.
 */
public final class Rng {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long[] s = new long[4];

    private Rng() {}

    /** A generator for one use of {@code seed}; different streams of a seed are independent. */
    public static Rng stream(long seed, long stream) {
        long mixed = mix(seed + GOLDEN_GAMMA) ^ mix(stream * GOLDEN_GAMMA + 1);
        Rng rng = new Rng();
        for (int i = 0; i < 4; i++) {
            mixed += GOLDEN_GAMMA;
            rng.s[i] = mix(mixed);
        }
        return rng;
    }

    /**
     * A generator that goes on from a saved state.
     *
     * @param state four numbers as {@link #state} gave them, not all zero
     */
    public static Rng of(long[] state) {
        if (state.length != 4 || (state[0] | state[1] | state[2] | state[3]) == 0) {
            throw new IllegalArgumentException("a state is four numbers that are not all zero");
        }
        Rng rng = new Rng();
        System.arraycopy(state, 0, rng.s, 0, 4);
        return rng;
    }

    /** All there is to save: four numbers. */
    public long[] state() {
        return s.clone();
    }

    /** Copies {@link #state} into {@code to}. */
    public void save(long[] to) {
        System.arraycopy(s, 0, to, 0, 4);
    }

    /** Goes on from a state that {@link #save} copied. */
    public void restore(long[] from) {
        System.arraycopy(from, 0, s, 0, 4);
    }

    /** 64 random bits. */
    public long nextLong() {
        long result = Long.rotateLeft(s[1] * 5, 7) * 9;
        long t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = Long.rotateLeft(s[3], 45);
        return result;
    }

    /** Uniform in [0, 1), a multiple of 2⁻²⁴. */
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1.0p-24f;
    }

    /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [0, bound), without bias (Lemire 2019). */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, was " + bound);
        }
        int tooFew = Integer.remainderUnsigned(-bound, bound);
        while (true) {
            long product = (nextLong() >>> 32) * bound;
            if (Integer.compareUnsigned((int) product, tooFew) >= 0) {
                return (int) (product >>> 32);
            }
        }
    }

    /** Normal with mean 0 and deviation 1, by the method of Box and Muller 1958; the second of each pair is not used. */
    public double nextGaussian() {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * nextDouble());
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
