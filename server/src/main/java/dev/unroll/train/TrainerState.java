package dev.unroll.train;

import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import dev.unroll.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A copy of everything that decides how a trainer goes on: to be kept, written on another thread, given back. Its room is made once. */
public final class TrainerState {
    private static final int CHUNK = 1 << 14;

    final Parameters weights;
    final float[][] blocks;
    final long[][] streams;
    final long[] counters;
    final double[] quantities;
    private final List<String> blockNames;
    private final List<String> streamNames;
    private final List<String> counterNames;
    private final List<String> counterLikes;
    private final List<String> quantityNames;

    TrainerState(
            Parameters like,
            List<String> blockNames,
            List<Integer> lengths,
            List<String> streamNames,
            List<String> counterNames,
            List<String> counterLikes,
            List<String> quantityNames) {
        List<Parameter> copies = new ArrayList<>();
        for (Parameter weight : like) {
            copies.add(weight.frozen());
        }
        this.weights = new Parameters(copies);
        this.blockNames = blockNames;
        this.blocks = new float[lengths.size()][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new float[lengths.get(i)];
        }
        this.streamNames = streamNames;
        this.streams = new long[streamNames.size()][4];
        this.counterNames = counterNames;
        this.counterLikes = counterLikes;
        this.counters = new long[counterNames.size()];
        this.quantityNames = quantityNames;
        this.quantities = new double[quantityNames.size()];
    }

    /** What is learnt, without gradients. */
    public Parameters weights() {
        return weights;
    }

    /** Statistics of the optimiser, the carried state and the like; the arrays are those of this state. */
    public Map<String, float[]> blocks() {
        Map<String, float[]> named = new LinkedHashMap<>();
        for (int i = 0; i < blocks.length; i++) {
            named.put(blockNames.get(i), blocks[i]);
        }
        return named;
    }

    /** Random streams, four numbers each; the arrays are those of this state. */
    public Map<String, long[]> streams() {
        Map<String, long[]> named = new LinkedHashMap<>();
        for (int i = 0; i < streams.length; i++) {
            named.put(streamNames.get(i), streams[i]);
        }
        return named;
    }

    /** Counts, such as that of the steps. One that mostly is the same as another is told only when it is not. */
    public Map<String, Long> counters() {
        Map<String, Long> named = new LinkedHashMap<>();
        for (int i = 0; i < counters.length; i++) {
            if (told(i)) {
                named.put(counterNames.get(i), counters[i]);
            }
        }
        return named;
    }

    private boolean told(int counter) {
        int like = counterNames.indexOf(counterLikes.get(counter));
        return like < 0 || counters[like] != counters[counter];
    }

    /** The names of all counts. */
    public List<String> counterNames() {
        return counterNames;
    }

    /** The name of the count that one is the same as when it is not told; empty for one that always is. */
    public String counterLike(String name) {
        return counterLikes.get(counterNames.indexOf(name));
    }

    /** Means and the like. */
    public Map<String, Double> quantities() {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < quantities.length; i++) {
            named.put(quantityNames.get(i), quantities[i]);
        }
        return named;
    }

    /** Sets a count that a file tells. */
    public void count(String name, long value) {
        counters[counterNames.indexOf(name)] = value;
    }

    /** Sets a mean or the like that a file tells. */
    public void quantity(String name, double value) {
        quantities[quantityNames.indexOf(name)] = value;
    }

    /** Whether every number of it is one: what has diverged is not worth keeping. */
    public boolean finite() {
        boolean finite = true;
        for (Parameter weight : weights) {
            finite &= finite(weight.numbers());
        }
        for (float[] block : blocks) {
            finite &= finite(block);
        }
        for (double quantity : quantities) {
            finite &= Double.isFinite(quantity);
        }
        return finite;
    }

    private static boolean finite(float[] numbers) {
        float sum = 0;
        for (float number : numbers) {
            sum += 0 * number;
        }
        return sum == 0;
    }

    /**
     * SHA-256 over weights, statistics of the optimiser, carried state, random streams and position, in hexadecimal digits. Equal hashes mean
     * the same training from here on, whatever was shown in between.
     */
    public String hash() {
        MessageDigest sha = Sha256.digest();
        for (Parameter weight : weights) {
            add(weight.name(), weight.numbers(), sha);
        }
        for (int i = 0; i < blocks.length; i++) {
            add(blockNames.get(i), blocks[i], sha);
        }
        for (int i = 0; i < streams.length; i++) {
            add(streamNames.get(i), streams[i], sha);
        }
        for (int i = 0; i < counters.length; i++) {
            if (told(i)) {
                add(counterNames.get(i), new long[] {counters[i]}, sha);
            }
        }
        return Sha256.of(sha);
    }

    private static void add(String name, float[] numbers, MessageDigest sha) {
        sha.update((name + ":" + numbers.length + ";").getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.allocate(4 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < numbers.length; at += CHUNK) {
            int count = Math.min(CHUNK, numbers.length - at);
            bytes.asFloatBuffer().put(numbers, at, count);
            sha.update(bytes.array(), 0, 4 * count);
        }
    }

    private static void add(String name, long[] numbers, MessageDigest sha) {
        sha.update((name + ":" + numbers.length + ";").getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(numbers);
        sha.update(bytes.array());
    }
}
