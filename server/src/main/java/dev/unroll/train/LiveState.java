package dev.unroll.train;

import dev.unroll.numeric.Rng;
import dev.unroll.optim.Optimizer;
import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Everything that the steps of a trainer change, where it is, under names: what a {@link TrainerState} is copied from and given back to. A
 * trainer makes it once, in its constructor; copying allocates nothing.
 */
public final class LiveState {
    private static final long LARGEST_COUNT = (1L << 53) - 1;

    private final Parameters weights;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Stream> streams = new ArrayList<>();
    private final List<Counter> counters = new ArrayList<>();
    private final List<Quantity> quantities = new ArrayList<>();

    private record Block(
            String name, int length, Consumer<float[]> save, Consumer<float[]> restore, Predicate<float[]> possible) {}

    private record Stream(String name, Rng rng) {}

    private record Counter(String name, String like, LongSupplier save, LongConsumer restore) {}

    private record Quantity(String name, DoubleSupplier save, DoubleConsumer restore) {}

    /** @param weights what is learnt */
    public LiveState(Parameters weights) {
        this.weights = weights;
    }

    /** With the running statistics of the rule of update, one array for each weight. */
    public LiveState optimizer(Optimizer optimizer) {
        new TreeMap<>(optimizer.moments()).forEach((moment, arrays) -> {
            for (int p = 0; p < arrays.length; p++) {
                array("optimizer." + moment + "." + weights.at(p).name(), arrays[p]);
            }
        });
        return counter("optimizer.updates", optimizer::updates, optimizer::resumeAt);
    }

    /** With an array that stays the same one. */
    public LiveState array(String name, float[] array) {
        return block(
                name,
                array.length,
                to -> System.arraycopy(array, 0, to, 0, array.length),
                from -> System.arraycopy(from, 0, array, 0, array.length),
                any -> true);
    }

    /**
     * With numbers that lie in several places.
     *
     * @param save copies them into its argument
     * @param restore copies them back
     * @param possible whether they can be such numbers
     */
    public LiveState block(
            String name, int length, Consumer<float[]> save, Consumer<float[]> restore, Predicate<float[]> possible) {
        blocks.add(new Block(name, length, save, restore, possible));
        return this;
    }

    /** With a random stream. */
    public LiveState stream(String name, Rng rng) {
        streams.add(new Stream(name, rng));
        return this;
    }

    /** With a count, such as that of the steps, at least 0. */
    public LiveState counter(String name, LongSupplier save, LongConsumer restore) {
        return counterLike(name, "", save, restore);
    }

    /** With a count that mostly is the same as another one: then it is neither told nor part of the hash. */
    public LiveState counterLike(String name, String other, LongSupplier save, LongConsumer restore) {
        counters.add(new Counter(name, other, save, restore));
        return this;
    }

    /** With a number that is finite, such as a mean loss. */
    public LiveState quantity(String name, DoubleSupplier save, DoubleConsumer restore) {
        quantities.add(new Quantity(name, save, restore));
        return this;
    }

    /** What is learnt. */
    public Parameters weights() {
        return weights;
    }

    /** A copy of everything, in a room of its own. */
    public TrainerState copy() {
        TrainerState state = new TrainerState(
                weights,
                blocks.stream().map(Block::name).toList(),
                blocks.stream().map(Block::length).toList(),
                streams.stream().map(Stream::name).toList(),
                counters.stream().map(Counter::name).toList(),
                counters.stream().map(Counter::like).toList(),
                quantities.stream().map(Quantity::name).toList());
        save(state);
        return state;
    }

    /** Copies everything into the room that {@link #copy} made, or that of a trainer of the same spec. */
    public void save(TrainerState to) {
        for (int p = 0; p < weights.matrices(); p++) {
            copy(weights.at(p), to.weights.at(p));
        }
        for (int i = 0; i < to.blocks.length; i++) {
            blocks.get(i).save.accept(to.blocks[i]);
        }
        for (int i = 0; i < to.streams.length; i++) {
            streams.get(i).rng.save(to.streams[i]);
        }
        for (int i = 0; i < to.counters.length; i++) {
            to.counters[i] = counters.get(i).save.getAsLong();
        }
        for (int i = 0; i < to.quantities.length; i++) {
            to.quantities[i] = quantities.get(i).save.getAsDouble();
        }
    }

    /** Sets everything from a state that was checked. */
    public void restore(TrainerState from) {
        for (int p = 0; p < weights.matrices(); p++) {
            copy(from.weights.at(p), weights.at(p));
        }
        for (int i = 0; i < from.blocks.length; i++) {
            blocks.get(i).restore.accept(from.blocks[i]);
        }
        for (int i = 0; i < from.streams.length; i++) {
            streams.get(i).rng.restore(from.streams[i]);
        }
        for (int i = 0; i < from.counters.length; i++) {
            counters.get(i).restore.accept(from.counters[i]);
        }
        for (int i = 0; i < from.quantities.length; i++) {
            quantities.get(i).restore.accept(from.quantities[i]);
        }
    }

    private static void copy(Parameter from, Parameter to) {
        System.arraycopy(from.numbers(), 0, to.numbers(), 0, from.size());
    }

    /** @throws IllegalArgumentException naming what cannot be */
    void check(TrainerState state) {
        for (int i = 0; i < blocks.size(); i++) {
            require(blocks.get(i).possible.test(state.blocks[i]), blocks.get(i).name + " has impossible numbers");
        }
        for (int i = 0; i < streams.size(); i++) {
            long[] s = state.streams[i];
            require((s[0] | s[1] | s[2] | s[3]) != 0, "the random stream " + streams.get(i).name + " is all zero");
        }
        for (int i = 0; i < counters.size(); i++) {
            long count = state.counters[i];
            require(
                    count >= 0 && count <= LARGEST_COUNT,
                    "%s must be from 0 to %d, was %d".formatted(counters.get(i).name, LARGEST_COUNT, count));
        }
        for (int i = 0; i < quantities.size(); i++) {
            double value = state.quantities[i];
            require(
                    Double.isFinite(value),
                    "%s must be a finite number, was %s".formatted(quantities.get(i).name, value));
        }
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
