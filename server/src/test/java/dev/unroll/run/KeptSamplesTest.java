package dev.unroll.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.run.Event.SampleWritten;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Samples are kept for scrolling back, not for ever. */
class KeptSamplesTest {
    @Test
    void theNewestTwoHundredAndTheFirstAreKeptAndOlderOnesThinOut() {
        KeptSamples samples = new KeptSamples();
        for (int i = 1; i <= 10_000; i++) {
            samples.add(written(i, "text"));
        }
        List<Long> kept = sequences(samples);

        assertThat(kept).hasSize(KeptSamples.NEWEST + KeptSamples.OLDER).startsWith(1L);
        for (long newest = 10_000; newest > 10_000 - KeptSamples.NEWEST; newest--) {
            assertThat(kept).contains(newest);
        }
        assertThat(kept)
                .as("older ones are spaced by ratio")
                .anyMatch(n -> n < 10)
                .anyMatch(n -> n > 50 && n < 200);
    }

    @Test
    void longSamplesAreFewerSoThatAMillionCharactersAreTheMost() {
        KeptSamples samples = new KeptSamples();
        String text = "x".repeat(10_000);
        for (int i = 1; i <= 1000; i++) {
            samples.add(written(i, text));
        }
        assertThat(sequences(samples)).hasSize(100).startsWith(1L).endsWith(1000L);
    }

    private static List<Long> sequences(KeptSamples samples) {
        List<Long> all = new ArrayList<>();
        long after = 0;
        for (SampleWritten next = samples.firstAfter(after); next != null; next = samples.firstAfter(after)) {
            after = next.sequence();
            all.add(after);
        }
        return all;
    }

    private static SampleWritten written(int i, String text) {
        return new SampleWritten(i, 0, new Sample(i, 0, 0, text, "", 1));
    }
}
