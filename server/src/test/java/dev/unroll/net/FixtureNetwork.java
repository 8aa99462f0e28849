package dev.unroll.net;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.Numbers;
import dev.unroll.cell.CellSpec;
import dev.unroll.cell.GruSpec;
import dev.unroll.cell.LstmSpec;
import dev.unroll.cell.RnnSpec;
import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;

/** A network with the weights and state of a fixture. */
public final class FixtureNetwork {
    private static final String[] STATES = {"h", "c"};
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
            load(parameter);
        }
        for (int layer = 0; layer < spec.layers(); layer++) {
            for (int state = 0; state < carried(); state++) {
                for (int stream = 0; stream < batch; stream++) {
                    window.setState(layer, state, stream, floats(STATES[state] + "0_LBH", layer, stream));
                }
            }
        }
    }

    /** How many states a layer carries. */
    private int carried() {
        return fixture.path("cell").asText().equals("LSTM") ? 2 : 1;
    }

    private float[] floats(String name, int layer, int stream) {
        double[] numbers = Numbers.flat(fixture.path(name).get(layer).get(stream));
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    // PyTorch keeps two biases that are only ever added; ours is their sum. The GRU's new gate alone needs both.
    private void load(Parameter parameter) {
        String name = parameter.name();
        float[] value = parameter.value().data;
        if (name.startsWith("rnn.bias_l")) {
            double[] ih = numbers(fixture.path("weights"), name.replace("bias", "bias_ih"));
            double[] hh = numbers(fixture.path("weights"), name.replace("bias", "bias_hh"));
            int summed = gru() ? value.length * 2 / 3 : value.length;
            for (int i = 0; i < value.length; i++) {
                value[i] = (float) (i < summed ? ih[i] + hh[i] : ih[i]);
            }
        } else if (name.startsWith("rnn.bias_hn")) {
            double[] hh = numbers(fixture.path("weights"), name.replace("bias_hn", "bias_hh"));
            for (int i = 0; i < value.length; i++) {
                value[i] = (float) hh[2 * value.length + i];
            }
        } else {
            Numbers.transpose(fixture.path("weights").path(name), parameter.value());
        }
    }

    private boolean gru() {
        return fixture.path("cell").asText().equals("GRU");
    }

    private static double[] numbers(JsonNode of, String name) {
        return Numbers.flat(of.path(name));
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
            gradientAgrees(parameter);
        }
        statesAgree();
    }

    private void gradientAgrees(Parameter parameter) {
        String name = parameter.name();
        JsonNode gradients = fixture.path("gradients");
        if (name.startsWith("rnn.bias_hn")) {
            double[] expected = numbers(gradients, name.replace("bias_hn", "bias_hh"));
            for (int i = 0; i < parameter.size(); i++) {
                double ours = parameter.gradient().data[i];
                Numbers.close(name + " " + i, ours, expected[2 * parameter.size() + i], RELATIVE, FLOOR);
            }
        } else {
            JsonNode expected = gradients.path(name.replace("bias_l", "bias_ih_l"));
            Numbers.agree(name, parameter.gradient(), expected, RELATIVE, FLOOR);
        }
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
        float[] last = new float[network.spec().cell().hidden()];
        for (int layer = 0; layer < network.spec().layers(); layer++) {
            for (int state = 0; state < carried(); state++) {
                for (int stream = 0; stream < batch; stream++) {
                    window.state(layer, state, steps - 1, stream, last);
                    float[] expected = floats(STATES[state] + "T_LBH", layer, stream);
                    for (int i = 0; i < last.length; i++) {
                        Numbers.close("last %s %d".formatted(STATES[state], i), last[i], expected[i], 0, STATE);
                    }
                }
            }
        }
    }

    private CellSpec cell() {
        int hidden = fixture.path("hidden").asInt();
        return switch (fixture.path("cell").asText()) {
            case "RNN" -> new RnnSpec(hidden);
            case "LSTM" -> new LstmSpec(hidden);
            case "GRU" -> new GruSpec(hidden);
            default -> throw new AssertionError("no such cell: " + fixture.path("cell"));
        };
    }
}
