package dev.unroll.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.numeric.Rng;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdditionTest {
    @Test
    void carriesArriveWhereTheyDoOnPaper() {
        // 93 = 01011101, 38 = 00100110, 131 = 10000011
        int[] carries = new int[8];
        for (int column = 0; column < 8; column++) {
            carries[column] = Addition.carryIn(93, 38, column);
            int sum = Addition.bit(93, column) + Addition.bit(38, column) + carries[column];
            assertThat(Addition.bit(131, column)).isEqualTo(sum % 2);
        }
        assertThat(carries).containsExactly(0, 0, 0, 1, 1, 1, 1, 1);
        assertThat(new Addition(8).longestCarryChain(93, 38)).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 1", "127, 1, 7", "85, 42, 0", "5, 5, 1", "119, 17, 3"})
    void theLongestCarryChainIsTheLongestRunOfColumns(long a, long b, int longest) {
        assertThat(new Addition(8).longestCarryChain(a, b)).isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 16, 64})
    void numbersHaveOneBitLessThanTheSum(int bits) {
        Addition addition = new Addition(bits);
        Rng rng = Rng.stream(1, 0);
        long highest = 0;
        for (int i = 0; i < 1000; i++) {
            long number = addition.draw(rng);
            assertThat(number).isBetween(0L, addition.largest());
            highest = Math.max(highest, number);
        }
        assertThat(highest).isGreaterThan(addition.largest() / 2);
    }

    @Test
    void sumsHaveAtLeastTwoColumnsAndAtMost64() {
        assertThatThrownBy(() -> new Addition(1)).hasMessage("bits must be from 2 to 64, was 1");
        assertThatThrownBy(() -> new Addition(65)).hasMessage("bits must be from 2 to 64, was 65");
    }
}
