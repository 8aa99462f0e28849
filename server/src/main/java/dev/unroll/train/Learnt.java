package dev.unroll.train;

import dev.unroll.net.Network;
import dev.unroll.text.Vocabulary;
import java.util.Map;

/**
 * What a training of a text had come to, without its text: for another one to begin with.
 *
 * @param spec its settings
 * @param vocabulary what its tokens mean
 * @param network with its weights
 * @param blocks as {@link TrainerState#blocks}; none where only the network is known
 * @param counters as {@link TrainerState#counters}; what is missing is 0
 * @param quantities as {@link TrainerState#quantities}
 * @param streams as {@link TrainerState#streams}
 */
public record Learnt(
        RunSpec spec,
        Vocabulary vocabulary,
        Network network,
        Map<String, float[]> blocks,
        Map<String, Long> counters,
        Map<String, Double> quantities,
        Map<String, long[]> streams) {
    /** Steps that were taken. */
    public long steps() {
        return counters.getOrDefault("step", 0L);
    }

    /** Windows that were read of the text. */
    long position() {
        return counters.getOrDefault("position", steps());
    }
}
