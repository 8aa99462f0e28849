package dev.unroll.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.RNN;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A character network trained with libtorch, called from Java: the same network, training and output as
 * {@code bench/peers/torch_train.py}, whose head describes them. The library is the one in the jar on the class path, and nothing
 * else is loaded: where it is not, the program ends with an error.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec "-Dexec.args=-classpath %classpath dev.unroll.bench.LibtorchPeer --text FILE"</pre>
 */
@Command(name = "LibtorchPeer", mixinStandardHelpOptions = true)
public final class LibtorchPeer implements Callable<Integer> {
    private static final float RANGE = 0.08f;
    private static final int VALIDATION_CHUNK = 1000;

    private enum Cell {
        RNN(1),
        GRU(3),
        LSTM(4);

        private final int gates;

        Cell(int gates) {
            this.gates = gates;
        }
    }

    @Option(names = "--text", required = true)
    private Path text = Path.of("");

    @Option(names = "--cell", defaultValue = "LSTM")
    private Cell cell = Cell.LSTM;

    @Option(names = "--layers", defaultValue = "2")
    private int layers;

    @Option(names = "--hidden", defaultValue = "128")
    private int hidden;

    @Option(names = "--batch", defaultValue = "50")
    private int batch;

    @Option(names = "--sequence", defaultValue = "50")
    private int sequence;

    @Option(names = "--rate", defaultValue = "2e-3")
    private float rate;

    @Option(names = "--decay", defaultValue = "0.95")
    private float decay;

    @Option(names = "--epsilon", defaultValue = "1e-8")
    private float epsilon;

    @Option(names = "--clip", defaultValue = "5")
    private float clip;

    @Option(names = "--warmup", defaultValue = "3")
    private double warmup;

    @Option(names = "--seconds", defaultValue = "10")
    private double seconds;

    @Option(names = "--epochs", defaultValue = "0")
    private int epochs;

    @Option(names = "--validation", defaultValue = "0.05")
    private double validation;

    @Option(names = "--threads", defaultValue = "1")
    private int threads;

    @Option(names = "--seed", defaultValue = "1")
    private int seed;

    @Option(
            names = "--input",
            defaultValue = "gather",
            description = "gather or scatter: how the one-hot input is made")
    private String input = "gather";

    private final ObjectMapper json = new ObjectMapper();
    private int symbols;
    private final NDList weights = new NDList();
    private final List<NDArray> squares = new ArrayList<>();
    private NDArray identity;
    private NDList state = new NDList();
    private float lastLoss;

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LibtorchPeer())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path cache = Path.of(System.getProperty("DJL_CACHE_DIR", "target/djl")).toAbsolutePath();
        System.setProperty("DJL_CACHE_DIR", cache.toString());
        System.setProperty("ENGINE_CACHE_DIR", cache.toString());
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        Engine engine = Engine.getEngine("PyTorch");
        requireOwnLibrary(cache);
        engine.setRandomSeed(seed);
        long[] tokens = tokens();
        int held = epochs == 0 ? 0 : (int) Math.round(tokens.length * validation);
        JniUtils.setGradMode(false);
        try (NDManager manager = NDManager.newBaseManager()) {
            makeWeights(manager);
            train(manager, tokens, tokens.length - held);
        }
        return 0;
    }

    /** That the library in use is the jar's and no other that the machine may have. */
    private static void requireOwnLibrary(Path cache) throws IOException {
        URL inJar = LibtorchPeer.class.getResource("/pytorch/cpu/linux-x86_64/libtorch_cpu.so");
        if (inJar == null) {
            throw new IllegalStateException("no libtorch on the class path");
        }
        long bytes = inJar.openConnection().getContentLengthLong();
        List<String> loaded = Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.contains("libtorch_cpu"))
                .map(line -> line.substring(line.indexOf('/')))
                .distinct()
                .toList();
        if (loaded.size() != 1
                || !loaded.get(0).startsWith(cache.toString())
                || Files.size(Path.of(loaded.get(0))) != bytes) {
            throw new IllegalStateException("not the libtorch of the class path: " + loaded);
        }
    }

    private long[] tokens() throws IOException {
        int[] read = Files.readString(text).codePoints().toArray();
        TreeSet<Integer> distinct = new TreeSet<>();
        for (int symbol : read) {
            distinct.add(symbol);
        }
        List<Integer> sorted = new ArrayList<>(distinct);
        int[] index = new int[sorted.get(sorted.size() - 1) + 1];
        for (int i = 0; i < sorted.size(); i++) {
            index[sorted.get(i)] = i;
        }
        symbols = sorted.size();
        long[] tokens = new long[read.length];
        for (int i = 0; i < read.length; i++) {
            tokens[i] = index[read[i]];
        }
        return tokens;
    }

    private void makeWeights(NDManager manager) {
        int rows = cell.gates * hidden;
        for (int layer = 0; layer < layers; layer++) {
            weights.add(uniform(manager, rows, layer == 0 ? symbols : hidden));
            weights.add(uniform(manager, rows, hidden));
            NDArray bias = uniform(manager, rows);
            NDArray second = uniform(manager, rows);
            if (cell == Cell.LSTM) {
                NDIndex forget = new NDIndex().addSliceDim(hidden, 2L * hidden);
                bias.set(forget, 1);
                second.set(forget, 0);
            }
            weights.add(bias);
            weights.add(second);
        }
        weights.add(uniform(manager, symbols, hidden));
        weights.add(uniform(manager, symbols));
        for (NDArray weight : weights) {
            squares.add(weight.zerosLike());
            weight.setRequiresGradient(true);
        }
        identity = manager.eye(symbols);
    }

    private static NDArray uniform(NDManager manager, long... shape) {
        return manager.randomUniform(-RANGE, RANGE, new Shape(shape));
    }

    private NDList zeroState(NDManager manager, int rows) {
        NDList zeros = new NDList();
        for (int i = 0; i < (cell == Cell.LSTM ? 2 : 1); i++) {
            zeros.add(manager.zeros(new Shape(layers, rows, hidden)));
        }
        return zeros;
    }

    /** The mean loss of a window; {@code carried} is replaced by the one after it. */
    private NDArray loss(NDArray inputs, NDArray targets, NDList carried, boolean training) {
        NDArray x = input.equals("scatter")
                ? inputs.oneHot(symbols, DataType.FLOAT32)
                : identity.getNDArrayInternal()
                        .embedding(inputs, identity, SparseFormat.DENSE)
                        .head();
        NDArrayEx inner = x.getNDArrayInternal();
        NDList recurrent = weights.subNDList(0);
        recurrent.remove(recurrent.size() - 1);
        recurrent.remove(recurrent.size() - 1);
        NDList out = switch (cell) {
            case RNN ->
                inner.rnn(x, carried.head(), recurrent, true, layers, RNN.Activation.TANH, 0, training, false, false);
            case GRU -> inner.gru(x, carried.head(), recurrent, true, layers, 0, training, false, false);
            case LSTM -> inner.lstm(x, carried, recurrent, true, layers, 0, training, false, false);
        };
        for (int i = 0; i < carried.size(); i++) {
            carried.set(i, out.get(i + 1));
        }
        int n = weights.size();
        NDArray logits = Linear.linear(out.head().reshape(-1, hidden), weights.get(n - 2), weights.get(n - 1))
                .head();
        return logits.logSoftmax(-1).gather(targets.reshape(-1, 1), 1).mean().neg();
    }

    private void train(NDManager manager, long[] tokens, int trained) throws IOException {
        int stream = (trained - 1) / batch;
        int perEpoch = stream / sequence;
        if (perEpoch < 1) {
            throw new IllegalArgumentException("the text is too short for one window");
        }
        NDArray inputs = streams(manager, tokens, 0, stream);
        NDArray targets = streams(manager, tokens, 1, stream);
        long steps = 0;
        double took = 0;
        double used = 0;
        if (epochs > 0) {
            for (int epoch = 1; epoch <= epochs; epoch++) {
                long begun = System.nanoTime();
                double usedBefore = processorSeconds();
                for (int window = 0; window < perEpoch; window++) {
                    step(manager, inputs, targets, window);
                    steps++;
                }
                took += (System.nanoTime() - begun) / 1e9;
                used += processorSeconds() - usedBefore;
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("epoch", epoch);
                line.put("trainingLoss", lastLoss);
                line.put("seconds", took);
                if (trained < tokens.length) {
                    line.put("validationLoss", validationLoss(manager, tokens, trained));
                }
                System.out.println(json.writeValueAsString(line));
            }
        } else {
            long start = System.nanoTime();
            long begun = start;
            double usedBefore = 0;
            boolean warm = false;
            for (int window = 0; ; window = (window + 1) % perEpoch) {
                long now = System.nanoTime();
                if (!warm && now - start >= warmup * 1e9) {
                    warm = true;
                    begun = now;
                    usedBefore = processorSeconds();
                    steps = 0;
                }
                took = (now - begun) / 1e9;
                if (warm && took >= seconds) {
                    used = processorSeconds() - usedBefore;
                    break;
                }
                step(manager, inputs, targets, window);
                steps++;
            }
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("peer", "libtorch " + Engine.getEngine("PyTorch").getVersion());
        line.put("cell", cell.name().toLowerCase(Locale.ROOT));
        line.put("layers", layers);
        line.put("hidden", hidden);
        line.put("batch", batch);
        line.put("sequence", sequence);
        line.put("threads", JniUtils.getNumThreads());
        line.put("symbols", symbols);
        line.put("parameters", weights.stream().mapToLong(NDArray::size).sum());
        line.put("steps", steps);
        line.put("seconds", took);
        line.put("processorSeconds", used);
        line.put("lastLoss", lastLoss);
        line.put("charactersPerSecond", steps * batch * sequence / took);
        System.out.println(json.writeValueAsString(line));
    }

    private static double processorSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    /** Time × stream. */
    private NDArray streams(NDManager manager, long[] tokens, int shift, int stream) {
        long[] turned = new long[stream * batch];
        for (int row = 0; row < batch; row++) {
            for (int t = 0; t < stream; t++) {
                turned[t * batch + row] = tokens[row * stream + t + shift];
            }
        }
        return manager.create(turned, new Shape(stream, batch));
    }

    private void step(NDManager manager, NDArray inputs, NDArray targets, int window) {
        if (window == 0) {
            state.close();
            state = zeroState(manager, batch);
        }
        try (NDManager here = manager.newSubManager()) {
            NDIndex rows = new NDIndex().addSliceDim((long) window * sequence, (window + 1L) * sequence);
            NDList after = new NDList(state);
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray loss = loss(inputs.get(here, rows), targets.get(here, rows), after, true);
                collector.backward(loss);
                lastLoss = loss.getFloat();
            }
            for (int i = 0; i < weights.size(); i++) {
                update(here, weights.get(i), squares.get(i));
            }
            state.close();
            state = new NDList();
            for (NDArray part : after) {
                NDArray kept = part.stopGradient();
                kept.attach(manager);
                state.add(kept);
            }
        }
    }

    private void update(NDManager here, NDArray weight, NDArray square) {
        NDArray gradient = weight.getGradient();
        gradient.attach(here);
        NDArray clipped = gradient.clip(-clip, clip);
        square.muli(decay).addi(clipped.square().muli(1 - decay));
        weight.subi(clipped.muli(rate).divi(square.sqrt().addi(epsilon)));
        JniUtils.zeroGrad((PtNDArray) weight);
    }

    private double validationLoss(NDManager manager, long[] tokens, int from) {
        double total = 0;
        NDList carried = zeroState(manager, 1);
        for (int at = from; at < tokens.length - 1; at += VALIDATION_CHUNK) {
            int length = Math.min(VALIDATION_CHUNK, tokens.length - 1 - at);
            try (NDManager here = manager.newSubManager()) {
                NDArray x = here.create(Arrays.copyOfRange(tokens, at, at + length), new Shape(length, 1));
                NDArray y = here.create(Arrays.copyOfRange(tokens, at + 1, at + 1 + length));
                NDList after = new NDList(carried);
                total += length * (double) loss(x, y, after, false).getFloat();
                carried.close();
                after.attach(manager);
                carried = after;
            }
        }
        carried.close();
        return total / (tokens.length - 1 - from);
    }
}
