package dev.unroll.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.Allocation;
import dev.unroll.cell.CellSpec;
import dev.unroll.cell.DncNumpySpec;
import dev.unroll.cell.DncSpec;
import dev.unroll.cell.GruSpec;
import dev.unroll.cell.LstmSpec;
import dev.unroll.cell.Passes;
import dev.unroll.cell.RnnSpec;
import dev.unroll.cell.dnc.MemoryShape;
import dev.unroll.net.reference.PlainNetwork;
import dev.unroll.net.reference.Weights;
import dev.unroll.numeric.Rng;
import dev.unroll.numeric.Team;
import dev.unroll.numeric.VectorKernels;
import dev.unroll.param.Parameter;
import dev.unroll.run.ThreadTeam;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WindowTest {
    private static final int VOCABULARY = 5;

    /** Where that of the lowest layer stands among the parameters. */
    private static final int HIDDEN_WEIGHT = 1;

    private static final Offset<Double> ROUNDING = Offset.offset(1e-6);

    static Stream<CellSpec> cells() {
        return Stream.of(
                new RnnSpec(7),
                new LstmSpec(7),
                new GruSpec(7),
                new DncSpec(7, new MemoryShape(5, 4, 2)),
                new DncNumpySpec(7, 5, 4));
    }

    private static Network network(CellSpec cell) {
        Network network = new Network(new NetworkSpec(VOCABULARY, cell, 2), new VectorKernels());
        network.initialize(new Initializer.Uniform(0.5), 1, Rng.stream(3, 0));
        return network;
    }

    private static Parameter decoder(Network network) {
        return network.parameters().at(network.parameters().matrices() - 2);
    }

    private static int[] tokens(int length, int seed) {
        Rng rng = Rng.stream(seed, 1);
        int[] tokens = new int[length];
        Arrays.setAll(tokens, i -> rng.nextInt(VOCABULARY));
        return tokens;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aBatchOfTwoIsTwoBatchesOfOne(CellSpec cell) {
        Network network = network(cell);
        int[] first = tokens(6, 1);
        int[] second = tokens(6, 2);
        int[] both = new int[12];
        for (int t = 0; t < 6; t++) {
            both[2 * t] = first[t];
            both[2 * t + 1] = second[t];
        }
        Window two = network.unroll(6, 2);
        two.load();
        double together = two.forward(both, both);
        two.backward();
        float[] gradient =
                network.parameters().at(HIDDEN_WEIGHT).gradient().data.clone();
        network.parameters().zeroGradients();

        Window one = network.unroll(6, 1);
        one.load();
        double apart = one.forward(first, first) / 2;
        one.backward();
        apart += one.forward(second, second) / 2;
        one.backward();
        assertThat(together).isCloseTo(apart, ROUNDING);
        float[] sum = network.parameters().at(HIDDEN_WEIGHT).gradient().data;
        for (int i = 0; i < sum.length; i++) {
            assertThat((double) gradient[i]).isCloseTo(sum[i] / 2, ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aWindowOfEightIsTwoOfFourWithTheStateCarried(CellSpec cell) {
        Network network = network(cell);
        int[] tokens = tokens(8, 1);
        Window eight = network.unroll(8, 1);
        eight.load();
        double whole = eight.forward(tokens, tokens);
        Window four = network.unroll(4, 1);
        four.load();
        int[] head = Arrays.copyOf(tokens, 4);
        int[] tail = Arrays.copyOfRange(tokens, 4, 8);
        double first = four.forward(head, head);
        four.carry();
        double second = four.forward(tail, tail);
        assertThat((first + second) / 2).isCloseTo(whole, ROUNDING);
        four.reset();
        assertThat(four.forward(head, head)).isEqualTo(first);
    }

    @Test
    void aWrongNumberOfTokensIsRefused() {
        Window window = network(new RnnSpec(7)).unroll(4, 2);
        assertThatThrownBy(() -> window.predict(new int[7])).hasMessageContaining("takes 8 tokens, got 7");
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aTargetThatIsNotCountedHasNoInfluence(CellSpec cell) {
        Network network = network(cell);
        int[] tokens = tokens(4, 1);
        Window four = network.unroll(4, 1);
        four.load();
        double masked = four.forward(tokens, new int[] {tokens[0], tokens[1], -1, -1});
        four.backward();
        float[] dmasked = decoder(network).gradient().data.clone();
        network.parameters().zeroGradients();
        Window two = network.unroll(2, 1);
        two.load();
        int[] head = Arrays.copyOf(tokens, 2);
        assertThat(masked).isCloseTo(two.forward(head, head), ROUNDING);
        two.backward();
        float[] dhead = decoder(network).gradient().data;
        for (int i = 0; i < dhead.length; i++) {
            assertThat((double) dmasked[i]).isCloseTo(dhead[i], ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void withoutATeacherEveryStepReadsTheMostProbableSymbolOfTheStepBefore(CellSpec cell) {
        Network network = network(cell);
        int[] targets = tokens(8, 2);
        int[] inputs = tokens(8, 1);
        Window free = network.unroll(8, 1);
        free.load();
        free.force(0, Rng.stream(1, 0));
        double loss = free.forward(inputs, targets);

        Window step = network.unroll(1, 1);
        step.load();
        float[] logits = new float[VOCABULARY];
        double sum = 0;
        int read = inputs[0];
        for (int t = 0; t < 8; t++) {
            sum += step.forward(new int[] {read}, new int[] {targets[t]});
            step.carry();
            step.logits(0, 0, logits);
            read = largest(logits);
        }
        assertThat(loss).isCloseTo(sum / 8, ROUNDING);
    }

    private static int largest(float[] numbers) {
        int largest = 0;
        for (int i = 1; i < numbers.length; i++) {
            largest = numbers[i] > numbers[largest] ? i : largest;
        }
        return largest;
    }

    @Test
    void halfATeacherReadsTheTextHalfOfTheTime() {
        Network network = network(new LstmSpec(7));
        int[] tokens = tokens(400, 1);
        Window window = network.unroll(20, 20);
        window.load();
        double forced = window.forward(tokens, tokens);
        window.reset();
        window.force(0.5, Rng.stream(1, 0));
        double half = window.forward(tokens, tokens);
        window.reset();
        window.force(1, Rng.stream(1, 0));
        assertThat(window.forward(tokens, tokens)).isEqualTo(forced).isNotEqualTo(half);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void gradientsThroughDropoutAreThoseOfTheLossWithTheSameOutputsDropped(CellSpec cell) {
        Network network = network(cell);
        int[] tokens = tokens(12, 1);
        Window window = network.unroll(6, 2);
        window.load();
        window.drop(0.5, Rng.stream(9, 0));
        window.forward(tokens, tokens);
        window.backward();
        for (Parameter parameter : network.parameters()) {
            float[] gradient = parameter.gradient().data;
            int largest = 0;
            for (int i = 0; i < gradient.length; i++) {
                largest = Math.abs(gradient[i]) > Math.abs(gradient[largest]) ? i : largest;
            }
            double difference = difference(network, window, parameter, largest, tokens);
            assertThat(difference).as(parameter.name()).isCloseTo(gradient[largest], Percentage.withPercentage(2));
        }
    }

    private static double difference(Network network, Window window, Parameter parameter, int entry, int[] tokens) {
        float delta = 1e-2f;
        float old = parameter.numbers()[entry];
        parameter.numbers()[entry] = old + delta;
        double above = droppedLoss(window, tokens);
        parameter.numbers()[entry] = old - delta;
        double below = droppedLoss(window, tokens);
        parameter.numbers()[entry] = old;
        assertThat(network.parameters().named(parameter.name())).isSameAs(parameter);
        return (above - below) / (2 * delta);
    }

    private static double droppedLoss(Window window, int[] tokens) {
        window.load();
        window.drop(0.5, Rng.stream(9, 0));
        return window.forward(tokens, tokens);
    }

    @Test
    void withNothingDroppedTheLossIsAsBefore() {
        Network network = network(new GruSpec(7));
        int[] tokens = tokens(12, 1);
        Window window = network.unroll(6, 2);
        window.load();
        double whole = window.forward(tokens, tokens);
        assertThat(droppedLoss(window, tokens)).isNotEqualTo(whole);
        window.drop(0, Rng.stream(9, 0));
        assertThat(window.forward(tokens, tokens)).isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void twoThreadsGiveTheBitsOfOne(CellSpec cell) {
        int[] tokens = tokens(5 * 26, 1);
        float[][] gradients = new float[2][];
        try (ThreadTeam team = new ThreadTeam(2)) {
            Team[] teams = {Team.ALONE, team};
            for (int i = 0; i < 2; i++) {
                Network network = network(cell);
                Window window = network.unroll(5, 26, Passes.BOTH, teams[i]);
                window.load();
                window.forward(tokens, tokens);
                window.backward();
                gradients[i] = network.parameters().at(HIDDEN_WEIGHT).gradient().data;
            }
        }
        assertThat(gradients[0]).isEqualTo(gradients[1]);
    }

    private static final Coding.Vectors VECTORS = new Coding.Vectors(5, 3);

    private static VectorBatch vectors(int rows) {
        VectorBatch all = new VectorBatch(rows, VECTORS);
        Rng rng = Rng.stream(3, 0);
        for (int i = 0; i < all.inputs().length; i++) {
            all.inputs()[i] = rng.nextInt(2);
        }
        for (int i = 0; i < all.targets().length; i++) {
            all.targets()[i] = rng.nextInt(2);
        }
        for (int row = 0; row < rows; row++) {
            all.asked()[row] = row % 2 == 0;
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theLossOfBitsIsThatOfThePlainNetworkAndAllocatesNothing(CellSpec cell) {
        Network network = new Network(new NetworkSpec(VECTORS, cell, 2), new VectorKernels());
        network.initialize(new Initializer.Uniform(0.5), 1, Rng.stream(1, 0));
        VectorBatch all = vectors(4 * 14);
        Window window = network.unroll(4, 14);
        window.load();
        double plain = new PlainNetwork(network.spec(), new Weights(network.parameters())).loss(all, 14);
        assertThat(window.forward(all)).isCloseTo(plain, ROUNDING);
        long allocated = Allocation.ofWarm(() -> {
            window.load();
            window.forward(all);
            window.backward();
        });
        assertThat(allocated).isZero();
    }

    @Test
    void aVectorThatIsOneHotIsAToken() {
        Network tokens = network(new LstmSpec(7));
        Network vectors = new Network(
                new NetworkSpec(new Coding.Vectors(VOCABULARY, VOCABULARY), new LstmSpec(7), 2), new VectorKernels());
        for (int p = 0; p < tokens.parameters().matrices(); p++) {
            vectors.parameters().at(p).value().setTo(tokens.parameters().at(p).value());
        }
        int[] read = tokens(6, 1);
        VectorBatch all = new VectorBatch(6, new Coding.Vectors(VOCABULARY, VOCABULARY));
        for (int t = 0; t < 6; t++) {
            all.inputs()[t * VOCABULARY + read[t]] = 1;
        }
        Window ofTokens = tokens.unroll(6, 1);
        Window ofVectors = vectors.unroll(6, 1);
        ofTokens.load();
        ofVectors.load();
        ofTokens.predict(read);
        assertThat(ofVectors.forward(all)).isZero();
        float[] expected = new float[VOCABULARY];
        float[] scores = new float[VOCABULARY];
        for (int t = 0; t < 6; t++) {
            ofTokens.logits(t, 0, expected);
            ofVectors.logits(t, 0, scores);
            for (int i = 0; i < VOCABULARY; i++) {
                assertThat((double) scores[i]).isCloseTo(expected[i], ROUNDING);
            }
        }
        assertThatThrownBy(() -> ofVectors.predict(read)).hasMessageContaining("takes no tokens");
        assertThatThrownBy(() -> ofTokens.forward(all)).hasMessageContaining("takes other vectors");
    }

    @Test
    void aMemoryThatIsForgottenLeavesTheControllersState() {
        Network network = network(new DncSpec(7, new MemoryShape(5, 4, 2)));
        int[] tokens = tokens(4 * 14, 1);
        Window window = network.unroll(4, 14);
        window.load();
        window.forward(tokens, tokens);
        window.carry();
        float[] before = new float[15];
        float[] cell = new float[7];
        window.state(1, 0, -1, 13, before);
        window.state(1, 1, -1, 13, cell);
        window.forgetMemory();
        float[] after = new float[15];
        window.state(1, 0, -1, 13, after);
        assertThat(Arrays.copyOf(after, 7)).isEqualTo(Arrays.copyOf(before, 7)).isNotEqualTo(new float[7]);
        assertThat(Arrays.copyOfRange(after, 7, 15)).containsOnly(0);
        assertThat(Arrays.copyOfRange(before, 7, 15)).isNotEqualTo(new float[8]);
        float[] kept = new float[7];
        window.state(1, 1, -1, 13, kept);
        assertThat(kept).isEqualTo(cell);
        float[] memory = new float[20];
        window.state(1, DncSpec.MEMORY, -1, 13, memory);
        assertThat(memory).containsOnly(0);
        float[] usage = new float[5];
        window.state(1, DncSpec.USAGE, -1, 13, usage);
        assertThat(usage).containsOnly(0);
    }

    @Test
    void certainBitsHaveALossThatIsFinite() {
        Network network = new Network(new NetworkSpec(VECTORS, new RnnSpec(3), 1), new VectorKernels());
        network.parameters().named("decoder.bias").numbers()[0] = 300;
        network.parameters().named("decoder.bias").numbers()[1] = -300;
        VectorBatch all = new VectorBatch(1, VECTORS);
        all.asked()[0] = true;
        Window window = network.unroll(1, 1);
        window.load();
        assertThat(window.forward(all)).isCloseTo((300 + 0 + Math.log(2)) / 3, ROUNDING);
    }

    @Test
    void whatIsCarriedCanBeLookedAtAndSet() {
        Network network = network(new LstmSpec(7));
        int[] tokens = tokens(4 * 14, 1);
        Window window = network.unroll(4, 14);
        window.load();
        window.forward(tokens, tokens);
        float[] last = new float[7];
        window.state(1, 1, 3, 13, last);
        window.carry();
        float[] first = new float[7];
        window.state(1, 1, -1, 13, first);
        assertThat(first).isEqualTo(last).isNotEqualTo(new float[7]);
        window.setState(1, 1, 13, new float[7]);
        window.state(1, 1, -1, 13, first);
        assertThat(first).isEqualTo(new float[7]);
    }
}
