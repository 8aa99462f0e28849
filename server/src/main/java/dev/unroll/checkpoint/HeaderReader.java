package dev.unroll.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads the JSON of a header token by token, so that a hostile one takes no more memory than its bytes. */
final class HeaderReader {
    private static final String METADATA = "__metadata__";
    private static final Set<String> TYPES = Set.of(
            "BOOL", "U8", "I8", "F8_E5M2", "F8_E4M3", "I16", "U16", "F16", "BF16", "I32", "U32", "F64", "I64", "U64");
    private static final String FLOAT = "F32";
    private static final int MOST_DIMENSIONS = 4;
    private static final int MOST_TENSORS = 4096;
    private static final int DEEPEST = 8;
    private static final int SHOWN = 80;
    private static final long MOST_NUMBERS = Integer.MAX_VALUE - 8;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1000)
                    .maxNameLength(512)
                    .maxStringLength(8_000_000)
                    .maxNumberLength(32)
                    .build())
            .build();

    private final JsonParser parser;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, Header.Place> tensors = new LinkedHashMap<>();
    private boolean metadataSeen;

    private HeaderReader(JsonParser parser) {
        this.parser = parser;
    }

    /** @param dataFrom where the bytes of the tensors begin */
    static Header read(byte[] json, long dataFrom) throws IOException, UnreadableCheckpoint {
        if (json[0] != '{') {
            throw new UnreadableCheckpoint(
                    Rejection.HEADER_NOT_AN_OBJECT,
                    "it is not a safetensors file: its header is not a JSON object, which begins with a brace");
        }
        int end = json.length;
        while (json[end - 1] == ' ') {
            end--;
        }
        InputStreamReader text = new InputStreamReader(
                new ByteArrayInputStream(json, 0, end),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try (JsonParser parser = JSON.createParser(text)) {
            HeaderReader reader = new HeaderReader(parser);
            reader.read();
            if (json[end - 1] != '}') {
                throw malformed("it is followed by something other than spaces");
            }
            return new Header(reader.metadata, reader.tensors, dataFrom);
        } catch (StreamConstraintsException e) {
            throw new UnreadableCheckpoint(
                    Rejection.TOKEN_TOO_LONG, "a name, text or number in its header is too long");
        } catch (CharacterCodingException e) {
            throw new UnreadableCheckpoint(Rejection.HEADER_NOT_UTF8, "its header is not valid UTF-8");
        } catch (JsonProcessingException e) {
            throw malformed("it is not valid JSON");
        }
    }

    private void read() throws IOException, UnreadableCheckpoint {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(METADATA)) {
                readMetadata();
            } else {
                readTensor(name);
            }
        }
        if (parser.nextToken() != null) {
            throw malformed("it is followed by something else");
        }
    }

    private void readMetadata() throws IOException, UnreadableCheckpoint {
        if (metadataSeen) {
            throw twice(METADATA);
        }
        metadataSeen = true;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            refuseDeep();
            throw notText(METADATA);
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                refuseDeep();
                throw notText(name);
            }
            if (metadata.put(name, parser.getText()) != null) {
                throw twice(name);
            }
        }
    }

    private void readTensor(String name) throws IOException, UnreadableCheckpoint {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            refuseDeep();
            throw malformed("%s is not a tensor, with dtype, shape and data_offsets".formatted(shown(name)));
        }
        if (tensors.size() >= MOST_TENSORS) {
            throw new UnreadableCheckpoint(
                    Rejection.OUT_OF_RANGE, "it has more than %d tensors".formatted(MOST_TENSORS));
        }
        Set<String> seen = new HashSet<>();
        long[] shape = {};
        long[] offsets = {};
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "dtype" -> checkType(name);
                case "shape" -> shape = numbers(name, MOST_DIMENSIONS, Rejection.TOO_MANY_DIMENSIONS);
                case "data_offsets" -> offsets = numbers(name, 2, Rejection.HEADER_MALFORMED);
                default -> {
                    refuseDeep();
                    throw malformed("tensor %s has a field %s".formatted(shown(name), shown(field)));
                }
            }
            if (!seen.add(field)) {
                throw twice(field);
            }
        }
        if (seen.size() < 3 || offsets.length != 2) {
            throw malformed("tensor %s lacks dtype, shape or data_offsets".formatted(shown(name)));
        }
        if (tensors.put(name, place(name, shape, offsets[0], offsets[1])) != null) {
            throw twice(name);
        }
    }

    private void checkType(String name) throws IOException, UnreadableCheckpoint {
        refuseDeep();
        String type = String.valueOf(parser.getText());
        if (!type.equals(FLOAT)) {
            throw new UnreadableCheckpoint(
                    Rejection.UNKNOWN_TYPE,
                    "tensor %s must be of type F32, was %s%s"
                            .formatted(
                                    shown(name),
                                    shown(type),
                                    TYPES.contains(type)
                                            ? " (in PyTorch, .float() makes it so)"
                                            : ", which is no type of safetensors"));
        }
    }

    private long[] numbers(String name, int most, Rejection tooMany) throws IOException, UnreadableCheckpoint {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            refuseDeep();
            throw notWhole(name);
        }
        long[] numbers = new long[most];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            refuseDeep();
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    || parser.getLongValue() < 0) {
                throw notWhole(name);
            }
            if (count == most) {
                throw new UnreadableCheckpoint(
                        tooMany, "the shape or data_offsets of tensor %s are too many".formatted(shown(name)));
            }
            numbers[count++] = parser.getLongValue();
        }
        return Arrays.copyOf(numbers, count);
    }

    private static Header.Place place(String name, long[] sizes, long begin, long end) throws UnreadableCheckpoint {
        int[] shape = new int[sizes.length];
        long numbers = 1;
        for (int i = 0; i < shape.length; i++) {
            if (sizes[i] > Integer.MAX_VALUE) {
                throw new UnreadableCheckpoint(
                        Rejection.IMPOSSIBLE_NUMBER,
                        "tensor %s has a dimension of %d, more than 2³¹ - 1".formatted(shown(name), sizes[i]));
            }
            shape[i] = (int) sizes[i];
            numbers *= sizes[i]; // both are below 2³¹
            if (numbers > MOST_NUMBERS) {
                throw new UnreadableCheckpoint(
                        Rejection.TOO_MANY_NUMBERS,
                        "tensor %s has more than 2³¹ numbers and cannot lie within the file".formatted(shown(name)));
            }
        }
        if (begin > end) {
            throw new UnreadableCheckpoint(
                    Rejection.ENDS_BEFORE_IT_BEGINS,
                    "tensor %s does not lie within the file: it ends before it begins".formatted(shown(name)));
        }
        if (end - begin != 4 * numbers) {
            throw new UnreadableCheckpoint(
                    Rejection.WRONG_SIZE,
                    "tensor %s has the shape %s and so %d bytes, but %d are given"
                            .formatted(shown(name), Arrays.toString(shape), 4 * numbers, end - begin));
        }
        return new Header.Place(shape, begin, end);
    }

    /** Goes through what stands where it should not, if it is an object or array, to see how deep it is. */
    private void refuseDeep() throws IOException, UnreadableCheckpoint {
        if (!parser.currentToken().isStructStart()) {
            return;
        }
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw malformed("it ends in the middle");
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth > DEEPEST) {
                throw new UnreadableCheckpoint(
                        Rejection.TOO_DEEP, "its header has arrays or objects in one another, too deep");
            }
        }
    }

    /** A text of the file as it can be shown in a message. */
    static String shown(String text) {
        String plain = text.replaceAll("\\p{C}", "?");
        return plain.codePointCount(0, plain.length()) <= SHOWN
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, SHOWN)) + "…";
    }

    private static UnreadableCheckpoint malformed(String how) {
        return new UnreadableCheckpoint(
                Rejection.HEADER_MALFORMED,
                "it is not a safetensors file: its header is not a JSON object of the format; " + how);
    }

    private static UnreadableCheckpoint twice(String name) {
        return new UnreadableCheckpoint(
                Rejection.DUPLICATE_KEY, "its header has the key %s twice".formatted(shown(name)));
    }

    private static UnreadableCheckpoint notText(String name) {
        return new UnreadableCheckpoint(
                Rejection.METADATA_NOT_TEXT,
                "in its __metadata__ everything must be a text, and %s is not".formatted(shown(name)));
    }

    private static UnreadableCheckpoint notWhole(String name) {
        return new UnreadableCheckpoint(
                Rejection.IMPOSSIBLE_NUMBER,
                "tensor %s must have whole numbers as shape and data_offsets".formatted(shown(name)));
    }
}
