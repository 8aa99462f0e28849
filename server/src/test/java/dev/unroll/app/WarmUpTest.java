package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.numeric.Kernels;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void itTrainsForAMomentAndNoLongerThanUntilSomethingElseTrains() {
        assertThat(steps(Integer.MAX_VALUE)).isEqualTo(60);
        assertThat(steps(3)).isEqualTo(3);
    }

    /** Steps that it takes when something else trains after so many. */
    private static int steps(int until) {
        AtomicInteger asked = new AtomicInteger();
        new WarmUp(Kernels.best(), () -> asked.get() == until || asked.incrementAndGet() > 1_000).run();
        return asked.get();
    }
}
