package dev.unroll.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private static double rate(String form, long step) {
        return Schedule.parse(form).rate(0.002, step, step / 100, 2000);
    }

    @Test
    void constantIsConstant() {
        assertThat(rate("constant", 1_000_000)).isEqualTo(0.002);
    }

    @Test
    void charRnnsDecaysAfterEachEpochFromTheTenthOn() {
        assertThat(rate("decay:0.97:10", 999)).isEqualTo(0.002);
        assertThat(rate("decay:0.97:10", 1000)).isCloseTo(0.002 * 0.97, EXACT);
        assertThat(rate("decay:0.97:10", 1099)).isCloseTo(0.002 * 0.97, EXACT);
        assertThat(rate("decay:0.97:10", 1250)).isCloseTo(0.002 * 0.97 * 0.97 * 0.97, EXACT);
    }

    @Test
    void halvingHalvesAtEachMultiple() {
        assertThat(rate("halving:500", 499)).isEqualTo(0.002);
        assertThat(rate("halving:500", 500)).isEqualTo(0.001);
        assertThat(rate("halving:500", 1999)).isEqualTo(0.00025);
    }

    @Test
    void theCosineWarmsUpAndEndsAtZero() {
        assertThat(rate("cosine:100", 0)).isCloseTo(0.00002, EXACT);
        assertThat(rate("cosine:100", 99)).isCloseTo(0.002, EXACT);
        assertThat(rate("cosine:100", 100)).isCloseTo(0.002, EXACT);
        assertThat(rate("cosine:100", 1050)).isCloseTo(0.001, EXACT);
        assertThat(rate("cosine:100", 2000)).isCloseTo(0, EXACT);
        assertThat(Schedule.parse("cosine:100").needsEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"constant", "decay:0.97:10", "halving:500", "cosine:0"})
    void theFormIsWhatWasParsed(String form) {
        assertThat(Schedule.parse(form)).hasToString(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Constant",
                "decay",
                "decay:1.5:10",
                "decay:0.9:0",
                "halving:0",
                "halving:x",
                "cosine:-1",
                "cosine:1:2"
            })
    void whatIsNoFormIsRefusedWithThoseThereAre(String form) {
        assertThatThrownBy(() -> Schedule.parse(form))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schedule must be \"constant\"")
                .hasMessageContaining("was \"" + form + "\"");
    }
}
