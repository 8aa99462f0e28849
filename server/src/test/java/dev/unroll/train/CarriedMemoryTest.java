package dev.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.numeric.VectorKernels;
import dev.unroll.optim.OptimizerKind;
import dev.unroll.text.Tokens;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedMemoryTest {
    private static final int SEQUENCE = 10;

    private static Trainer trainer(String cell, boolean carried) {
        MemorySettings memory = new MemorySettings(5, 4, 1, true, true, true, true, carried);
        Architecture architecture = new Architecture(cell, 12, 1, 0, "uniform:0.5", 1).with(memory);
        RunSpec spec = RunSpec.DEFAULT.with(architecture).with(Specs.learning(SEQUENCE, 2, OptimizerKind.ADAGRAD, 0.1));
        return new Trainer(spec, Texts.counting(), new VectorKernels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dnc", "dnc-numpy"})
    void aMemoryThatIsNotCarriedMakesADifferenceFromTheSecondWindowOn(String cell) {
        Trainer carried = trainer(cell, true);
        Trainer fresh = trainer(cell, false);
        assertThat(fresh.spec().memoryLasts()).isEqualTo(SEQUENCE);
        assertThat(carried.spec().memoryLasts()).isZero();
        for (Trainer each : List.of(carried, fresh)) {
            each.step();
        }
        assertThat(fresh.loss()).isEqualTo(carried.loss());
        for (Trainer each : List.of(carried, fresh)) {
            each.step();
        }
        assertThat(fresh.loss()).isNotEqualTo(carried.loss());
    }

    @ParameterizedTest
    @ValueSource(ints = {SEQUENCE, 7})
    void anEvaluationForgetsTheMemoryAfterAsManyCharacters(int memoryLasts) {
        Trainer trainer = trainer("dnc", false);
        for (int i = 0; i < 50; i++) {
            trainer.step();
        }
        Tokens tokens = Texts.counting().tokens();
        double shortest = Evaluation.of(trainer.network(), tokens.range(0, memoryLasts + 1), memoryLasts);
        assertThat(shortest).isEqualTo(Evaluation.of(trainer.network(), tokens.range(0, memoryLasts + 1)));
        double longer = Evaluation.of(trainer.network(), tokens.range(0, 3 * memoryLasts + 1), memoryLasts);
        assertThat(longer).isNotEqualTo(Evaluation.of(trainer.network(), tokens.range(0, 3 * memoryLasts + 1)));
    }
}
