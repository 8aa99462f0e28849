package dev.unroll;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What code allocates once it is warm. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUND = 200;
    private static final int MOST_ROUNDS = 1000;
    private static final int QUIET_ROUNDS = 5;

    private Allocation() {}

    /**
     * Bytes that {@code 200} calls allocate after the compiler is done with them: 0 when five such rounds in a row allocate nothing, else
     * those of the thousandth round.
     */
    public static long ofWarm(Runnable call) {
        long bytes = 0;
        int quiet = 0;
        for (int round = 0; round < MOST_ROUNDS && quiet < QUIET_ROUNDS; round++) {
            bytes = ofRound(call);
            quiet = bytes == 0 ? quiet + 1 : 0;
        }
        return bytes;
    }

    /** Bytes that this thread has allocated so far, whether they are still in use or not. */
    public static long byThisThread() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static long ofRound(Runnable call) {
        long before = byThisThread();
        for (int i = 0; i < ROUND; i++) {
            call.run();
        }
        return byThisThread() - before;
    }
}
