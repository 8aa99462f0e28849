package dev.unroll.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.unroll.train.Architecture;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.MemorySettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kind, size and number of layers as the shapes of the tensors tell them. */
final class TensorShapes {
    private static final JsonMapper JSON = new JsonMapper();

    private TensorShapes() {}

    static Architecture architecture(Map<String, int[]> shapes, Map<String, String> metadata)
            throws UnreadableCheckpoint {
        try {
            Optional<int[]> controller = matrix("controller_weight_hh", shapes);
            return controller.isPresent() ? dnc(controller.get(), shapes, metadata) : stacked(shapes);
        } catch (InvalidSpec e) {
            throw new UnreadableCheckpoint(Rejection.OUT_OF_RANGE, String.valueOf(e.getMessage()));
        }
    }

    private static Architecture stacked(Map<String, int[]> shapes) throws UnreadableCheckpoint {
        int[] recurrent = matrix("rnn.weight_hh_l0", shapes)
                .orElseThrow(() -> new UnreadableCheckpoint(
                        Rejection.OTHER_TENSORS,
                        "it has no matrix rnn.weight_hh_l0; the names must be those of PyTorch's nn.RNN, nn.LSTM or"
                                + " nn.GRU called rnn and nn.Linear called decoder"));
        int hidden = recurrent[1];
        String cell = switch (recurrent[0] / hidden) {
            case 1 -> "rnn";
            case 3 -> "gru";
            case 4 -> "lstm";
            default ->
                throw new UnreadableCheckpoint(
                        Rejection.OTHER_TENSORS,
                        "rnn.weight_hh_l0 has the shape %s, of none of rnn, lstm and gru"
                                .formatted(Arrays.toString(recurrent)));
        };
        return of(cell, hidden, layers("rnn.weight_hh", shapes), Architecture.DEFAULT.memory());
    }

    /** The shapes leave open how many slots there are, and sometimes how the read vectors are divided: the spec says it. */
    private static Architecture dnc(int[] recurrent, Map<String, int[]> shapes, Map<String, String> metadata)
            throws UnreadableCheckpoint {
        JsonNode memory = memory(metadata.get("spec"));
        for (String field : new String[] {"slots", "width", "readHeads"}) {
            if (!memory.path(field).canConvertToInt()) {
                throw new UnreadableCheckpoint(
                        Rejection.OUT_OF_RANGE,
                        "the spec in its __metadata__ must say how large the memory is, as"
                                + " {\"memory\": {\"slots\": 16, \"width\": 16, \"readHeads\": 1}}");
            }
        }
        MemorySettings settings = new MemorySettings(
                memory.path("slots").asInt(),
                memory.path("width").asInt(),
                memory.path("readHeads").asInt(),
                memory.path("content").asBoolean(true),
                memory.path("allocation").asBoolean(true),
                memory.path("links").asBoolean(true),
                memory.path("strengths").asBoolean(true));
        String cell = shapes.containsKey("interface_bias") ? "dnc" : "dnc-numpy";
        return of(cell, recurrent[1], layers("controller_weight_hh", shapes), settings);
    }

    private static JsonNode memory(@Nullable String spec) {
        try {
            return JSON.readTree(spec == null ? "{}" : spec).path("memory");
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static Architecture of(String cell, int hidden, int layers, MemorySettings memory) {
        Architecture d = Architecture.DEFAULT;
        return new Architecture(cell, hidden, layers, memory, d.dropout(), d.initializer(), d.forgetBias());
    }

    private static Optional<int[]> matrix(String name, Map<String, int[]> shapes) {
        return Optional.ofNullable(shapes.get(name)).filter(shape -> shape.length == 2 && shape[1] > 0);
    }

    private static int layers(String name, Map<String, int[]> shapes) {
        int layers = 1;
        while (shapes.containsKey(name + "_l" + layers)) {
            layers++;
        }
        return layers;
    }

    /**
     * Refuses tensors that are not exactly those of such a network, before any room is made for it.
     *
     * @param vocabulary symbols that are read and predicted
     */
    static void check(Architecture network, int vocabulary, Map<String, int[]> shapes) throws UnreadableCheckpoint {
        Map<String, int[]> expected =
                network.cell().startsWith("dnc") ? dnc(network, vocabulary) : stacked(network, vocabulary);
        for (Map.Entry<String, int[]> entry : expected.entrySet()) {
            int[] shape = shapes.get(entry.getKey());
            if (shape == null) {
                throw new UnreadableCheckpoint(Rejection.OTHER_TENSORS, "it has no tensor " + entry.getKey());
            }
            if (!Arrays.equals(shape, entry.getValue())) {
                throw new UnreadableCheckpoint(
                        Rejection.OTHER_TENSORS,
                        "tensor %s must have the shape %s, has %s"
                                .formatted(entry.getKey(), Arrays.toString(entry.getValue()), Arrays.toString(shape)));
            }
        }
        for (String name : shapes.keySet()) {
            if (!expected.containsKey(name)) {
                throw new UnreadableCheckpoint(
                        Rejection.OTHER_TENSORS,
                        "it has a tensor %s, which is none of a network of %d layers of %s"
                                .formatted(HeaderReader.shown(name), network.layers(), network.cell()));
            }
        }
    }

    private static Map<String, int[]> stacked(Architecture network, int vocabulary) {
        int hidden = network.hidden();
        int gates = hidden
                * switch (network.cell()) {
                    case "lstm" -> 4;
                    case "gru" -> 3;
                    default -> 1;
                };
        Map<String, int[]> shapes = new LinkedHashMap<>();
        for (int l = 0; l < network.layers(); l++) {
            shapes.put("rnn.weight_ih_l" + l, new int[] {gates, l == 0 ? vocabulary : hidden});
            shapes.put("rnn.weight_hh_l" + l, new int[] {gates, hidden});
            shapes.put("rnn.bias_ih_l" + l, new int[] {gates});
            shapes.put("rnn.bias_hh_l" + l, new int[] {gates});
        }
        shapes.put("decoder.weight", new int[] {vocabulary, hidden});
        shapes.put("decoder.bias", new int[] {vocabulary});
        return shapes;
    }

    private static Map<String, int[]> dnc(Architecture network, int vocabulary) {
        int hidden = network.hidden();
        MemorySettings memory = network.memory();
        boolean full = network.cell().equals("dnc");
        int heads = full ? memory.readHeads() : 1;
        int reads = heads * memory.width();
        int emitted = full ? reads + 3 * memory.width() + 5 * heads + 3 : 2 * (memory.slots() + memory.width());
        Map<String, int[]> shapes = new LinkedHashMap<>();
        for (int l = 0; l < network.layers(); l++) {
            String suffix = l == 0 ? "" : "_l" + l;
            shapes.put(
                    "controller_weight_ih" + suffix,
                    new int[] {4 * hidden, (l == 0 ? vocabulary : hidden + reads) + reads});
            shapes.put("controller_weight_hh" + suffix, new int[] {4 * hidden, hidden});
            shapes.put("controller_bias" + suffix, new int[] {4 * hidden});
            shapes.put("interface_weight" + suffix, new int[] {emitted, hidden});
            if (full) {
                shapes.put("interface_bias" + suffix, new int[] {emitted});
            }
        }
        shapes.put("output_weight", new int[] {vocabulary, hidden});
        shapes.put("read_weight", new int[] {vocabulary, reads});
        shapes.put("output_bias", new int[] {vocabulary});
        return shapes;
    }
}
