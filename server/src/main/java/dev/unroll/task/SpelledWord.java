package dev.unroll.task;

import java.util.List;

/**
 * A word as a network spells it with the weights it has, and how those are to change. Gradients are of the sum over the time steps of
 * {@code -ln p(target)}.
 *
 * @param word that is learnt
 * @param letters its different letters: the order of inputs and scores
 * @param learningRate of the next update, which will be {@code -learningRate · gradient}
 * @param loss the mean over the time steps of {@code -ln p(target)}, in nats
 * @param right time steps whose largest score is that of the target
 * @param steps the time steps in order
 * @param weights the matrices, inputs × outputs; a bias has one row
 */
public record SpelledWord(
        String word,
        List<String> letters,
        double learningRate,
        double loss,
        int right,
        List<Step> steps,
        List<Weight> weights) {

    /**
     * A time step.
     *
     * @param input letter that is read
     * @param target letter that comes next in the word
     * @param predicted letter with the largest score
     * @param correct whether that is the target
     * @param oneHot 1 for the letter that is read, 0 for the others
     * @param hidden {@code hₜ = tanh(zₜ)}, the units after reading it
     * @param scores {@code yₜ}, one for each letter
     * @param scoreChanges by how much the newest update has raised each of them; 0 before the first
     * @param probabilities their softmax
     * @param sumGradients the derivative of the loss by zₜ, with what flows back from later steps
     */
    public record Step(
            String input,
            String target,
            String predicted,
            boolean correct,
            List<Integer> oneHot,
            List<Float> hidden,
            List<Float> scores,
            List<Float> scoreChanges,
            List<Float> probabilities,
            List<Float> sumGradients) {}

    /**
     * A weight matrix.
     *
     * @param name PyTorch's
     * @param value the weights
     * @param gradient the derivative of the loss by each
     * @param update what the newest update added to each; 0 before the first
     */
    public record Weight(String name, List<List<Float>> value, List<List<Float>> gradient, List<List<Float>> update) {}
}
