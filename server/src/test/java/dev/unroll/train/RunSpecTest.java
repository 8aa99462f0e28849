package dev.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.optim.OptimizerKind;
import org.junit.jupiter.api.Test;

class RunSpecTest {
    @Test
    void theDefaultsAreThoseOfMinCharRnn() {
        RunSpec spec = RunSpec.DEFAULT;
        assertThat(spec.hidden()).isEqualTo(100);
        assertThat(spec.sequenceLength()).isEqualTo(25);
        assertThat(spec.batch()).isEqualTo(1);
        assertThat(spec.optimizer()).isEqualTo(OptimizerKind.ADAGRAD);
        assertThat(spec.learningRate()).isEqualTo(0.1);
        assertThat(spec.gradientClip()).isEqualTo(5);
        assertThat(spec.sampling().length()).isEqualTo(200);
    }

    @Test
    void aNumberOutOfRangeIsNamedWithItsRange() {
        assertThatThrownBy(() -> Specs.of(0, 25, 1)).hasMessage("hidden must be from 1 to 4096, was 0");
        assertThatThrownBy(() -> Specs.of(10, 25, 5000)).hasMessage("batch must be from 1 to 1024, was 5000");
        assertThatThrownBy(() -> Specs.of(10, 25, 1, OptimizerKind.SGD, Double.NaN))
                .hasMessageContaining("learningRate must be from");
        assertThatThrownBy(() -> new Sampling(0, 200, -1, ""))
                .hasMessage("sampling.temperature must be from 0 to 10, was -1");
    }
}
