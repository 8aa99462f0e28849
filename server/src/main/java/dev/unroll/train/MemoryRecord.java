package dev.unroll.train;

import dev.unroll.cell.DncSpec;
import dev.unroll.cell.dnc.InterfaceLayout;
import dev.unroll.cell.dnc.MemoryShape;
import dev.unroll.net.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes down, step by step, what happens in the memory of a layer whose window has a single step and stream. */
final class MemoryRecord {
    private static final int MOST_NUMBERS = 60_000;
    private static final int MOST_SLOTS_OF_LINKS = 32;
    private static final float HARDLY = 1e-3f;

    private final Window window;
    private final int layer;
    private final DncSpec spec;
    private final MemoryShape shape;
    private final InterfaceLayout layout;
    private final @Nullable List<float[]> contents;
    private final @Nullable List<float[]> links;
    private final List<float[]> reads = new ArrayList<>();
    private final List<float[]> write = new ArrayList<>();
    private final List<List<float[]>> read = new ArrayList<>();
    private final List<float[]> usage = new ArrayList<>();
    private final List<float[]> allocation = new ArrayList<>();
    private final List<float[]> precedence = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();

    /** @param steps that will be added */
    MemoryRecord(Window window, int layer, DncSpec spec, int steps) {
        this.window = window;
        this.layer = layer;
        this.spec = spec;
        this.shape = spec.memory();
        this.layout = shape.layout();
        this.contents = (long) shape.size() * steps > MOST_NUMBERS ? null : new ArrayList<>();
        this.links = shape.slots() > MOST_SLOTS_OF_LINKS ? null : new ArrayList<>();
    }

    /** The step that the window has just run. */
    void add() {
        int slots = shape.slots();
        if (contents != null) {
            contents.add(state(DncSpec.MEMORY, shape.size()));
        }
        if (links != null) {
            links.add(state(DncSpec.LINKS, slots * slots));
        }
        float[] output = state(0, spec.outputs());
        reads.add(Arrays.copyOfRange(output, spec.hidden(), output.length));
        write.add(state(DncSpec.WRITE_WEIGHTING, slots));
        read.add(rows(state(DncSpec.READ_WEIGHTINGS, shape.readHeads() * slots), 0, shape.readHeads(), slots));
        usage.add(state(DncSpec.USAGE, slots));
        precedence.add(state(DncSpec.PRECEDENCE, slots));
        allocation.add(trace(DncSpec.ALLOCATION, slots));
        vectors.add(trace(DncSpec.INTERFACE, layout.size()));
    }

    private float[] state(int state, int length) {
        float[] numbers = new float[length];
        window.state(layer, state, 0, 0, numbers);
        return numbers;
    }

    private float[] trace(int trace, int length) {
        float[] numbers = new float[length];
        window.trace(layer, trace, 0, 0, numbers);
        return numbers;
    }

    private static List<float[]> rows(float[] numbers, int first, int rows, int length) {
        return IntStream.range(0, rows)
                .mapToObj(row -> Arrays.copyOfRange(numbers, first + row * length, first + (row + 1) * length))
                .toList();
    }

    private List<Float> numbers(int at) {
        return vectors.stream().map(vector -> vector[at]).toList();
    }

    private List<float[]> parts(int at, int length) {
        return vectors.stream()
                .map(vector -> Arrays.copyOfRange(vector, at, at + length))
                .toList();
    }

    /** All that was added. */
    Passage.Memory memory() {
        int heads = shape.readHeads();
        return new Passage.Memory(
                shape.slots(),
                shape.width(),
                heads,
                contents,
                write,
                read,
                usage,
                allocation,
                numbers(layout.allocationGate()),
                numbers(layout.writeGate()),
                parts(layout.freeGates(), heads),
                vectors.stream()
                        .map(vector -> rows(vector, layout.readModes(), heads, 3))
                        .toList(),
                precedence,
                links,
                numbers(layout.writeStrength()),
                parts(layout.readStrengths(), heads),
                inert());
    }

    private boolean inert() {
        for (int i = 0; i < shape.reads(); i++) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (float[] step : reads) {
                least = Math.min(least, step[i]);
                most = Math.max(most, step[i]);
            }
            if (most - least > HARDLY) {
                return false;
            }
        }
        return true;
    }
}
