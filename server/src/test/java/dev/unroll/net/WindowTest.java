package dev.unroll.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.cell.RnnSpec;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Rng;
import dev.unroll.param.Parameter;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final int VOCABULARY = 5;
    private static final Offset<Double> ROUNDING = Offset.offset(1e-6);

    private static Network network() {
        Network network = new Network(new NetworkSpec(VOCABULARY, new RnnSpec(7), 2), new EjmlKernels());
        Rng rng = Rng.stream(3, 0);
        for (Parameter parameter : network.parameters()) {
            for (int i = 0; i < parameter.size(); i++) {
                parameter.value().data[i] = (float) (0.5 * rng.nextGaussian());
            }
        }
        return network;
    }

    private static int[] tokens(int length, int seed) {
        Rng rng = Rng.stream(seed, 1);
        int[] tokens = new int[length];
        Arrays.setAll(tokens, i -> rng.nextInt(VOCABULARY));
        return tokens;
    }

    @Test
    void aBatchOfTwoIsTwoBatchesOfOne() {
        Network network = network();
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
                network.parameters().named("rnn.weight_hh_l0").gradient().data.clone();
        network.parameters().zeroGradients();

        Window one = network.unroll(6, 1);
        one.load();
        double apart = one.forward(first, first) / 2;
        one.backward();
        apart += one.forward(second, second) / 2;
        one.backward();
        assertThat(together).isCloseTo(apart, ROUNDING);
        float[] sum = network.parameters().named("rnn.weight_hh_l0").gradient().data;
        for (int i = 0; i < sum.length; i++) {
            assertThat((double) gradient[i]).isCloseTo(sum[i] / 2, ROUNDING);
        }
    }

    @Test
    void aWindowOfEightIsTwoOfFourWithTheStateCarried() {
        Network network = network();
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
        Window window = network().unroll(4, 2);
        assertThatThrownBy(() -> window.predict(new int[7])).hasMessageContaining("takes 8 tokens, got 7");
    }
}
