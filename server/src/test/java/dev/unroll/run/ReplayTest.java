package dev.unroll.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.train.HelloSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which settings hold at first when steps are taken again. */
class ReplayTest {
    private static final HelloSpec SLOW = rate(0.1);
    private static final HelloSpec FAST = rate(0.2);
    private static final HelloSpec FASTER = rate(0.3);
    private static final List<Change> CHANGES =
            List.of(new Change(5, 10, SLOW, FAST), new Change(9, 10, FAST, FASTER), new Change(12, 30, FASTER, SLOW));

    private static HelloSpec rate(double rate) {
        HelloSpec d = HelloSpec.DEFAULT;
        return new HelloSpec(d.task(), d.word(), d.hidden(), rate, d.seed(), d.maxSteps(), d.pace(), d.name());
    }

    @Test
    void aFreshLessonBeginsWithWhatHeldBeforeTheFirstChange() {
        assertThat(new Replay(0, Optional.empty(), CHANGES, SLOW).first()).isEqualTo(SLOW);
        assertThat(new Replay(0, Optional.empty(), List.of(), FAST).first()).isEqualTo(FAST);
    }

    @Test
    void betweenTwoChangesHoldsWhatTheOneLeftAndTheOtherFound() {
        assertThat(new Replay(20, Optional.of(FASTER), CHANGES, SLOW).first()).isEqualTo(FASTER);
        assertThat(new Replay(31, Optional.of(SLOW), CHANGES, SLOW).first()).isEqualTo(SLOW);
    }

    @Test
    void atTheStepOfAChangeTheStateSaysWhetherItWasKeptBeforeOrAfter() {
        assertThat(new Replay(10, Optional.of(SLOW), CHANGES, SLOW).first()).isEqualTo(SLOW);
        assertThat(new Replay(10, Optional.of(FAST), CHANGES, SLOW).first()).isEqualTo(FAST);
        assertThat(new Replay(10, Optional.of(FASTER), CHANGES, SLOW).first()).isEqualTo(FASTER);
        assertThat(new Replay(30, Optional.of(SLOW), CHANGES, SLOW).first()).isEqualTo(SLOW);
    }

    @Test
    void ofAForkTheStateHasOtherSettingsThanTheRunThatHasNotChanged() {
        assertThat(new Replay(10, Optional.of(FAST), List.of(), FASTER).first()).isEqualTo(FASTER);
    }
}
