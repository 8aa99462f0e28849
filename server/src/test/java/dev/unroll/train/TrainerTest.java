package dev.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.Allocation;
import dev.unroll.cell.RnnSpec;
import dev.unroll.net.Network;
import dev.unroll.net.NetworkSpec;
import dev.unroll.net.Window;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Team;
import dev.unroll.numeric.VectorKernels;
import dev.unroll.optim.OptimizerKind;
import dev.unroll.param.Parameter;
import dev.unroll.run.ThreadTeam;
import dev.unroll.text.Corpus;
import dev.unroll.text.Tokens;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static Trainer cell(String cell, Kernels kernels, Team team) {
        RunSpec spec = RunSpec.DEFAULT
                .with(new Architecture(cell, 12, 2, 0.2, "uniform:0.2", 1))
                .with(new Learning(8, 14, OptimizerKind.RMSPROP, 0, 0.005, "decay:0.9:1", 1, ClipBy.NORM, 0.9));
        return new Trainer(spec, Texts.counting(), kernels, team);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm", "gru", "dnc", "dnc-numpy"})
    void twoThreadsGiveTheLossesOfOneBitForBit(String cell) {
        try (ThreadTeam team = new ThreadTeam(2)) {
            double[] together = losses(cell(cell, new VectorKernels(), team), 60);
            assertThat(losses(cell(cell, new VectorKernels(), Team.ALONE), 60)).isEqualTo(together);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm", "gru", "dnc", "dnc-numpy"})
    void everyCellWithEverySettingAllocatesNothingWhenWarm(String cell) {
        assertThat(Allocation.ofWarm(cell(cell, new EjmlKernels(), Team.ALONE)::step))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm", "gru", "dnc", "dnc-numpy"})
    void aTextOfASingleSymbolHasNothingToLearnAndNothingBreaks(String cell) {
        RunSpec spec = Specs.of(8, 16, 2, OptimizerKind.ADAM, 0.01).with(Specs.architecture(cell, 8, 1));
        Trainer trainer = new Trainer(spec, Texts.of("a".repeat(500)), KERNELS);
        assertThat(losses(trainer, 50)).containsOnly(0);
        assertThat(trainer.network().parameters().gradientNorm()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm", "gru", "dnc", "dnc-numpy"})
    void everyCellLearnsToCount(String cell) {
        RunSpec spec = Specs.of(32, 16, 4, OptimizerKind.ADAM, 0.005).with(Specs.architecture(cell, 32, 2));
        Trainer trainer = trainer(spec.with(new Architecture(cell, 32, 2, 0, "xavier", 1)));
        assertThat(losses(trainer, 600)[599]).isLessThan(0.3);
    }

    @Test
    void theValidationLossIsThatOfThePartThatIsNotTrainedOn() {
        Corpus text = Texts.counting();
        RunSpec spec = new RunSpec(
                "text",
                "counting",
                Specs.architecture("gru", 8, 1),
                Learning.DEFAULT,
                new Split(0.6, 0.3),
                1,
                0,
                0,
                0,
                Sampling.DEFAULT,
                "");
        Trainer trainer = new Trainer(spec, text, KERNELS);
        losses(trainer, 30);
        Evaluation validation = trainer.validation().orElseThrow();
        validation.begin();
        validation.finish();

        int length = text.tokens().length();
        Tokens part = text.tokens().range((int) Math.round(length * 0.6), (int) Math.round(length * 0.9));
        assertThat(validation.nats()).isCloseTo(stepByStep(trainer, part), Offset.offset(1e-6));
        assertThat(trainer.stepsPerEpoch()).isEqualTo((Math.round(length * 0.6) - 1) / 25);
    }

    private static double stepByStep(Trainer trainer, Tokens part) {
        Window one = trainer.network().unroll(1, 1);
        one.load();
        double sum = 0;
        for (int i = 0; i + 1 < part.length(); i++) {
            sum += one.forward(new int[] {part.at(i)}, new int[] {part.at(i + 1)});
            one.carry();
        }
        return sum / (part.length() - 1);
    }

    @Test
    void aTextOfManyStreamsIsEvaluatedToItsLastCharacter() {
        Corpus text = Texts.of("one two three four five six seven eight nine ten\n".repeat(700));
        Trainer trainer = new Trainer(Specs.of(8, 10, 4), text, KERNELS);
        losses(trainer, 20);
        Evaluation streams = new Evaluation(trainer.network(), text.tokens(), 4);
        streams.begin();
        streams.finish();
        assertThat(streams.nats()).isCloseTo(byStreams(trainer, text.tokens(), 4), Offset.offset(1e-6));
    }

    @Test
    void ofALongTextThatManyCharactersAreEvaluatedFromTheStartOfEachStream() {
        Corpus text = Texts.of("one two three four five six seven eight nine ten\n".repeat(700));
        Trainer trainer = new Trainer(Specs.of(8, 10, 4), text, KERNELS);
        losses(trainer, 20);
        Evaluation part = new Evaluation(trainer.network(), text.tokens(), 3, 3100, 0);
        part.begin();
        part.finish();
        double sum = 0;
        for (int stream = 0; stream < 3; stream++) {
            int from = stream * ((text.tokens().length() + 1) / 3);
            sum += stepByStep(trainer, text.tokens().range(from, from + 1034));
        }
        assertThat(part.nats()).isCloseTo(sum / 3, Offset.offset(1e-6));
    }

    @Test
    void trainingWaitsForNoMoreThanALargeNetworkReadsInSeconds() {
        Corpus text = Texts.of("one two three four five six seven eight nine ten\n".repeat(10_000));
        assertThat(Evaluation.waitedFor(network(8), text.tokens(), 4, 0).length())
                .isEqualTo(100_000);
        assertThat(Evaluation.waitedFor(network(2048), text.tokens(), 4, 0).length())
                .isEqualTo(15_000);
    }

    private static Network network(int hidden) {
        return new Network(new NetworkSpec(20, new RnnSpec(hidden), 1), KERNELS);
    }

    /** The mean over neighbouring streams, each read alone. */
    private static double byStreams(Trainer trainer, Tokens text, int streams) {
        int predicted = text.length() - 1;
        int length = (predicted + streams - 1) / streams;
        double sum = 0;
        for (int from = 0; from < predicted; from += length) {
            int to = Math.min(predicted, from + length);
            sum += stepByStep(trainer, text.range(from, to + 1)) * (to - from);
        }
        return sum / predicted;
    }

    @Test
    void anEpochEndsWithTheTrainedPartAndTrainingWithTheLastEpoch() {
        RunSpec d = Specs.of(8, 10, 3);
        RunSpec spec = new RunSpec(
                d.task(), d.corpus(), d.architecture(), d.learning(), d.split(), 1, 1_000_000, 3, 0, d.sampling(), "");
        Trainer trainer = trainer(spec);
        int trained = (int) Math.round(Texts.counting().tokens().length() * 0.95);
        assertThat(trainer.stepsPerEpoch()).isEqualTo((trained - 1) / 3 / 10);
        assertThat(trainer.lastStep()).isEqualTo(3 * trainer.stepsPerEpoch());
        losses(trainer, (int) trainer.stepsPerEpoch());
        assertThat(trainer.epoch()).isEqualTo(1.0);
    }

    @Test
    void theCosineNeedsAnEnd() {
        RunSpec spec = Specs.of(8, 10, 1);
        Learning l = spec.learning();
        Learning cosine = new Learning(
                l.sequenceLength(),
                l.batch(),
                l.optimizer(),
                0,
                0.1,
                "cosine:10",
                l.gradientClip(),
                l.gradientClipBy(),
                1);
        assertThatThrownBy(() -> trainer(spec.with(cosine)))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("set maxSteps or maxEpochs");
    }

    @Test
    void afterDivergenceItGoesBackToTheLastGoodStateWithHalfTheRate() {
        RunSpec spec = Specs.of(32, 16, 4);
        Trainer trainer = trainer(spec);
        losses(trainer, 550);
        long good = trainer.lastGoodStep();
        double before = trainer.loss();
        trainer.change(spec.with(spec.learning().withLearningRate(500)));
        assertThatThrownBy(() -> losses(trainer, 2000))
                .isInstanceOf(Diverged.class)
                .hasMessageContaining("The last good state is that of step " + trainer.lastGoodStep());
        assertThat(trainer.lastGoodStep()).isGreaterThanOrEqualTo(good);

        trainer.rollBack();
        assertThat(trainer.steps()).isEqualTo(trainer.lastGoodStep());
        assertThat(trainer.learningRate()).isEqualTo(250);
        trainer.change(spec);
        assertThat(losses(trainer, 1)[0]).isLessThan(before + 0.5);
    }

    @Test
    void whatANewRateHasSpoiledIsNotKeptAsGood() {
        RunSpec spec = Specs.of(8, 10, 1);
        Trainer trainer = trainer(spec);
        losses(trainer, 250);
        int next = (int) (trainer.lastGoodStep() + 100 - trainer.steps());
        double before = losses(trainer, next - 1)[next - 2];
        trainer.change(spec.with(spec.learning().withLearningRate(900)));
        assertThatThrownBy(() -> losses(trainer, 2000)).isInstanceOf(Diverged.class);

        trainer.rollBack();
        trainer.change(spec);
        assertThat(losses(trainer, 1)[0]).isLessThan(before + 1);
    }

    @Test
    void aGradientThatIsNotFiniteIsNamedAndChangesNoWeight() {
        Trainer trainer = trainer(Specs.of(8, 10, 1));
        losses(trainer, 5);
        float[] decoder = trainer.network().parameters().named("decoder.bias").numbers();
        decoder[0] = Float.NaN;
        float[] recurrent = trainer.network()
                .parameters()
                .named("rnn.weight_hh_l0")
                .numbers()
                .clone();
        assertThatThrownBy(trainer::step)
                .isInstanceOf(Diverged.class)
                .hasMessageContaining("step 6")
                .hasMessageContaining("decoder.bias");
        assertThat(trainer.network().parameters().named("rnn.weight_hh_l0").numbers())
                .isEqualTo(recurrent);
        trainer.rollBack();
        assertThat(Double.isFinite(losses(trainer, 1)[0])).isTrue();
    }

    private static Learning learning(double rate, String schedule, double clip, ClipBy by, double forcing) {
        return new Learning(10, 2, OptimizerKind.SGD, 0, rate, schedule, clip, by, forcing);
    }

    private static double[] lossesWith(double dropout, Learning learning) {
        RunSpec spec = RunSpec.DEFAULT
                .with(new Architecture("gru", 10, 1, dropout, "uniform:0.3", 1))
                .with(learning);
        return losses(trainer(spec), 20);
    }

    @Test
    void everySettingOfLearningIsUsed() {
        Learning plain = learning(0.5, "constant", 0, ClipBy.VALUE, 1);
        double[] losses = lossesWith(0, plain);
        assertThat(lossesWith(0, plain)).isEqualTo(losses);
        assertThat(lossesWith(0.5, plain)).as("dropout").isNotEqualTo(losses);
        assertThat(lossesWith(0, learning(0.5, "constant", 0, ClipBy.VALUE, 0.5)))
                .as("teacher forcing")
                .isNotEqualTo(losses);
        double[] halved = lossesWith(0, learning(0.5, "halving:10", 0, ClipBy.VALUE, 1));
        assertThat(Arrays.copyOf(halved, 11)).as("before the first halving").isEqualTo(Arrays.copyOf(losses, 11));
        assertThat(halved[11]).as("after it").isNotEqualTo(losses[11]);
        double[] byNorm = lossesWith(0, learning(0.5, "constant", 1e-3, ClipBy.NORM, 1));
        double[] byValue = lossesWith(0, learning(0.5, "constant", 1e-3, ClipBy.VALUE, 1));
        assertThat(byNorm).as("clip by norm").isNotEqualTo(losses).isNotEqualTo(byValue);
        assertThat(Math.abs(byNorm[19] - byNorm[0]))
                .as("a norm of 0.001 hardly learns")
                .isLessThan(0.5);
    }

    @Test
    void clippingByNormScalesTheWholeStep() {
        Trainer clipped = trainer(RunSpec.DEFAULT
                .with(new Architecture("gru", 10, 1, 0, "uniform:0.3", 1))
                .with(learning(1, "constant", 0.01, ClipBy.NORM, 1)));
        Network before = clipped.network().copy();
        clipped.step();
        double squares = 0;
        for (Parameter parameter : before.parameters()) {
            float[] now = clipped.network().parameters().named(parameter.name()).numbers();
            for (int i = 0; i < now.length; i++) {
                squares += Math.pow(now[i] - parameter.numbers()[i], 2);
            }
        }
        assertThat(clipped.gradientNorm()).isGreaterThan(0.01);
        assertThat(Math.sqrt(squares)).isCloseTo(0.01, Offset.offset(1e-5));
    }

    @Test
    void afterGoingBackItGoesOnAsATwinThatNeverLeft() {
        Trainer trainer = cell("lstm", KERNELS, Team.ALONE);
        Trainer twin = cell("lstm", KERNELS, Team.ALONE);
        losses(trainer, 250);
        long good = trainer.lastGoodStep();
        assertThat(good).isPositive();
        losses(twin, (int) good);
        trainer.rollBack();
        trainer.change(twin.spec());
        // The twin begins its next window as a fresh one would: nothing predicted before is fed back.
        assertThat(losses(trainer, 1)[0]).isCloseTo(losses(twin, 1)[0], Offset.offset(0.2));
        assertThat(trainer.steps()).isEqualTo(twin.steps());
    }

    @Test
    void withATeacherGoingBackIsExact() {
        RunSpec spec = RunSpec.DEFAULT
                .with(new Architecture("gru", 12, 2, 0.3, "uniform:0.2", 1))
                .with(new Learning(8, 4, OptimizerKind.ADAM, 0, 0.005, "halving:300", 1, ClipBy.NORM, 1));
        Trainer trainer = trainer(spec);
        Trainer twin = trainer(spec);
        losses(trainer, 350);
        long good = trainer.lastGoodStep();
        assertThat(good).isPositive();
        losses(twin, (int) good);
        trainer.rollBack();
        trainer.change(spec);
        assertThat(losses(trainer, 60)).isEqualTo(losses(twin, 60));
    }

    @Test
    void whatIsAskedForMayGetHarderAndTheLastGoodStateStillMovesOn() {
        RunSpec spec = Specs.of(16, 10, 4, OptimizerKind.ADAM, 0.005);
        Trainer trainer = trainer(spec);
        losses(trainer, 600);
        trainer.change(spec.with(spec.architecture().withDropout(0.6)));
        long then = trainer.lastGoodStep();
        losses(trainer, 300);
        assertThat(trainer.lastGoodStep()).isGreaterThan(then);
    }
}
