package dev.unroll.train;

import dev.unroll.cell.DncSpec;
import dev.unroll.net.Network;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A network as it was at one step, to be looked into at leisure: a copy, so that training goes on. */
public sealed interface MemoryLook permits TaskLook, TextLook {
    /**
     * Which sequence to read. What is not given is chosen.
     *
     * @param length items
     * @param number which of the sequences of that length that a network is tried on
     * @param repeats of repeat copy
     * @param text of a run that learns a text
     * @param without what to take away for this look
     */
    record Question(
            @Nullable Integer length,
            @Nullable Integer number,
            @Nullable Integer repeats,
            @Nullable String text,
            Set<Ablation> without) {}

    /**
     * What a network does without something.
     *
     * @param without what was taken away; null for the network as it is
     * @param loss nats per bit or character
     * @param exact share of sequences without a wrong bit; null for a text
     */
    record Row(
            @Nullable Ablation without,
            double loss,
            @Nullable Double exact) {}

    /** Steps taken before. */
    long step();

    /** The copy. */
    Network network();

    /**
     * Reads a sequence.
     *
     * @throws InvalidSpec naming what is wrong with the question
     */
    Passage passage(Question question);

    /** What a network does: loss and share of exact sequences. */
    Row measure(@Nullable Ablation without, Network changed);

    /** What it does as it is, and without each of its mechanisms; empty when it has no memory. */
    default List<Row> ablations() {
        List<Row> rows = new ArrayList<>();
        if (network().spec().cell() instanceof DncSpec dnc) {
            rows.add(measure(null, network()));
            for (Ablation one : Ablation.values()) {
                if (one != Ablation.ONE_HEAD || dnc.memory().readHeads() > 1) {
                    rows.add(measure(one, Ablation.without(EnumSet.of(one), network())));
                }
            }
        }
        return rows;
    }

    /**
     * The network without what a question takes away.
     *
     * @throws InvalidSpec when there is nothing to take away from
     */
    default Network changedFor(Question question) {
        if (question.without().isEmpty()) {
            return network();
        }
        if (!(network().spec().cell() instanceof DncSpec)) {
            throw new InvalidSpec("without", "without takes something from the memory of a \"dnc\"; this run has none");
        }
        return Ablation.without(question.without(), network());
    }
}
