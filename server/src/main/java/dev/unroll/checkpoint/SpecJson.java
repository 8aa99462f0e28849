package dev.unroll.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.unroll.train.AdditionSpec;
import dev.unroll.train.HelloSpec;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.ShapesSpec;
import dev.unroll.train.TaskSpec;
import java.util.Map;

/** The settings of any run as JSON, and back. */
public final class SpecJson {
    private static final Map<String, Class<? extends TaskSpec>> KINDS = Map.of(
            RunSpec.DEFAULT.task(),
            RunSpec.class,
            AdditionSpec.TASK,
            AdditionSpec.class,
            HelloSpec.TASK,
            HelloSpec.class,
            ShapesSpec.TASK,
            ShapesSpec.class);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .addModule(new SpecModule())
            .build();

    private SpecJson() {}

    /** One line. */
    public static String write(TaskSpec spec) {
        try {
            return MAPPER.writeValueAsString(spec);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("settings that cannot be written: " + spec, e);
        }
    }

    /** @throws InvalidSpec when it is not the settings of a run that this program knows */
    public static TaskSpec read(String task, String json) {
        Class<? extends TaskSpec> kind = KINDS.get(task);
        if (kind == null) {
            throw new InvalidSpec("task", "there is no task \"%s\"".formatted(task));
        }
        try {
            return MAPPER.readValue(json, kind);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof InvalidSpec invalid) {
                throw invalid;
            }
            throw new InvalidSpec("spec", "the settings cannot be read: " + e.getOriginalMessage());
        }
    }
}
