package dev.unroll.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.unroll.train.Architecture;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.MemorySettings;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kind, size and number of layers as the shapes of the tensors tell them. */
final class TensorShapes {
    private static final JsonMapper JSON = new JsonMapper();

    private TensorShapes() {}

    static Architecture architecture(Map<String, Tensor> tensors, Map<String, String> metadata)
            throws UnreadableCheckpoint {
        try {
            Optional<Tensor> controller = matrix("controller_weight_hh", tensors);
            return controller.isPresent() ? dnc(controller.get(), tensors, metadata) : stacked(tensors);
        } catch (InvalidSpec e) {
            throw new UnreadableCheckpoint(String.valueOf(e.getMessage()));
        }
    }

    private static Architecture stacked(Map<String, Tensor> tensors) throws UnreadableCheckpoint {
        Tensor recurrent = matrix("rnn.weight_hh_l0", tensors)
                .orElseThrow(() -> new UnreadableCheckpoint(
                        "it has no matrix rnn.weight_hh_l0; the names must be those of PyTorch's nn.RNN, nn.LSTM or"
                                + " nn.GRU called rnn and nn.Linear called decoder"));
        int hidden = recurrent.shape()[1];
        String cell = switch (recurrent.shape()[0] / hidden) {
            case 1 -> "rnn";
            case 3 -> "gru";
            case 4 -> "lstm";
            default ->
                throw new UnreadableCheckpoint("rnn.weight_hh_l0 has the shape %s, of none of rnn, lstm and gru"
                        .formatted(recurrent.shapeText()));
        };
        return of(cell, hidden, layers("rnn.weight_hh", tensors), Architecture.DEFAULT.memory());
    }

    /** The shapes leave open how many slots there are, and sometimes how the read vectors are divided: the spec says it. */
    private static Architecture dnc(Tensor recurrent, Map<String, Tensor> tensors, Map<String, String> metadata)
            throws UnreadableCheckpoint {
        JsonNode memory = memory(metadata.get("spec"));
        for (String field : new String[] {"slots", "width", "readHeads"}) {
            if (!memory.path(field).canConvertToInt()) {
                throw new UnreadableCheckpoint("the spec in its __metadata__ must say how large the memory is, as"
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
        String cell = tensors.containsKey("interface_bias") ? "dnc" : "dnc-numpy";
        return of(cell, recurrent.shape()[1], layers("controller_weight_hh", tensors), settings);
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

    private static Optional<Tensor> matrix(String name, Map<String, Tensor> tensors) {
        return Optional.ofNullable(tensors.get(name))
                .filter(tensor -> tensor.shape().length == 2 && tensor.shape()[1] > 0);
    }

    private static int layers(String name, Map<String, Tensor> tensors) {
        int layers = 1;
        while (tensors.containsKey(name + "_l" + layers)) {
            layers++;
        }
        return layers;
    }
}
