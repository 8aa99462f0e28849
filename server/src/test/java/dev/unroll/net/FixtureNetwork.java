package dev.unroll.net;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.Numbers;
import dev.unroll.cell.CellSpec;
import dev.unroll.cell.RnnSpec;
import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;
import org.ejml.data.FMatrixRMaj;

/** A network with the weights and state of a fixture. */
public final class FixtureNetwork {
    private static final double LOSS = 1e-5;
    private static final double STATE = 1e-5;
    private static final double RELATIVE = 1e-4;
    private static final double FLOOR = 1e-6;

    private final JsonNode fixture;
    private final Network network;
    private final Window window;
    private final int steps;
    private final int batch;

    /** Builds the network and sets weights and first state. */
    public FixtureNetwork(JsonNode fixture, Kernels kernels) {
        this.fixture = fixture;
        this.steps = fixture.path("time").asInt();
        this.batch = fixture.path("batch").asInt();
        NetworkSpec spec = new NetworkSpec(
                fixture.path("vocab").asInt(), cell(), fixture.path("layers").asInt());
        this.network = new Network(spec, kernels);
        this.window = network.unroll(steps, batch);
        for (Parameter parameter : network.parameters()) {
            Numbers.transpose(weight(parameter.name()), parameter.value());
            if (summedBias(parameter.name())) {
                FMatrixRMaj second = new FMatrixRMaj(1, parameter.size());
                Numbers.transpose(weight(parameter.name().replace("bias_l", "bias_hh_l")), second);
                for (int i = 0; i < second.data.length; i++) {
                    parameter.value().data[i] += second.data[i];
                }
            }
        }
        for (int layer = 0; layer < window.layers().size(); layer++) {
            double[] first = Numbers.flat(fixture.path("h0_LBH").get(layer));
            float[] state = window.layers().get(layer).outputs().data;
            for (int i = 0; i < first.length; i++) {
                state[i] = (float) first[i];
            }
        }
    }

    /** Loss, logits, gradients and last state agree. */
    public void agrees() {
        window.load();
        double loss =
                window.forward(Numbers.tokens(fixture.path("inputs_TB")), Numbers.tokens(fixture.path("targets_TB")));
        Numbers.close("loss", loss, fixture.path("loss").asDouble(), 0, LOSS);
        logitsAgree();
        window.backward();
        for (Parameter parameter : network.parameters()) {
            JsonNode expected = fixture.path("gradients").path(pyTorchName(parameter.name()));
            Numbers.agree(parameter.name(), parameter.gradient(), expected, RELATIVE, FLOOR);
        }
        statesAgree();
    }

    private void logitsAgree() {
        float[] logits = new float[network.spec().vocabulary()];
        for (int t = 0; t < steps; t++) {
            for (int row = 0; row < batch; row++) {
                window.logits(t, row, logits);
                double[] expected =
                        Numbers.flat(fixture.path("logits_TBV").get(t).get(row));
                for (int v = 0; v < logits.length; v++) {
                    Numbers.close("logit %d %d %d".formatted(t, row, v), logits[v], expected[v], RELATIVE, FLOOR);
                }
            }
        }
    }

    private void statesAgree() {
        for (int layer = 0; layer < window.layers().size(); layer++) {
            double[] expected = Numbers.flat(fixture.path("hT_LBH").get(layer));
            FMatrixRMaj outputs = window.layers().get(layer).outputs();
            int from = outputs.numRows * outputs.numCols - expected.length;
            for (int i = 0; i < expected.length; i++) {
                Numbers.close("last state " + i, outputs.data[from + i], expected[i], 0, STATE);
            }
        }
    }

    private CellSpec cell() {
        int hidden = fixture.path("hidden").asInt();
        return switch (fixture.path("cell").asText()) {
            case "RNN" -> new RnnSpec(hidden);
            default -> throw new AssertionError("no such cell: " + fixture.path("cell"));
        };
    }

    private JsonNode weight(String name) {
        return fixture.path("weights").path(pyTorchName(name));
    }

    // PyTorch keeps two biases that are only ever added; ours is their sum, and its gradient is that of each.
    private static String pyTorchName(String name) {
        return name.replace("bias_l", "bias_ih_l");
    }

    private static boolean summedBias(String name) {
        return name.startsWith("rnn.bias_l");
    }
}
