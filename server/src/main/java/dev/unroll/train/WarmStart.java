package dev.unroll.train;

import dev.unroll.net.Network;
import dev.unroll.net.SymbolWeights;
import dev.unroll.param.Parameters;
import dev.unroll.text.SymbolChange;
import dev.unroll.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The beginning of a training with what another one has learnt, where it cannot simply go on: its text, its rule of update or the windows in which it
 * reads are others. Weights and statistics that belong to a symbol follow that symbol, whatever its number; those of new symbols are as
 * fresh as the trainer's own.
 *
 * @param otherText whether it is another text: then it is read from its start
 * @param otherRule whether the statistics of the rule of update begin at zero
 * @param otherWindows whether batch, length of the windows or the trained part differ: then the carried state begins anew
 * @param kept symbols that both texts have
 * @param added symbols that are new
 * @param gone symbols that are dropped
 */
public record WarmStart(boolean otherText, boolean otherRule, boolean otherWindows, int kept, int added, int gone) {
    private static final List<String> READING = List.of("carried", "predicted");

    /** Whether a training of these settings cannot simply go on with those. */
    public static boolean needed(RunSpec from, RunSpec to, boolean sameText) {
        return !sameText || otherRule(from, to) || otherWindows(from, to);
    }

    /** @throws InvalidSpec naming the setting that belongs to what was learnt, and differs */
    static WarmStart of(Learnt learnt, RunSpec to, Vocabulary now, boolean sameText) {
        RunSpec from = learnt.spec();
        demandSame("tokens", from.tokens(), to.tokens());
        Architecture was = from.architecture();
        Architecture is = to.architecture();
        demandSame("cell", was.cell(), is.cell());
        demandSame("hidden", was.hidden(), is.hidden());
        demandSame("layers", was.layers(), is.layers());
        if (was.cell().startsWith("dnc")) {
            demandSame("memory.slots", was.memory().slots(), is.memory().slots());
            demandSame("memory.width", was.memory().width(), is.memory().width());
            demandSame("memory.readHeads", was.memory().readHeads(), is.memory().readHeads());
        }
        int kept = 0;
        for (int place : SymbolChange.places(learnt.vocabulary(), now)) {
            kept += place >= 0 ? 1 : 0;
        }
        return new WarmStart(
                !sameText,
                learnt.blocks().isEmpty() || otherRule(from, to),
                otherWindows(from, to),
                kept,
                now.size() - kept,
                learnt.vocabulary().size() - kept);
    }

    private static boolean otherRule(RunSpec from, RunSpec to) {
        return from.learning().optimizer() != to.learning().optimizer();
    }

    private static boolean otherWindows(RunSpec from, RunSpec to) {
        return from.learning().sequenceLength() != to.learning().sequenceLength()
                || from.learning().batch() != to.learning().batch()
                || !from.split().equals(to.split());
    }

    private static void demandSame(String field, Object was, Object is) {
        if (!Objects.equals(was, is)) {
            throw new InvalidSpec(
                    field,
                    "%s cannot change: what was learnt has %s %s, not %s; begin a new run for that"
                            .formatted(field, field, was, is));
        }
    }

    /** Lays what was learnt over a state of fresh weights. */
    void fill(Learnt learnt, Network network, Vocabulary vocabulary, TrainerState state) {
        SymbolWeights symbols =
                new SymbolWeights(learnt.network(), network, SymbolChange.places(learnt.vocabulary(), vocabulary));
        Parameters weights = learnt.network().parameters();
        Map<String, float[]> blocks = state.blocks();
        for (int p = 0; p < weights.matrices(); p++) {
            symbols.carry(p, weights.at(p).numbers(), state.weights().at(p).numbers());
            for (String name : statistics(weights.at(p).name(), learnt, blocks)) {
                symbols.carry(p, sized(learnt, name, weights.at(p).size()), block(blocks, name));
            }
        }
        state.streams().forEach((name, stream) -> {
            long[] before = learnt.streams().get(name);
            if (before != null) {
                System.arraycopy(before, 0, stream, 0, stream.length);
            }
        });
        state.count("step", learnt.steps());
        state.count("optimizer.updates", otherRule ? 0 : learnt.counters().getOrDefault("optimizer.updates", 0L));
        if (!otherText) {
            state.quantities()
                    .forEach((name, fresh) ->
                            state.quantity(name, learnt.quantities().getOrDefault(name, fresh)));
        }
        for (String name : READING) {
            if (!otherText && !otherWindows && learnt.blocks().containsKey(name)) {
                float[] now = block(blocks, name);
                System.arraycopy(sized(learnt, name, now.length), 0, now, 0, now.length);
            }
        }
    }

    private List<String> statistics(String weight, Learnt learnt, Map<String, float[]> blocks) {
        List<String> names = new ArrayList<>();
        for (String name : blocks.keySet()) {
            if (!otherRule
                    && name.matches("optimizer\\.[a-z]+\\." + weight.replace(".", "\\."))
                    && learnt.blocks().containsKey(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static float[] sized(Learnt learnt, String name, int length) {
        float[] block = block(learnt.blocks(), name);
        if (block.length != length) {
            throw new IllegalArgumentException("%s must have %d numbers, has %d".formatted(name, length, block.length));
        }
        return block;
    }

    private static float[] block(Map<String, float[]> blocks, String name) {
        float[] block = blocks.get(name);
        if (block == null) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return block;
    }

    /**
     * Windows read of the text when it goes on: as many passes as before, with their fraction, and none of another text.
     *
     * @param windowsBefore of one pass, as they were
     * @param windows of one pass, as they are
     */
    long position(long before, long windowsBefore, long windows) {
        if (otherText) {
            return 0;
        }
        return before / windowsBefore * windows + before % windowsBefore * windows / windowsBefore;
    }

    /** What a person is to know of it. */
    public String sentence(RunSpec to) {
        List<String> sentences = new ArrayList<>();
        if (otherText) {
            sentences.add(
                    "It goes on with another text, from its start: symbols kept %d, new %d, gone %d. The steps go on; passes, the smooth loss and the best validation loss begin anew."
                            .formatted(kept, added, gone));
        }
        if (otherRule) {
            sentences.add("The statistics of %s begin at zero."
                    .formatted(to.learning().optimizer()));
        }
        if (otherWindows && !otherText) {
            sentences.add(
                    "It reads on at the same place of the text in other windows; the state that was carried begins anew.");
        }
        return String.join(" ", sentences);
    }
}
