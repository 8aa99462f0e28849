package dev.unroll.app;

/** Time since training began. */
final class Stopwatch {
    private long begun = System.nanoTime();

    void start() {
        begun = System.nanoTime();
    }

    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    double perSecond(long count) {
        return count / Math.max(1e-9, seconds());
    }
}
