package dev.unroll.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RngTest {
    @Test
    void theFirstNumbersAreThoseOfTheReferenceImplementation() {
        Rng rng = Rng.of(new long[] {1, 2, 3, 4});
        assertThat(new long[] {rng.nextLong(), rng.nextLong(), rng.nextLong(), rng.nextLong(), rng.nextLong()})
                .containsExactly(11520, 0, 1509978240, 1215971899390074240L, 1216172134540287360L);
    }

    @Test
    void aSavedStateGoesOnWithTheSameNumbers() {
        Rng rng = Rng.stream(7, 3);
        rng.nextGaussian();
        Rng again = Rng.of(rng.state());
        for (int i = 0; i < 100; i++) {
            assertThat(again.nextGaussian()).isEqualTo(rng.nextGaussian());
        }
    }

    @Test
    void streamsOfASeedDiffer() {
        assertThat(Rng.stream(1, 0).nextLong()).isNotEqualTo(Rng.stream(1, 1).nextLong());
        assertThat(Rng.stream(0, 1).nextLong()).isNotEqualTo(Rng.stream(1, 0).nextLong());
    }

    @Test
    void everyNumberBelowABoundIsEquallyLikely() {
        Rng rng = Rng.stream(1, 0);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[rng.nextInt(7)]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(9_500, 10_500);
        }
    }

    @Test
    void gaussiansHaveMeanZeroAndDeviationOne() {
        Rng rng = Rng.stream(1, 0);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 100_000; i++) {
            double x = rng.nextGaussian();
            sum += x;
            squares += x * x;
        }
        assertThat(sum / 100_000).isCloseTo(0, Offset.offset(0.015));
        assertThat(squares / 100_000).isCloseTo(1, Offset.offset(0.02));
    }

    @Test
    void aStateOfZerosAndABoundOfZeroAreRefused() {
        assertThatThrownBy(() -> Rng.of(new long[4])).hasMessageContaining("not all zero");
        assertThatThrownBy(() -> Rng.stream(1, 0).nextInt(0)).hasMessageContaining("at least 1");
    }
}
