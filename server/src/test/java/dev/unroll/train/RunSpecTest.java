package dev.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.optim.OptimizerKind;
import org.junit.jupiter.api.Test;

class RunSpecTest {
    @Test
    void theDefaultsAreThoseOfMinCharRnn() {
        RunSpec spec = RunSpec.DEFAULT;
        assertThat(spec.architecture().hidden()).isEqualTo(100);
        assertThat(spec.learning().sequenceLength()).isEqualTo(25);
        assertThat(spec.learning().batch()).isEqualTo(1);
        assertThat(spec.learning().optimizer()).isEqualTo(OptimizerKind.ADAGRAD);
        assertThat(spec.learning().learningRate()).isEqualTo(0.1);
        assertThat(spec.learning().gradientClip()).isEqualTo(5);
        assertThat(spec.sampling().length()).isEqualTo(200);
    }

    @Test
    void aNumberOutOfRangeIsNamedWithItsRange() {
        assertThatThrownBy(() -> Specs.of(0, 25, 1)).hasMessage("hidden must be from 1 to 4096, was 0");
        assertThatThrownBy(() -> Specs.of(10, 25, 5000)).hasMessage("batch must be from 1 to 1024, was 5000");
        assertThatThrownBy(() -> Specs.of(10, 25, 1, OptimizerKind.SGD, Double.NaN))
                .hasMessageContaining("learningRate must be from");
        assertThatThrownBy(() -> new MemorySettings(0, 16, 1)).hasMessage("memory.slots must be from 1 to 512, was 0");
        assertThatThrownBy(() -> new Sampling(0, 200, -1, 0, 1, ""))
                .hasMessage("sampling.temperature must be from 0 to 10, was -1");
    }
}
