package dev.unroll.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sequence as a network reads it, step by step, with all that is in its memory. Lists have an element for each step; those of a kind of
 * passage to which they do not belong are null.
 *
 * @param kind {@code "items"} or {@code "text"}
 * @param inputs of items: what is read, a number for each channel
 * @param channels of items: what these stand for
 * @param targets of items: the bits that are asked for, null where nothing is
 * @param outputs of items: the probability of each bit
 * @param symbols of a text: what is read
 * @param predicted of a text: the most probable next symbols, best first
 * @param losses nats of the answer; null where nothing is asked
 * @param correct of items: whether no bit is wrong
 * @param memory of a differentiable neural computer
 * @param hidden the first units of the top layer
 */
public record Passage(
        String kind,
        @Nullable List<float[]> inputs,
        @Nullable List<String> channels,
        @Nullable List<float @Nullable []> targets,
        @Nullable List<float[]> outputs,
        @Nullable List<String> symbols,
        @Nullable List<List<Choice>> predicted,
        List<@Nullable Double> losses,
        @Nullable Boolean correct,
        @Nullable Memory memory,
        List<float[]> hidden) {
    /**
     * A symbol that may come next.
     *
     * @param symbol of the vocabulary
     * @param probability that the network gives it
     */
    public record Choice(String symbol, double probability) {}

    /**
     * A memory over the steps; N slots of W numbers, R read heads. Letters are those of Graves et al. 2016.
     *
     * @param slots N
     * @param width W
     * @param readHeads R
     * @param contents M, N·W by rows; null when that is too much to tell
     * @param writeWeighting {@code w^w}, N
     * @param readWeightings {@code w^r}, N for each head
     * @param usage u, N
     * @param allocationWeighting a, N
     * @param allocationGate {@code g^a}
     * @param writeGate {@code g^w}
     * @param freeGates f, R
     * @param readModes π for each head: backward, content, forward
     * @param precedence p, N
     * @param links L, N·N by rows: {@code [i·N + j]} is near 1 when i was written right after j; null when that is too much to tell
     * @param writeStrength {@code β^w}
     * @param readStrengths {@code β^r}, R
     * @param inert whether what is read hardly changes over the steps, so that the memory is of no use to the network
     */
    public record Memory(
            int slots,
            int width,
            int readHeads,
            @Nullable List<float[]> contents,
            List<float[]> writeWeighting,
            List<List<float[]>> readWeightings,
            List<float[]> usage,
            List<float[]> allocationWeighting,
            List<Float> allocationGate,
            List<Float> writeGate,
            List<float[]> freeGates,
            List<List<float[]>> readModes,
            List<float[]> precedence,
            @Nullable List<float[]> links,
            List<Float> writeStrength,
            List<float[]> readStrengths,
            boolean inert) {}
}
