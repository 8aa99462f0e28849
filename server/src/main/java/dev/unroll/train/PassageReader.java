package dev.unroll.train;

import dev.unroll.cell.DncSpec;
import dev.unroll.cell.Passes;
import dev.unroll.net.Network;
import dev.unroll.net.VectorBatch;
import dev.unroll.net.Window;
import dev.unroll.numeric.Team;
import dev.unroll.task.memory.MemoryTask;
import dev.unroll.text.Vocabulary;
import dev.unroll.train.Passage.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads single sequences with a network, from a state of zeros and one step at a time. Changes nothing. */
public final class PassageReader {
    private static final int UNITS = 64;
    private static final int CHOICES = 3;

    private final Network network;
    private final Window window;
    private final float[] scores;
    private final int memoryLasts;

    /** A reader with the network's weights; they are read at each passage. */
    public PassageReader(Network network) {
        this(network, 0);
    }

    /**
     * As {@link #PassageReader(Network)}.
     *
     * @param memoryLasts steps after which a memory begins anew; 0: never
     */
    public PassageReader(Network network, int memoryLasts) {
        this.memoryLasts = memoryLasts;
        this.network = network;
        this.window = network.unroll(1, 1, Passes.FORWARD, Team.ALONE);
        this.scores = new float[network.spec().coding().outputs()];
    }

    /** What is taken down of every passage. */
    private final class Notes {
        private final @Nullable MemoryRecord memory;
        private final List<float[]> hidden = new ArrayList<>();
        private final List<@Nullable Double> losses = new ArrayList<>();
        private final int top = network.spec().layers() - 1;

        Notes(int steps) {
            this.memory =
                    network.spec().cell() instanceof DncSpec dnc ? new MemoryRecord(window, top, dnc, steps) : null;
            window.load();
            window.reset();
        }

        /** After a step. */
        void add(@Nullable Double loss) {
            float[] outputs = new float[network.spec().cell().outputs()];
            window.state(top, 0, 0, 0, outputs);
            hidden.add(
                    Arrays.copyOf(outputs, Math.min(UNITS, network.spec().cell().hidden())));
            losses.add(loss);
            if (memory != null) {
                memory.add();
            }
            window.carry();
            if (memoryLasts > 0 && losses.size() % memoryLasts == 0) {
                window.forgetMemory();
            }
        }

        Passage.@Nullable Memory memory() {
            return memory == null ? null : memory.memory();
        }
    }

    /**
     * Reads a sequence of a memory task.
     *
     * @param all holds it alone
     * @param steps of the sequence
     */
    Passage read(MemoryTask task, VectorBatch all, int steps) {
        VectorBatch now = new VectorBatch(1, task.coding());
        Notes notes = new Notes(steps);
        List<float[]> inputs = new ArrayList<>();
        List<float @Nullable []> targets = new ArrayList<>();
        List<float[]> outputs = new ArrayList<>();
        boolean correct = true;
        for (int t = 0; t < steps; t++) {
            System.arraycopy(all.inputs(), t * now.inputs().length, now.inputs(), 0, now.inputs().length);
            System.arraycopy(all.targets(), t * now.targets().length, now.targets(), 0, now.targets().length);
            now.asked()[0] = all.asked()[t];
            double loss = window.forward(now);
            window.logits(0, 0, scores);
            boolean asked = all.asked()[t];
            inputs.add(now.inputs().clone());
            targets.add(asked ? now.targets().clone() : null);
            outputs.add(probabilities());
            correct &= !asked || Bits.right(scores, now.targets(), 0) == scores.length;
            notes.add(asked ? (Double) loss : null);
        }
        return new Passage(
                "items",
                inputs,
                task.channels(),
                targets,
                outputs,
                null,
                null,
                notes.losses,
                correct,
                notes.memory(),
                notes.hidden);
    }

    private float[] probabilities() {
        float[] p = new float[scores.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = (float) (1 / (1 + StrictMath.exp(-scores[i])));
        }
        return p;
    }

    /** Reads a text of known symbols, at least one. */
    public Passage read(Vocabulary vocabulary, int[] tokens) {
        Notes notes = new Notes(tokens.length);
        List<List<Choice>> predicted = new ArrayList<>();
        int[] read = new int[1];
        int[] next = new int[1];
        for (int t = 0; t < tokens.length; t++) {
            boolean last = t == tokens.length - 1;
            read[0] = tokens[t];
            next[0] = last ? -1 : tokens[t + 1];
            double loss = window.forward(read, next);
            window.logits(0, 0, scores);
            predicted.add(choices(vocabulary));
            notes.add(last ? null : (Double) loss);
        }
        return new Passage(
                "text",
                null,
                null,
                null,
                null,
                Arrays.stream(tokens).mapToObj(vocabulary::symbol).toList(),
                predicted,
                notes.losses,
                null,
                notes.memory(),
                notes.hidden);
    }

    private List<Choice> choices(Vocabulary vocabulary) {
        double most = IntStream.range(0, scores.length)
                .mapToDouble(i -> scores[i])
                .max()
                .orElse(0);
        double sum = IntStream.range(0, scores.length)
                .mapToDouble(i -> Math.exp(scores[i] - most))
                .sum();
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .limit(CHOICES)
                .map(i -> new Choice(vocabulary.symbol(i), Math.exp(scores[i] - most) / sum))
                .toList();
    }
}
