package dev.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unroll.Allocation;
import dev.unroll.net.Network;
import dev.unroll.net.reference.PlainNetwork;
import dev.unroll.net.reference.Weights;
import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;
import dev.unroll.task.SpelledWord;
import dev.unroll.task.SpelledWord.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelloTrainerTest {
    private static final Kernels KERNELS = Kernels.best();
    private static final double GRADIENT_TOLERANCE = 2e-5;

    private static HelloSpec spec(String word, int hidden, double rate, long seed) {
        return new HelloSpec("hello", word, hidden, rate, seed, 0, 0, "");
    }

    private static HelloSpec hello(long seed) {
        return spec("hello", 3, 0.1, seed);
    }

    private static HelloTrainer after(int steps, HelloSpec spec) {
        HelloTrainer trainer = new HelloTrainer(spec, KERNELS);
        for (int i = 0; i < steps; i++) {
            trainer.step();
        }
        return trainer;
    }

    @Test
    void within200StepsHelloIsRightForTwentySeedsAndStaysSo() {
        List<String> failures = new ArrayList<>();
        for (long seed = 1; seed <= 20; seed++) {
            HelloTrainer trainer = after(200, hello(seed));
            for (int i = 0; i < 300; i++) {
                if (trainer.right() < 1) {
                    failures.add("seed %d at step %d".formatted(seed, trainer.steps()));
                    break;
                }
                trainer.step();
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void theFirstLGivesLAndTheSecondGivesOBecauseTheHiddenStatesDiffer() {
        List<Step> steps = after(300, hello(1)).spelled().steps();
        assertThat(steps).extracting(Step::input).containsExactly("h", "e", "l", "l");
        assertThat(steps).extracting(Step::predicted).containsExactly("e", "l", "l", "o");
        assertThat(steps.get(2).oneHot()).isEqualTo(steps.get(3).oneHot());
        double distance = IntStream.range(0, 3)
                .mapToDouble(i -> Math.abs(
                        steps.get(2).hidden().get(i) - steps.get(3).hidden().get(i)))
                .max()
                .orElseThrow();
        assertThat(distance).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @CsvSource({"hello, 3, 0", "hello, 3, 25", "mississippi, 5, 40", "ab, 1, 3"})
    void gradientsAgreeWithDifferencesOfTheReferencesLoss(String word, int hidden, int steps) {
        HelloTrainer trainer = after(steps, spec(word, hidden, 0.1, 3));
        Network network = trainer.network();
        Weights weights = new Weights(network.parameters());
        PlainNetwork plain = new PlainNetwork(network.spec(), weights);
        List<String> letters = trainer.word().letters();
        int[] tokens = word.codePoints()
                .map(c -> letters.indexOf(Character.toString(c)))
                .toArray();
        int[] inputs = Arrays.copyOf(tokens, tokens.length - 1);
        int[] targets = Arrays.copyOfRange(tokens, 1, tokens.length);
        SpelledWord spelled = trainer.spelled();
        assertThat(trainer.loss()).isCloseTo(plain.loss(inputs, targets, 1), within(1e-5));
        double delta = 1e-4;
        for (int p = 0; p < network.parameters().matrices(); p++) {
            Parameter parameter = network.parameters().at(p);
            double[][] w = weights.matrix(parameter.name());
            for (int row = 0; row < w.length; row++) {
                for (int column = 0; column < w[row].length; column++) {
                    double now = w[row][column];
                    w[row][column] = now + delta;
                    double above = plain.loss(inputs, targets, 1);
                    w[row][column] = now - delta;
                    double below = plain.loss(inputs, targets, 1);
                    w[row][column] = now;
                    double ofTheSum = inputs.length * (above - below) / (2 * delta);
                    assertThat((double)
                                    spelled.weights().get(p).gradient().get(row).get(column))
                            .as("%s %d %d", parameter.name(), row, column)
                            .isCloseTo(ofTheSum, within(GRADIENT_TOLERANCE));
                }
            }
        }
    }

    @Test
    void gradientsOfTheSumsInTheUnitsAddUpToThatOfTheirBias() {
        SpelledWord spelled = after(7, hello(2)).spelled();
        List<Float> bias = spelled.weights().get(2).gradient().get(0);
        for (int unit = 0; unit < 3; unit++) {
            int i = unit;
            double sum = spelled.steps().stream()
                    .mapToDouble(step -> step.sumGradients().get(i))
                    .sum();
            assertThat((double) bias.get(unit)).isCloseTo(sum, within(1e-5));
        }
    }

    @Test
    void aStepMovesEveryWeightAgainstItsGradientAndRaisesTheRightScores() {
        HelloTrainer trainer = after(4, hello(1));
        SpelledWord before = trainer.spelled();
        trainer.step();
        SpelledWord now = trainer.spelled();
        for (int p = 0; p < now.weights().size(); p++) {
            for (int row = 0; row < now.weights().get(p).value().size(); row++) {
                for (int c = 0; c < now.weights().get(p).value().get(row).size(); c++) {
                    float old = before.weights().get(p).value().get(row).get(c);
                    float gradient = before.weights().get(p).gradient().get(row).get(c);
                    float value = now.weights().get(p).value().get(row).get(c);
                    assertThat(value).isEqualTo(old - 0.1f * gradient);
                    assertThat(now.weights().get(p).update().get(row).get(c)).isEqualTo(value - old);
                }
            }
        }
        assertThat(now.loss()).isLessThan(before.loss());
        double raised = 0;
        for (int t = 0; t < now.steps().size(); t++) {
            int target = now.letters().indexOf(now.steps().get(t).target());
            raised += now.steps().get(t).scoreChanges().get(target);
            assertThat(now.steps().get(t).scoreChanges().get(target))
                    .isEqualTo(now.steps().get(t).scores().get(target)
                            - before.steps().get(t).scores().get(target));
        }
        assertThat(raised).isPositive();
    }

    @Test
    void probabilitiesAreTheSoftmaxAndTheLossIsTheirsAtTheTargets() {
        SpelledWord spelled = after(3, hello(5)).spelled();
        double loss = 0;
        for (Step step : spelled.steps()) {
            assertThat(step.probabilities().stream()
                            .mapToDouble(Float::doubleValue)
                            .sum())
                    .isCloseTo(1, within(1e-6));
            loss -= Math.log(step.probabilities().get(spelled.letters().indexOf(step.target())));
        }
        assertThat(loss / 4).isCloseTo(spelled.loss(), within(1e-6));
    }

    @Test
    void sameSeedSameLossesBitForBitAndLookingChangesNothing() {
        HelloTrainer one = new HelloTrainer(hello(3), KERNELS);
        HelloTrainer watched = new HelloTrainer(hello(3), KERNELS);
        assertThat(new HelloTrainer(hello(4), KERNELS).loss()).isNotEqualTo(one.loss());
        for (int i = 0; i < 200; i++) {
            one.step();
            watched.step();
            watched.spelled();
            assertThat(watched.loss()).isEqualTo(one.loss());
        }
        assertThat(watched.spelled()).isEqualTo(one.spelled());
    }

    @Test
    void warmStepsAllocateNothing() {
        assertThat(Allocation.ofWarm(new HelloTrainer(hello(1), KERNELS)::step)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"banana", "aab", "你好你们", "Straße"})
    void otherWordsAreLearntToo(String word) {
        assertThat(after(1000, spec(word, 4, 0.1, 1)).right()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a             | word must have from 2 to 12 letters, had 1",
                "''            | word must have from 2 to 12 letters, had 0",
                "abcdefghijklm | word must have from 2 to 12 letters, had 13",
                "aaa           | at least two different letters",
                "hel lo        | letters alone",
                "h3llo         | letters alone"
            })
    void aWordThatCannotBeLearntIsRefused(String word, String why) {
        assertThatThrownBy(() -> spec(word, 3, 0.1, 1))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining(why)
                .extracting(e -> ((InvalidSpec) e).field())
                .isEqualTo("word");
    }

    @Test
    void hiddenUnitsAreFrom1To16() {
        assertThatThrownBy(() -> spec("hello", 17, 0.1, 1)).hasMessageContaining("hidden must be from 1 to 16, was 17");
        assertThat(IntStream.of(1, 16)
                        .mapToObj(hidden -> new HelloTrainer(spec("hello", hidden, 0.1, 1), KERNELS)
                                .spelled()
                                .steps()
                                .get(0)
                                .hidden()
                                .size())
                        .collect(Collectors.toList()))
                .containsExactly(1, 16);
    }
}
