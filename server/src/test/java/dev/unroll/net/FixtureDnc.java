package dev.unroll.net;

import static dev.unroll.Numbers.close;
import static dev.unroll.Numbers.flat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.Numbers;
import dev.unroll.cell.DncSpec;
import dev.unroll.cell.dnc.MemoryShape;
import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;
import java.util.Arrays;

/** A differentiable neural computer with the weights of a fixture. */
public final class FixtureDnc {
    private static final double LOSS = 1e-5;
    private static final double LOGIT = 1e-5;
    private static final double TRACE = 1e-5;
    private static final double ALLOCATION = 1e-2;
    private static final double TIE = 1e-7;
    private static final double RELATIVE = 1e-3;
    private static final double FLOOR = 1e-6;

    private final JsonNode fixture;
    private final Network network;
    private final MemoryShape shape;
    private final int hidden;
    private final Window window;
    private final int steps;
    private final int batch;

    /** Builds the network and sets its weights; the state is zero. */
    public FixtureDnc(JsonNode fixture, Kernels kernels) {
        this.fixture = fixture;
        this.steps = fixture.path("time").asInt();
        this.batch = fixture.path("batch").asInt();
        this.network = new Network(spec(fixture), kernels);
        DncSpec dnc = (DncSpec) network.spec().cell();
        this.shape = dnc.memory();
        this.hidden = dnc.hidden();
        this.window = network.unroll(steps, batch);
        for (Parameter parameter : network.parameters()) {
            Numbers.transpose(fixture.path("weights").path(parameter.name()), parameter.value());
        }
    }

    /** The shape of the network of a fixture. */
    public static NetworkSpec spec(JsonNode fixture) {
        MemoryShape memory = new MemoryShape(
                fixture.path("slots").asInt(),
                fixture.path("width").asInt(),
                fixture.path("read_heads").asInt());
        return new NetworkSpec(
                fixture.path("vocab").asInt(),
                new DncSpec(fixture.path("hidden").asInt(), memory),
                1);
    }

    /** Loss, scores, gradients and the trace of the memory agree. */
    public void agrees() {
        window.load();
        double loss =
                window.forward(Numbers.tokens(fixture.path("inputs_TB")), Numbers.tokens(fixture.path("targets_TB")));
        close("loss", loss, fixture.path("loss").asDouble(), 0, LOSS);
        window.backward();
        for (Parameter parameter : network.parameters()) {
            JsonNode expected = fixture.path("gradients").path(parameter.name());
            Numbers.agree(parameter.name(), parameter.gradient(), expected, RELATIVE, FLOOR);
        }
        for (int stream = 0; stream < batch; stream++) {
            TiedSlots slots = new TiedSlots(shape.slots(), TIE, ALLOCATION);
            for (int t = 0; t < steps; t++) {
                logitsAgree(t, stream);
                traceAgrees(t, stream, slots);
            }
        }
    }

    private void logitsAgree(int t, int stream) {
        float[] logits = new float[network.spec().vocabulary()];
        window.logits(t, stream, logits);
        agree(
                "logits",
                t,
                stream,
                wide(logits),
                fixture.path("logits_TBV").get(t).get(stream),
                LOGIT);
    }

    private void traceAgrees(int t, int stream, TiedSlots slots) {
        JsonNode trace = fixture.path("trace").get(t);
        int n = shape.slots();
        double[] allocation = trace(DncSpec.ALLOCATION, n, t, stream);
        JsonNode expected = trace.path("allocation_BN").get(stream);
        slots.rename(t, flat(trace.path("usage_BN").get(stream)), flat(expected), allocation);
        agree("allocation", t, stream, slots.renamed(allocation), expected, TRACE);
        double[] usage = slots.renamed(state(DncSpec.USAGE, n, t, stream));
        agree("usage", t, stream, usage, trace.path("usage_BN").get(stream), TRACE);
        double[] write = slots.renamed(state(DncSpec.WRITE_WEIGHTING, n, t, stream));
        agree(
                "write weighting",
                t,
                stream,
                write,
                trace.path("write_weighting_BN").get(stream),
                TRACE);
        double[] read = slots.renamed(state(DncSpec.READ_WEIGHTINGS, n * shape.readHeads(), t, stream));
        agree(
                "read weightings",
                t,
                stream,
                read,
                trace.path("read_weightings_BRN").get(stream),
                TRACE);
        double[] outputs = state(0, hidden + shape.reads(), t, stream);
        double[] reads = Arrays.copyOfRange(outputs, hidden, outputs.length);
        agree("reads", t, stream, reads, trace.path("read_vectors_BRW").get(stream), TRACE);
    }

    private double[] state(int state, int length, int t, int stream) {
        float[] numbers = new float[length];
        window.state(0, state, t, stream, numbers);
        return wide(numbers);
    }

    private double[] trace(int trace, int length, int t, int stream) {
        float[] numbers = new float[length];
        window.trace(0, trace, t, stream, numbers);
        return wide(numbers);
    }

    private static double[] wide(float[] numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }

    private static void agree(String what, int t, int stream, double[] actual, JsonNode expected, double tolerance) {
        double[] numbers = flat(expected);
        assertThat(actual).as(what).hasSameSizeAs(numbers);
        for (int i = 0; i < numbers.length; i++) {
            close("%s %d %d %d".formatted(what, t, stream, i), actual[i], numbers[i], 0, tolerance);
        }
    }
}
