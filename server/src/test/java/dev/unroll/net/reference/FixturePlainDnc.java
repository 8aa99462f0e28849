package dev.unroll.net.reference;

import static dev.unroll.Numbers.close;
import static dev.unroll.Numbers.flat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.Numbers;
import dev.unroll.cell.DncSpec;
import dev.unroll.net.FixtureDnc;
import dev.unroll.net.Network;
import dev.unroll.net.NetworkSpec;
import dev.unroll.net.TiedSlots;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.param.Parameter;

/** The plain differentiable neural computer with the weights of a fixture, all in double. */
public final class FixturePlainDnc {
    private static final double TIGHT = 1e-8;
    private static final double TIE = 1e-15;
    private static final double ALLOCATION = 1e-6;
    private static final double DELTA = 1e-5;
    private static final double RELATIVE = 1e-6;
    private static final double FLOOR = 1e-9;

    private final JsonNode fixture;
    private final NetworkSpec spec;
    private final Weights weights;
    private final int[] inputs;
    private final int[] targets;
    private final int batch;

    /** Takes the weights. */
    public FixturePlainDnc(JsonNode fixture) {
        this.fixture = fixture;
        this.spec = FixtureDnc.spec(fixture);
        Network network = new Network(spec, new EjmlKernels());
        this.weights = new Weights(network.parameters());
        for (Parameter parameter : network.parameters()) {
            take(parameter.name());
        }
        this.inputs = Numbers.tokens(fixture.path("inputs_TB"));
        this.targets = Numbers.tokens(fixture.path("targets_TB"));
        this.batch = fixture.path("batch").asInt();
    }

    private void take(String name) {
        double[][] matrix = weights.matrix(name);
        double[] numbers = flat(fixture.path("weights").path(name));
        assertThat(numbers.length).as(name).isEqualTo(matrix.length * matrix[0].length);
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                matrix[i][j] = numbers[j * matrix.length + i];
            }
        }
    }

    /** Loss, trace and differences of the loss agree. */
    public void agrees() {
        PlainNetwork network = new PlainNetwork(spec, weights);
        double loss = network.loss(inputs, targets, batch);
        close("loss", loss, fixture.path("loss").asDouble(), 0, TIGHT);
        for (int stream = 0; stream < batch; stream++) {
            traceAgrees(stream);
        }
        network.loss(inputs, targets, batch);
        network.holdOrder();
        for (String name : (Iterable<String>) fixture.path("weights")::fieldNames) {
            gradientsAgree(name, network);
        }
    }

    private void traceAgrees(int stream) {
        FreeLists lists = new FreeLists();
        TiedSlots slots = new TiedSlots(fixture.path("slots").asInt(), TIE, ALLOCATION);
        PlainDnc.Stream plain = new PlainDnc(weights, 0, (DncSpec) spec.cell(), lists).start();
        for (int t = 0; t < inputs.length / batch; t++) {
            double[] x = new double[spec.vocabulary()];
            x[inputs[t * batch + stream]] = 1;
            plain.step(x);
            JsonNode trace = fixture.path("trace").get(t);
            PlainMemory memory = plain.memory();
            JsonNode usage = trace.path("usage_BN").get(stream);
            JsonNode allocation = trace.path("allocation_BN").get(stream);
            JsonNode write = trace.path("write_weighting_BN").get(stream);
            slots.rename(t, flat(usage), flat(allocation), memory.allocations());
            agree("usage", slots.renamed(memory.usage()), usage);
            agree("allocation", slots.renamed(memory.allocations()), allocation);
            agree("write weighting", slots.renamed(memory.writeWeighting()), write);
            for (int head = 0; head < memory.readWeightings().length; head++) {
                JsonNode expected =
                        trace.path("read_weightings_BRN").get(stream).get(head);
                agree("read weighting", slots.renamed(memory.readWeightings()[head]), expected);
            }
            agree("reads", memory.reads(), trace.path("read_vectors_BRW").get(stream));
        }
    }

    private static void agree(String what, double[] actual, JsonNode expected) {
        double[] numbers = flat(expected);
        assertThat(actual).as(what).hasSameSizeAs(numbers);
        for (int i = 0; i < numbers.length; i++) {
            close(what + " " + i, actual[i], numbers[i], 0, TIGHT);
        }
    }

    private void gradientsAgree(String name, PlainNetwork network) {
        double[][] matrix = weights.matrix(name);
        double[] expected = flat(fixture.path("gradients").path(name));
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                double weight = matrix[i][j];
                matrix[i][j] = weight + DELTA;
                double above = network.loss(inputs, targets, batch);
                matrix[i][j] = weight - DELTA;
                double below = network.loss(inputs, targets, batch);
                matrix[i][j] = weight;
                double difference = (above - below) / (2 * DELTA);
                close(name + " " + i + " " + j, difference, expected[j * matrix.length + i], RELATIVE, FLOOR);
            }
        }
    }
}
