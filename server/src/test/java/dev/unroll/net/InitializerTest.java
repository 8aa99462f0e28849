package dev.unroll.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.cell.LstmSpec;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Rng;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitializerTest {
    private static final int HIDDEN = 20;

    private static Network network(String form) {
        Network network = new Network(new NetworkSpec(30, new LstmSpec(HIDDEN), 1), new EjmlKernels());
        network.initialize(Initializer.parse(form), 1, Rng.stream(1, 0));
        return network;
    }

    private static float[] weights(Network network, String name) {
        return network.parameters().named(name).numbers();
    }

    private static double deviation(float[] numbers) {
        double squares = 0;
        for (float number : numbers) {
            squares += number * number;
        }
        return Math.sqrt(squares / numbers.length);
    }

    @Test
    void charRnnsAreUniformBiasesToo() {
        Network network = network("uniform:0.08");
        float[] w = weights(network, "rnn.weight_ih_l0");
        assertThat(w).satisfies(all -> {
            for (float one : all) {
                assertThat(Math.abs(one)).isLessThanOrEqualTo(0.08f);
            }
        });
        assertThat(deviation(w)).isCloseTo(0.08 / Math.sqrt(3), Offset.offset(0.002));
        assertThat(deviation(weights(network, "decoder.bias"))).isPositive();
    }

    @Test
    void minCharRnnsAreNormalAndBiasesZero() {
        Network network = network("normal:0.01");
        assertThat(deviation(weights(network, "rnn.weight_ih_l0"))).isCloseTo(0.01, Offset.offset(0.0005));
        assertThat(weights(network, "decoder.bias")).containsOnly(0);
    }

    @Test
    void recurrentWeightsOfXavierAreOrthogonalGateByGate() {
        FMatrixRMaj w = network("xavier").parameters().named("rnn.weight_hh_l0").value();
        for (int gate = 0; gate < 4; gate++) {
            FMatrixRMaj q = CommonOps_FDRM.extract(w, 0, HIDDEN, gate * HIDDEN, (gate + 1) * HIDDEN);
            FMatrixRMaj product = new FMatrixRMaj(HIDDEN, HIDDEN);
            CommonOps_FDRM.multTransA(q, q, product);
            CommonOps_FDRM.subtractEquals(product, CommonOps_FDRM.identity(HIDDEN));
            assertThat(CommonOps_FDRM.elementMaxAbs(product)).isLessThan(1e-5f);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"uniform:0.08", "normal:0.01", "xavier"})
    void theForgetBiasIsSetWhateverTheRestIs(String form) {
        Network network = network(form);
        float[] bias = weights(network, "rnn.bias_l0");
        for (int i = HIDDEN; i < 2 * HIDDEN; i++) {
            assertThat(bias[i]).isEqualTo(1);
        }
        assertThat(bias[0]).isNotEqualTo(1);
        assertThat(Initializer.parse(form)).hasToString(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "uniform", "uniform:", "uniform:-1", "uniform:x", "normal:0", "xavier:1", "best"})
    void whatIsNoFormIsRefusedWithThoseThereAre(String form) {
        assertThatThrownBy(() -> Initializer.parse(form))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("initializer")
                .hasMessageContaining("\"" + form + "\"");
    }
}
