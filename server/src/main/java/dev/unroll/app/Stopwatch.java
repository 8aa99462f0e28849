package dev.unroll.app;

/** Time spent training. */
final class Stopwatch {
    private long begun = System.nanoTime();
    private long before;
    private boolean runs = true;

    /** From zero. */
    void start() {
        before = 0;
        resume();
    }

    void pause() {
        before = nanoseconds();
        runs = false;
    }

    void resume() {
        begun = System.nanoTime();
        runs = true;
    }

    private long nanoseconds() {
        return runs ? before + System.nanoTime() - begun : before;
    }

    double seconds() {
        return nanoseconds() / 1e9;
    }

    double perSecond(long count) {
        return count / Math.max(1e-9, seconds());
    }
}
