package dev.unroll.task;

import dev.unroll.cell.RnnSpec;
import dev.unroll.net.Initializer;
import dev.unroll.net.Network;
import dev.unroll.net.NetworkSpec;
import dev.unroll.net.Window;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.numeric.Sums;
import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * min-char-rnn's network on one word: {@code hₜ = tanh(W_xh·xₜ + W_hh·hₜ₋₁ + b_h)}, {@code yₜ = W_hy·hₜ + b_y}, from a zero state, with the sum of the softmax's
 * cross-entropies and its gradients. Owns every buffer.
 */
public final class Speller {
    private final Word word;
    private final int hidden;
    private final Kernels kernels;
    private final Network network;
    private final Window window;
    private final int[] inputs;
    private final int[] targets;
    private final float[][] scores;
    private final float[][] scoresBefore;
    private final float[][] weightsBefore;
    private double loss;

    /** A network with first weights, that has been through the word once. */
    public Speller(Word word, int hidden, Initializer initializer, Rng rng, Kernels kernels) {
        int letters = word.letters().size();
        this.word = word;
        this.hidden = hidden;
        this.kernels = kernels;
        this.network = new Network(new NetworkSpec(letters, new RnnSpec(hidden), 1), kernels);
        network.initialize(initializer, 0, rng);
        this.window = network.unroll(word.steps(), 1);
        this.inputs = word.inputs();
        this.targets = word.targets();
        this.scores = new float[word.steps()][letters];
        this.scoresBefore = new float[word.steps()][letters];
        this.weightsBefore = new float[network.parameters().matrices()][];
        for (int p = 0; p < weightsBefore.length; p++) {
            weightsBefore[p] = network.parameters().at(p).numbers().clone();
        }
        pass();
        keepScores();
    }

    /** Keeps weights and scores as they are now, to be compared with those after an update. */
    public void keep() {
        for (int p = 0; p < weightsBefore.length; p++) {
            float[] now = network.parameters().at(p).numbers();
            System.arraycopy(now, 0, weightsBefore[p], 0, now.length);
        }
        keepScores();
    }

    private void keepScores() {
        for (int t = 0; t < scores.length; t++) {
            System.arraycopy(scores[t], 0, scoresBefore[t], 0, scores[t].length);
        }
    }

    /** Forward through the word with the weights as they are now, and back through time. */
    public void pass() {
        window.load();
        loss = window.forward(inputs, targets);
        network.parameters().zeroGradients();
        window.backward();
        for (int p = 0; p < weightsBefore.length; p++) {
            Parameter parameter = network.parameters().at(p);
            Sums.scale(parameter.size(), word.steps(), parameter.gradient().data, 0);
        }
        for (int t = 0; t < scores.length; t++) {
            window.logits(t, 0, scores[t]);
        }
    }

    /** The weights, with the gradients of the summed loss at the newest pass. */
    public Parameters parameters() {
        return network.parameters();
    }

    /** The network itself. */
    public Network network() {
        return network;
    }

    /** The mean over the time steps of {@code -ln p(target)} at the newest pass, in nats. */
    public double loss() {
        return loss;
    }

    /** Time steps of the newest pass whose largest score is that of the target. */
    public int right() {
        return (int) IntStream.range(0, word.steps())
                .filter(t -> largest(scores[t]) == word.target(t))
                .count();
    }

    /** Everything there is to be seen of the newest pass. */
    public SpelledWord spelled(double learningRate) {
        List<SpelledWord.Step> steps =
                IntStream.range(0, word.steps()).mapToObj(this::step).toList();
        List<SpelledWord.Weight> weights = new ArrayList<>();
        for (int p = 0; p < weightsBefore.length; p++) {
            weights.add(weight(network.parameters().at(p), weightsBefore[p]));
        }
        return new SpelledWord(word.text(), word.letters(), learningRate, loss, right(), steps, weights);
    }

    private SpelledWord.Step step(int t) {
        int predicted = largest(scores[t]);
        float[] state = new float[hidden];
        float[] gradient = new float[hidden];
        float[] probabilities = new float[scores[t].length];
        window.state(0, 0, t, 0, state);
        window.stateGradient(0, t, 0, gradient);
        kernels.softmax(probabilities.length, scores[t], 0, probabilities, 0);
        return new SpelledWord.Step(
                word.letters().get(word.input(t)),
                word.letters().get(word.target(t)),
                word.letters().get(predicted),
                predicted == word.target(t),
                IntStream.range(0, probabilities.length)
                        .map(i -> i == word.input(t) ? 1 : 0)
                        .boxed()
                        .toList(),
                listed(state),
                listed(scores[t]),
                each(probabilities.length, i -> scores[t][i] - scoresBefore[t][i]),
                listed(probabilities),
                each(hidden, i -> word.steps() * gradient[i] * (1 - state[i] * state[i])));
    }

    private static SpelledWord.Weight weight(Parameter parameter, float[] before) {
        float[] now = parameter.numbers();
        int columns = parameter.value().numCols;
        return new SpelledWord.Weight(
                parameter.name(),
                rows(now, columns),
                rows(parameter.gradient().data, columns),
                rows(differences(now, before), columns));
    }

    private static float[] differences(float[] now, float[] before) {
        float[] differences = new float[now.length];
        for (int i = 0; i < now.length; i++) {
            differences[i] = now[i] - before[i];
        }
        return differences;
    }

    private static List<List<Float>> rows(float[] data, int columns) {
        return IntStream.range(0, data.length / columns)
                .mapToObj(row -> each(columns, column -> data[row * columns + column]))
                .toList();
    }

    private static List<Float> listed(float[] data) {
        return each(data.length, i -> data[i]);
    }

    private static List<Float> each(int length, FloatAt value) {
        return IntStream.range(0, length).mapToObj(value::at).toList();
    }

    /** A number at a place. */
    @FunctionalInterface
    private interface FloatAt {
        float at(int index);
    }

    /** The first of the largest. */
    private static int largest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
