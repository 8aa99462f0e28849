package dev.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.Allocation;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.optim.OptimizerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {
    private static final Kernels KERNELS = new EjmlKernels();

    private static Trainer trainer(RunSpec spec) {
        return new Trainer(spec, Texts.counting(), KERNELS);
    }

    private static double[] losses(Trainer trainer, int steps) {
        double[] losses = new double[steps];
        for (int i = 0; i < steps; i++) {
            trainer.step();
            losses[i] = trainer.loss();
        }
        return losses;
    }

    @Test
    void sameSpecAndTextGiveTheSameLossesBitForBit() {
        RunSpec spec = Specs.of(16, 10, 3);
        assertThat(losses(trainer(spec), 100)).isEqualTo(losses(trainer(spec), 100));
    }

    @Test
    void anUntrainedNetworkGuesses() {
        Trainer trainer = trainer(Specs.of(16, 10, 1));
        double guess = Math.log(Texts.counting().vocabulary().size());
        assertThat(trainer.smoothLoss()).isEqualTo(guess);
        trainer.step();
        assertThat(trainer.loss()).isBetween(0.99 * guess, 1.01 * guess);
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void countingIsLearnt(OptimizerKind optimizer) {
        double rate = optimizer == OptimizerKind.SGD ? 0.2 : optimizer == OptimizerKind.ADAGRAD ? 0.1 : 0.01;
        Trainer trainer = trainer(Specs.of(32, 16, 4, optimizer, rate));
        double[] losses = losses(trainer, 1500);
        // Without statistics of its own, plain SGD has only learnt how frequent each letter is by then.
        assertThat(losses[1499]).isLessThan(optimizer == OptimizerKind.SGD ? 2.7 : 0.5);
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void twoHundredWarmStepsAllocateNothing(OptimizerKind optimizer) {
        Trainer trainer = trainer(Specs.of(20, 10, 2, optimizer, 0.001));
        assertThat(Allocation.ofWarm(trainer::step)).isZero();
    }

    @Test
    void samplingDoesNotChangeTraining() {
        RunSpec spec = Specs.of(16, 10, 1);
        Trainer watched = trainer(spec);
        Trainer alone = trainer(spec);
        for (int i = 0; i < 50; i++) {
            watched.step();
            alone.step();
            watched.sample(Sampling.DEFAULT, i);
            assertThat(watched.loss()).isEqualTo(alone.loss());
        }
    }

    @Test
    void theSameSeedGivesTheSameSample() {
        Trainer trainer = trainer(Specs.of(16, 10, 1));
        losses(trainer, 100);
        assertThat(trainer.sample(Sampling.DEFAULT, 7)).isEqualTo(trainer.sample(Sampling.DEFAULT, 7));
        assertThat(trainer.sample(Sampling.DEFAULT, 7)).isNotEqualTo(trainer.sample(Sampling.DEFAULT, 8));
    }

    @Test
    void aTrainedNetworkGoesOnCounting() {
        Trainer trainer = trainer(Specs.of(32, 16, 4));
        losses(trainer, 1500);
        String text = trainer.sample(new Sampling(0, 30, 0, 0, 1, "one two three"), 1);
        assertThat(text).startsWith(" four five six");
    }

    @Test
    void aPrimeOfUnknownCharactersIsRefusedByName() {
        Trainer trainer = trainer(Specs.of(4, 4, 1));
        assertThatThrownBy(() -> trainer.sample(new Sampling(0, 10, 1, 0, 1, "zéro Q"), 1))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("zé")
                .hasMessageContaining("Q");
    }

    @Test
    void aRateOfAHundredDivergesAndSaysWhatToDo() {
        Trainer trainer = new Trainer(Specs.of(100, 25, 1, OptimizerKind.ADAGRAD, 100), Texts.counting(), KERNELS);
        assertThatThrownBy(() -> losses(trainer, 2000))
                .isInstanceOf(Diverged.class)
                .hasMessageContaining("lower learning rate");
    }

    @Test
    void aWindowLongerThanTheTextIsRefusedWithTheLongestThatWorks() {
        assertThatThrownBy(() -> new Trainer(Specs.of(4, 25, 1), Texts.of("ten chars!"), KERNELS))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("at most 9")
                .extracting(e -> ((InvalidSpec) e).field())
                .isEqualTo("sequenceLength");
    }

    @Test
    void aTextOfOneSymbolCostsNothingAndStaysFinite() {
        Trainer trainer = new Trainer(Specs.of(8, 10, 1), Texts.of("a".repeat(100)), KERNELS);
        assertThat(losses(trainer, 50)).containsOnly(0);
        assertThat(trainer.sample(new Sampling(0, 5, 1, 0, 1, ""), 1)).isEqualTo("aaaaa");
    }

    @Test
    void aLowerRateFromNowOnChangesTheNextStepOnly() {
        RunSpec spec = Specs.of(16, 10, 1);
        Trainer changed = trainer(spec);
        Trainer unchanged = trainer(spec);
        losses(changed, 20);
        losses(unchanged, 20);
        changed.change(spec.with(spec.learning().withLearningRate(0.01)));
        assertThat(losses(changed, 1)).isEqualTo(losses(unchanged, 1));
        assertThat(losses(changed, 1)).isNotEqualTo(losses(unchanged, 1));
    }
}
