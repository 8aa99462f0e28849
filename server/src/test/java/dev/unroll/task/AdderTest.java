package dev.unroll.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.cell.GruSpec;
import dev.unroll.cell.LstmSpec;
import dev.unroll.net.Initializer;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.numeric.VectorKernels;
import dev.unroll.optim.Optimizer;
import dev.unroll.param.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdderTest {
    private static final double RELATIVE = 1e-4;
    private static final double STEP = 1e-5;
    private static final double AS_NUMPY = 2e-5;

    private static Adder adder(AdderSpec spec, Kernels kernels) {
        Adder adder = new Adder(spec, kernels);
        new Initializer.Uniform(1).initialize(adder.parameters(), Rng.stream(5, 0));
        return adder;
    }

    static Stream<AdderSpec.Elman> elmans() {
        return Stream.of(Activation.values())
                .flatMap(activation -> Stream.of(Recurrence.values())
                        .flatMap(recurrence -> Stream.of(1, 5, 16)
                                .map(hidden -> new AdderSpec.Elman(hidden, activation, recurrence))));
    }

    static Stream<AdderSpec> gated() {
        return Stream.of(new AdderSpec.Gated(new LstmSpec(7)), new AdderSpec.Gated(new GruSpec(7)));
    }

    static Stream<AdderSpec> all() {
        return Stream.concat(elmans(), gated());
    }

    @ParameterizedTest
    @MethodSource("elmans")
    void gradientsAgreeWithDifferencesOfTheLossInDoublePrecision(AdderSpec.Elman spec) {
        Adder adder = adder(spec, new VectorKernels());
        PlainAdder plain = new PlainAdder(spec, adder.parameters());
        AdderPass pass = adder.unroll(8, 1);
        pass.load();
        pass.set(0, 93, 38);
        pass.forward();
        pass.backward();

        check(plain, plain.w0, adder.parameters().named("synapse_0"));
        check(plain, plain.wh, adder.parameters().named("synapse_h"));
        check(plain, plain.w1, adder.parameters().named("synapse_1"));
    }

    private static void check(PlainAdder plain, double[][] w, Parameter parameter) {
        double largest = 0;
        for (float g : parameter.gradient().data) {
            largest = Math.max(largest, Math.abs(g));
        }
        assertThat(largest).isPositive();
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
                double kept = w[i][j];
                w[i][j] = kept + STEP;
                double up = plain.loss(93, 38, 8);
                w[i][j] = kept - STEP;
                double numeric = (up - plain.loss(93, 38, 8)) / (2 * STEP);
                w[i][j] = kept;
                assertThat((double) parameter.gradient().get(i, j))
                        .as("%s[%d, %d]", parameter.name(), i, j)
                        .isCloseTo(numeric, Offset.offset(RELATIVE * largest));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aBatchOfSumsIsTheSumsOneByOne(AdderSpec spec) {
        Adder adder = adder(spec, new EjmlKernels());
        AdderPass batch = adder.unroll(8, 3);
        AdderPass one = adder.unroll(8, 1);
        long[][] sums = {{93, 38}, {127, 127}, {0, 5}};
        batch.load();
        one.load();
        for (int row = 0; row < 3; row++) {
            batch.set(row, sums[row][0], sums[row][1]);
        }
        batch.forward();
        for (int row = 0; row < 3; row++) {
            one.set(0, sums[row][0], sums[row][1]);
            one.forward();
            assertThat(batch.error(row)).isCloseTo(one.error(0), Offset.offset(1e-5));
            for (int t = 0; t < 8; t++) {
                assertThat(batch.output(t, row)).isCloseTo(one.output(t, 0), Offset.offset(1e-6f));
                assertThat(batch.state(t, row, 0)).isCloseTo(one.state(t, 0, 0), Offset.offset(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("gated")
    void gradientsOfGatedCellsAgreeWithDifferencesOfTheirLoss(AdderSpec spec) {
        float step = 1e-2f;
        Adder adder = adder(spec, new VectorKernels());
        AdderPass pass = adder.unroll(8, 2);
        pass.set(0, 93, 38);
        pass.set(1, 7, 121);
        pass.load();
        pass.forward();
        pass.backward();
        for (Parameter parameter : adder.parameters()) {
            float[] w = parameter.numbers();
            float[] gradient = parameter.gradient().data.clone();
            double largest = 0;
            for (float g : gradient) {
                largest = Math.max(largest, Math.abs(g));
            }
            assertThat(largest).as(parameter.name()).isPositive();
            for (int i = 0; i < w.length; i++) {
                float kept = w[i];
                w[i] = kept + step;
                double up = loss(pass);
                w[i] = kept - step;
                double numeric = (up - loss(pass)) / (2 * step);
                w[i] = kept;
                assertThat((double) gradient[i])
                        .as("%s[%d]", parameter.name(), i)
                        .isCloseTo(numeric, Offset.offset(1e-2 * largest));
            }
        }
    }

    /** {@code ½·Σ (target - output)²} of 93 + 38 and 7 + 121. */
    private static double loss(AdderPass pass) {
        pass.load();
        pass.forward();
        double loss = 0;
        for (int t = 0; t < 8; t++) {
            double first = Addition.bit(93 + 38, t) - pass.output(t, 0);
            double second = Addition.bit(7 + 121, t) - pass.output(t, 1);
            loss += (first * first + second * second) / 2;
        }
        return loss;
    }

    @Test
    void nothingFlowsBackThroughUnitsThatAreHeld() {
        AdderSpec.Elman spec = new AdderSpec.Elman(3, Activation.TANH, Recurrence.HIDDEN);
        Adder adder = adder(spec, new EjmlKernels());
        Laboratory laboratory = new Laboratory(adder, new Addition(8), new EjmlKernels());
        AddedSum sum = laboratory.sum(93, 38, List.of(new Clamp(0, 0), new Clamp(1, 0), new Clamp(2, 0)));
        for (int t = 0; t < 8; t++) {
            double y = sum.positions().get(t).output();
            double dy = (y - sum.positions().get(t).target()) * y * (1 - y);
            for (int unit = 0; unit < 3; unit++) {
                float w = adder.parameters().named("synapse_1").numbers()[unit];
                assertThat(sum.hiddenGradients().get(t).get(unit)).isCloseTo(dy * w, Offset.offset(1e-6));
            }
        }
        Adder gated = adder(new AdderSpec.Gated(new LstmSpec(4)), new EjmlKernels());
        Laboratory other = new Laboratory(gated, new Addition(8), new EjmlKernels());
        assertThat(other.sum(1, 2, List.of()).hiddenGradients()).hasSize(8);
        assertThat(other.sum(1, 2, List.of(new Clamp(0, 1))).hiddenGradients()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aClampedUnitStaysWhereItIsHeldAndChangesTheSum(AdderSpec spec) {
        AdderPass pass = adder(spec, new EjmlKernels()).unroll(8, 2);
        pass.load();
        pass.set(0, 93, 38);
        pass.set(1, 1, 1);
        pass.forward(List.of());
        float free = pass.output(7, 1);
        pass.forward(List.of(new Clamp(0, 1)));
        for (int t = 0; t < 8; t++) {
            assertThat(pass.state(t, 0, 0)).isEqualTo(1);
            assertThat(pass.state(t, 1, 0)).isEqualTo(1);
        }
        assertThat(pass.output(7, 1)).isNotEqualTo(free);
        pass.forward();
        assertThat(pass.output(7, 1)).isEqualTo(free);
    }

    @ParameterizedTest
    @ValueSource(strings = {"elman-8bits", "elman-10bits"})
    void aHundredExamplesGoAsInNumPy(String name) throws IOException {
        JsonNode fixture = fixture(name);
        int bits = fixture.get("bits").asInt();
        AdderSpec spec = new AdderSpec.Elman(fixture.get("hidden").asInt(), Activation.SIGMOID, Recurrence.HIDDEN);
        Adder adder = new Adder(spec, new VectorKernels());
        for (Parameter parameter : adder.parameters()) {
            fill(parameter, fixture.get("weights").get(parameter.name()));
        }
        AdderPass pass = adder.unroll(bits, 1);
        Optimizer optimizer = Optimizer.sgd(adder.parameters(), 0);
        assertThat(fixture.get("examples")).hasSize(100);
        for (JsonNode example : fixture.get("examples")) {
            pass.load();
            pass.set(0, example.get("a").asLong(), example.get("b").asLong());
            pass.forward();
            assertThat(pass.error(0)).isCloseTo(example.get("error").asDouble(), Offset.offset(AS_NUMPY));
            for (int t = 0; t < bits; t++) {
                assertThat((double) pass.output(t, 0))
                        .isCloseTo(example.get("outputs").get(t).asDouble(), Offset.offset(AS_NUMPY));
            }
            pass.backward();
            optimizer.step((float) fixture.get("rate").asDouble());
        }
        for (Parameter parameter : adder.parameters()) {
            float[] after = parameter.numbers().clone();
            fill(parameter, fixture.get("weightsAfter").get(parameter.name()));
            assertThat(after).containsExactly(parameter.numbers(), Offset.offset((float) AS_NUMPY));
        }
    }

    private static void fill(Parameter parameter, JsonNode rows) {
        for (int i = 0; i < parameter.value().numRows; i++) {
            for (int j = 0; j < parameter.value().numCols; j++) {
                parameter.value().set(i, j, (float) rows.get(i).get(j).asDouble());
            }
        }
    }

    private static JsonNode fixture(String name) throws IOException {
        try (InputStream in = AdderTest.class.getResourceAsStream("/addition/" + name + ".json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
    }

    @Test
    void withoutMemoryTheFirstColumnsAreAllThatCounts() {
        AdderPass pass = adder(new AdderSpec.Elman(6, Activation.SIGMOID, Recurrence.INPUT), new EjmlKernels())
                .unroll(8, 1);
        pass.load();
        pass.set(0, 0b1111, 0b0001);
        pass.forward();
        float carried = pass.output(3, 0);
        pass.set(0, 0b1110, 0b0000);
        pass.forward();
        assertThat(pass.output(3, 0)).as("columns 2 and 3 are the same").isEqualTo(carried);
    }
}
