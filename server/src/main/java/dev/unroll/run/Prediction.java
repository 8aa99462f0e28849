package dev.unroll.run;

import dev.unroll.text.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a network expects to follow a text.
 *
 * @param step steps taken when it was asked
 * @param next the most probable symbols, most probable first
 * @param entropy of the whole distribution, in nats
 */
public record Prediction(long step, List<Next> next, double entropy) {
    /** A symbol and its probability. */
    public record Next(String symbol, double probability) {}

    /** By the softmax of the scores, at most {@code most} symbols. */
    static Prediction of(long step, float[] scores, Vocabulary vocabulary, int most) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - largest);
        }
        List<Next> all = new ArrayList<>(scores.length);
        double entropy = 0;
        for (int i = 0; i < scores.length; i++) {
            double logarithm = scores[i] - largest - Math.log(sum);
            all.add(new Next(vocabulary.symbol(i), Math.exp(logarithm)));
            entropy -= Math.exp(logarithm) * logarithm;
        }
        all.sort(Comparator.comparingDouble(Next::probability).reversed());
        return new Prediction(step, List.copyOf(all.subList(0, Math.min(most, all.size()))), entropy);
    }
}
