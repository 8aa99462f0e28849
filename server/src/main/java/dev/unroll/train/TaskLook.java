package dev.unroll.train;

import dev.unroll.net.Network;
import dev.unroll.net.VectorBatch;
import dev.unroll.numeric.Rng;
import dev.unroll.task.memory.MemoryTask;
import dev.unroll.task.memory.RepeatCopy;
import dev.unroll.task.memory.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A look into a network that learns a memory task.
 *
 * @param step steps taken before
 * @param spec of the run
 * @param network with its weights as they were
 */
public record TaskLook(long step, MemoryTaskSpec spec, Network network) implements MemoryLook {
    private static final int MOST_NUMBERS = 1_000_000;

    @Override
    public Passage passage(Question question) {
        if (question.text() != null) {
            throw new InvalidSpec("text", "text is for runs that learn a text; here there are length and number");
        }
        MemoryTask task = spec.problem();
        int length = question.length() == null ? spec.maxLength() : question.length();
        int number = question.number() == null ? 0 : question.number();
        InvalidSpec.inRange("length", length, task.shortest(), spec.longest());
        InvalidSpec.inRange("number", number, 0, MOST_NUMBERS);
        if (question.repeats() != null) {
            InvalidSpec.inRange("repeats", question.repeats(), 1, spec.repeats());
        }
        return read(spec, new PassageReader(changedFor(question)), length, number, question.repeats());
    }

    /** The k-th of the sequences of a length that a network is tried on. */
    static Passage read(MemoryTaskSpec spec, PassageReader reader, int length, int number, @Nullable Integer repeats) {
        MemoryTask task = spec.problem();
        VectorBatch all = new VectorBatch(task.steps(length), task.coding());
        Stream stream = new Stream(all, task.coding(), 1);
        Rng rng = MemoryTrial.numbersOf(spec, length, number);
        if (task instanceof RepeatCopy copy && repeats != null) {
            copy.draw(rng, length, repeats, stream);
        } else {
            task.draw(rng, length, stream);
        }
        return reader.read(task, all, stream.steps());
    }

    @Override
    public Row measure(@Nullable Ablation without, Network changed) {
        Tried tried = new MemoryTrial(spec, changed, spec.maxLength()).run();
        return new Row(without, tried.loss(), tried.exact());
    }
}
