package dev.unroll.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The safetensors format: the length of a header in 8 bytes, little-endian; the header, a JSON object that gives each tensor's type, shape and
 * place; the tensors' bytes.
 *
 * @param metadata texts by name
 * @param tensors by name, in the order of the file
 */
record Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
    private static final String METADATA = "__metadata__";
    private static final String FLOAT = "F32";
    private static final int LENGTH_BYTES = 8;
    private static final long LONGEST_HEADER = 100_000_000;
    private static final int BUFFER = 1 << 16;
    private static final long LARGEST_COUNT = Integer.MAX_VALUE / 4;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    void write(OutputStream out) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode texts = header.putObject(METADATA);
        metadata.forEach(texts::put);
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            long end = offset + 4L * tensor.data().length;
            ObjectNode description = header.putObject(entry.getKey()).put("dtype", FLOAT);
            description.set("shape", JSON.valueToTree(tensor.shape()));
            description.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = padded(header.toString()).getBytes(StandardCharsets.UTF_8);
        out.write(ByteBuffer.allocate(LENGTH_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .array());
        out.write(json);
        for (Tensor tensor : tensors.values()) {
            write(tensor.data(), out);
        }
    }

    /** So that the numbers begin at a multiple of eight. */
    private static String padded(String json) {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return json + " ".repeat(Math.floorMod(-length, LENGTH_BYTES));
    }

    private static void write(float[] data, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < data.length; ) {
            buffer.clear();
            int count = Math.min(buffer.capacity() / 4, data.length - at);
            buffer.asFloatBuffer().put(data, at, count);
            out.write(buffer.array(), 0, 4 * count);
            at += count;
        }
    }

    static Safetensors read(byte[] file) throws UnreadableCheckpoint {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < LENGTH_BYTES) {
            throw new UnreadableCheckpoint("it is not a safetensors file: it has only %d bytes".formatted(file.length));
        }
        long length = bytes.getLong(0);
        if (length < 2 || length > LONGEST_HEADER || length > file.length - LENGTH_BYTES) {
            throw new UnreadableCheckpoint(
                    "it is not a safetensors file, or was cut off: its header should have %d bytes".formatted(length));
        }
        JsonNode header = header(new String(file, LENGTH_BYTES, (int) length, StandardCharsets.UTF_8));
        ByteBuffer data = bytes.position(LENGTH_BYTES + (int) length).slice().order(ByteOrder.LITTLE_ENDIAN);
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long taken = 0;
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (entry.getKey().equals(METADATA)) {
                entry.getValue()
                        .properties()
                        .forEach(text ->
                                metadata.put(text.getKey(), text.getValue().asText()));
            } else {
                Tensor tensor = tensor(entry.getKey(), entry.getValue(), data);
                tensors.put(entry.getKey(), tensor);
                taken += 4L * tensor.data().length;
                refuseOverlaps(taken, data.capacity());
            }
        }
        return new Safetensors(metadata, tensors);
    }

    private static JsonNode header(String json) throws UnreadableCheckpoint {
        try {
            JsonNode header = JSON.readTree(json);
            if (header.isObject()) {
                return header;
            }
        } catch (JsonProcessingException e) {
            // said below
        }
        throw new UnreadableCheckpoint("it is not a safetensors file: its header is not a JSON object");
    }

    private static Tensor tensor(String name, JsonNode description, ByteBuffer data) throws UnreadableCheckpoint {
        if (!description.path("dtype").asText().equals(FLOAT)) {
            throw new UnreadableCheckpoint("tensor %s must be of type F32, was %s"
                    .formatted(name, description.path("dtype").asText("none")));
        }
        JsonNode offsets = description.path("data_offsets");
        long from = whole(name, offsets.path(0));
        long to = whole(name, offsets.path(1));
        int[] shape = new int[description.path("shape").size()];
        long numbers = 1;
        for (int i = 0; i < shape.length; i++) {
            long size = whole(name, description.path("shape").path(i));
            shape[i] = (int) Math.min(size, Integer.MAX_VALUE);
            numbers = Math.min(numbers, LARGEST_COUNT) * Math.min(size, LARGEST_COUNT);
        }
        if (from > to || to > data.capacity() || numbers > LARGEST_COUNT || to - from != 4 * numbers) {
            throw new UnreadableCheckpoint(
                    "tensor %s does not lie within the file, which may have been cut off".formatted(name));
        }
        float[] values = new float[(int) numbers];
        data.slice((int) from, (int) (to - from))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new UnreadableCheckpoint("tensor %s has a number that is not finite".formatted(name));
            }
        }
        return new Tensor(shape, values);
    }

    private static long whole(String name, JsonNode number) throws UnreadableCheckpoint {
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
            throw new UnreadableCheckpoint(
                    "tensor %s must have whole numbers as shape and data_offsets".formatted(name));
        }
        return number.longValue();
    }

    /** Tensors that share bytes could ask for more memory than the file has. */
    private static void refuseOverlaps(long taken, int bytes) throws UnreadableCheckpoint {
        if (taken > bytes) {
            throw new UnreadableCheckpoint("its tensors overlap");
        }
    }
}
