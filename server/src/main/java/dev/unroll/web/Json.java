package dev.unroll.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.unroll.checkpoint.SpecModule;
import dev.unroll.train.InvalidSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** JSON as the protocol has it: strict in what it reads; enums by their wire names; numbers that are not finite are null. */
final class Json {
    private static final int DEPTH = 32;
    private static final int LONGEST_STRING = 65_536;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(new SpecModule())
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new FiniteOrNull())
                    .addSerializer(double.class, new FiniteOrNull()))
            .build();

    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    /** The object that a request's body holds; an empty body is an empty object. */
    ObjectNode object(byte[] body) {
        try {
            JsonNode node = mapper.readTree(body);
            if (node.isMissingNode()) {
                return mapper.createObjectNode();
            }
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw Refusal.of(400, "The body must be a JSON object such as {\"task\": \"text\"}");
        } catch (JsonProcessingException e) {
            throw Refusal.of(400, "The body is not JSON: " + position(e) + e.getOriginalMessage());
        } catch (IOException e) {
            throw Refusal.of(400, "The body is not JSON in UTF-8: " + e.getMessage());
        }
    }

    /**
     * A record from its tree, whose fields must have the right types already.
     *
     * @throws InvalidSpec when the record refuses a value
     */
    <T> T record(ObjectNode tree, Class<T> type) {
        try {
            return mapper.treeToValue(tree, type);
        } catch (InvalidFormatException e) {
            throw notOneOf(e);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof InvalidSpec invalid) {
                throw invalid;
            }
            throw new UncheckedIOException(e);
        }
    }

    private static String position(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null ? "" : "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static Refusal notOneOf(InvalidFormatException e) {
        String field = e.getPath().stream().map(step -> step.getFieldName()).collect(Collectors.joining("."));
        String allowed = Arrays.stream(e.getTargetType().getEnumConstants())
                .map(one -> "\"" + one + "\"")
                .collect(Collectors.joining(", "));
        return Refusal.of(400, field, "%s must be one of %s, was \"%s\"".formatted(field, allowed, e.getValue()));
    }

    private static final class FiniteOrNull extends StdSerializer<Double> {
        private static final long serialVersionUID = 1;

        FiniteOrNull() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }
}
