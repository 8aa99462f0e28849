package dev.unroll.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.task.shapes.Shape;
import dev.unroll.train.AdditionSpec;
import dev.unroll.train.HelloSpec;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.MemoryTaskSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.ShapesSpec;
import dev.unroll.train.TaskSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Specs as JSON, with the names of the wire. */
public final class SpecJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .addModule(new SpecModule())
            .build();

    private static final Map<String, ObjectNode> DEFAULTS = new ConcurrentHashMap<>();

    private SpecJson() {}

    /** Makes what the first one takes longer for, so that a thread of its own can do it early. */
    public static void prepare() {
        try {
            read(text(RunSpec.DEFAULT));
        } catch (UnreadableCheckpoint impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The fields of a spec. */
    public static ObjectNode tree(TaskSpec spec) {
        return JSON.valueToTree(spec);
    }

    /** The same on one line. */
    public static String text(TaskSpec spec) {
        return tree(spec).toString();
    }

    /**
     * A spec of any task; a setting that is missing, as an earlier version did not know it, has its default.
     *
     * @throws UnreadableCheckpoint when it is none, or a setting is out of range
     */
    public static TaskSpec read(String text) throws UnreadableCheckpoint {
        try {
            if (!(JSON.readTree(text) instanceof ObjectNode given)) {
                throw unusable("its spec is no JSON object");
            }
            TaskSpec defaults = defaults(given.path("task").asText());
            complete(given, DEFAULTS.computeIfAbsent(defaults.task(), task -> tree(defaults)));
            return JSON.treeToValue(given, defaults.getClass());
        } catch (JsonMappingException e) {
            throw unusable("its spec cannot be used" + because(e));
        } catch (JsonProcessingException e) {
            throw unusable("its spec is not JSON");
        }
    }

    private static TaskSpec defaults(String task) throws UnreadableCheckpoint {
        return switch (task) {
            case "text" -> RunSpec.DEFAULT;
            case AdditionSpec.TASK -> AdditionSpec.DEFAULT;
            case HelloSpec.TASK -> HelloSpec.DEFAULT;
            case ShapesSpec.TASK -> ShapesSpec.of(Shape.ONE_TO_ONE);
            default -> memoryTask(task);
        };
    }

    private static TaskSpec memoryTask(String task) throws UnreadableCheckpoint {
        if (!MemoryTaskSpec.TASKS.contains(task)) {
            throw unusable("its spec has an unknown task, " + HeaderReader.shown(task));
        }
        return MemoryTaskSpec.of(task);
    }

    /** Adds what is missing. */
    private static void complete(ObjectNode given, ObjectNode defaults) throws UnreadableCheckpoint {
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                throw unusable("its spec has no value for " + HeaderReader.shown(field.getKey()));
            }
            if (value instanceof ObjectNode part && defaults.get(field.getKey()) instanceof ObjectNode ofPart) {
                complete(part, ofPart);
            }
        }
        for (Map.Entry<String, JsonNode> field : defaults.properties()) {
            if (!given.has(field.getKey())) {
                given.set(field.getKey(), field.getValue().deepCopy());
            }
        }
    }

    private static String because(Throwable problem) {
        return problem.getCause() instanceof InvalidSpec invalid ? ": " + invalid.getMessage() : "";
    }

    private static UnreadableCheckpoint unusable(String how) {
        return new UnreadableCheckpoint(Rejection.OUT_OF_RANGE, how);
    }
}
