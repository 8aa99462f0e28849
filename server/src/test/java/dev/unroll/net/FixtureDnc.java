package dev.unroll.net;

import static dev.unroll.Numbers.close;
import static dev.unroll.Numbers.flat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.Numbers;
import dev.unroll.cell.DncSpec;
import dev.unroll.cell.dnc.MemoryShape;
import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;

/** A differentiable neural computer with the weights of a fixture. */
public final class FixtureDnc {
    private static final double LOSS = 1e-5;
    private static final double LOGIT = 1e-5;
    private static final double TRACE = 1e-5;
    private static final double RELATIVE = 1e-3;
    private static final double FLOOR = 1e-6;

    private final JsonNode fixture;
    private final Network network;
    private final Window window;
    private final int steps;
    private final int batch;

    /** Builds the network and sets its weights; the state is zero. */
    public FixtureDnc(JsonNode fixture, Kernels kernels) {
        this.fixture = fixture;
        this.steps = fixture.path("time").asInt();
        this.batch = fixture.path("batch").asInt();
        this.network = new Network(spec(fixture), kernels);
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
        for (int t = 0; t < steps; t++) {
            for (int stream = 0; stream < batch; stream++) {
                logitsAgree(t, stream);
                traceAgrees(t, stream, fixture.path("trace").get(t));
            }
        }
    }

    private void logitsAgree(int t, int stream) {
        float[] logits = new float[network.spec().vocabulary()];
        window.logits(t, stream, logits);
        agree("logits", t, stream, logits, 0, fixture.path("logits_TBV").get(t).get(stream), LOGIT);
    }

    // The states: outputs [h; r], c, then those of the memory.
    private void traceAgrees(int t, int stream, JsonNode trace) {
        DncSpec dnc = (DncSpec) network.spec().cell();
        MemoryShape shape = dnc.memory();
        float[] outputs = new float[dnc.outputs()];
        window.state(0, 0, t, stream, outputs);
        agree(
                "reads",
                t,
                stream,
                outputs,
                dnc.hidden(),
                trace.path("read_vectors_BRW").get(stream),
                TRACE);
        stateAgrees("usage", DncSpec.USAGE, shape.slots(), t, stream, trace.path("usage_BN"));
        stateAgrees(
                "write weighting", DncSpec.WRITE_WEIGHTING, shape.slots(), t, stream, trace.path("write_weighting_BN"));
        stateAgrees(
                "read weightings",
                DncSpec.READ_WEIGHTINGS,
                shape.slots() * shape.readHeads(),
                t,
                stream,
                trace.path("read_weightings_BRN"));
        float[] allocation = new float[shape.slots()];
        window.trace(0, DncSpec.ALLOCATION, t, stream, allocation);
        agree(
                "allocation",
                t,
                stream,
                allocation,
                0,
                trace.path("allocation_BN").get(stream),
                TRACE);
    }

    private void stateAgrees(String what, int state, int length, int t, int stream, JsonNode expected) {
        float[] numbers = new float[length];
        window.state(0, state, t, stream, numbers);
        agree(what, t, stream, numbers, 0, expected.get(stream), TRACE);
    }

    private static void agree(
            String what, int t, int stream, float[] actual, int from, JsonNode expected, double floor) {
        double[] numbers = flat(expected);
        for (int i = 0; i < numbers.length; i++) {
            close("%s %d %d %d".formatted(what, t, stream, i), actual[from + i], numbers[i], 0, floor);
        }
    }
}
