package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.numeric.Kernels;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void itTrainsForAMomentAndNoLongerThanUntilSomethingElseTrains() {
        assertThat(asked(Integer.MAX_VALUE)).isEqualTo(60);
        assertThat(asked(3)).as("before three steps, and then once more").isEqualTo(4);
    }

    /** How often it asks whether something else trains, which is so after that many times. */
    private static int asked(int times) {
        AtomicInteger asked = new AtomicInteger();
        new WarmUp(Kernels.best(), () -> asked.incrementAndGet() > times).run();
        return asked.get();
    }
}
