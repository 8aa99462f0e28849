package dev.unroll.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static Tokens counting(int length) {
        PagedTokens.Filler filler = new PagedTokens.Filler();
        for (int i = 0; i < length; i++) {
            filler.add(i);
        }
        return filler.tokens(IntStream.range(0, length).toArray());
    }

    @Test
    void streamsStandSideBySideAndGoOnWhereTheyEnded() {
        Windows windows = new Windows(counting(14), 2, 3);
        int[] inputs = new int[6];
        int[] targets = new int[6];
        assertThat(windows.next(inputs, targets)).isTrue();
        assertThat(inputs).containsExactly(0, 6, 1, 7, 2, 8);
        assertThat(targets).containsExactly(1, 7, 2, 8, 3, 9);
        assertThat(windows.next(inputs, targets)).isFalse();
        assertThat(inputs).containsExactly(3, 9, 4, 10, 5, 11);
        assertThat(windows.epoch()).isEqualTo(1);
        assertThat(windows.next(inputs, targets)).isTrue();
        assertThat(inputs).containsExactly(0, 6, 1, 7, 2, 8);
        assertThat(windows.epoch()).isEqualTo(1.5);
        assertThat(windows.taken()).isEqualTo(3);
    }

    @Test
    void everyTargetIsTheTokenAfterItsInput() {
        Windows windows = new Windows(counting(997), 7, 11);
        int[] inputs = new int[77];
        int[] targets = new int[77];
        boolean[] seen = new boolean[997];
        while (windows.epoch() < 1) {
            windows.next(inputs, targets);
            for (int i = 0; i < inputs.length; i++) {
                assertThat(targets[i]).isEqualTo(inputs[i] + 1);
                assertThat(seen[inputs[i]]).as("read twice: %d", inputs[i]).isFalse();
                seen[inputs[i]] = true;
            }
        }
    }

    @Test
    void seekingContinuesAsIfNothingHadHappened() {
        Windows straight = new Windows(counting(100), 3, 4);
        int[] expected = new int[12];
        int[] ignored = new int[12];
        for (int i = 0; i < 20; i++) {
            straight.next(expected, ignored);
        }
        Windows resumed = new Windows(counting(100), 3, 4);
        resumed.seek(19);
        int[] inputs = new int[12];
        resumed.next(inputs, ignored);
        assertThat(inputs).isEqualTo(expected);
        assertThat(resumed.epoch()).isCloseTo(straight.epoch(), Offset.offset(1e-12));
    }

    @Test
    void aTextTooShortIsRefusedWithTheLongestWindow() {
        assertThat(Windows.longestSequence(10, 1)).isEqualTo(9);
        assertThat(Windows.longestSequence(10, 3)).isEqualTo(3);
        assertThat(Windows.longestSequence(1, 1)).isZero();
        assertThatThrownBy(() -> new Windows(counting(10), 1, 10))
                .hasMessage("sequenceLength must be from 1 to 9 for 10 tokens in 1 streams, was 10");
        int[] inputs = new int[9];
        int[] targets = new int[9];
        assertThat(new Windows(counting(10), 1, 9).next(inputs, targets)).isTrue();
        assertThat(Arrays.stream(targets).max()).hasValue(9);
    }
}
