package dev.unroll.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    private static final ObjectMapper JSON = new ObjectMapper();

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
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (entry.getKey().equals(METADATA)) {
                entry.getValue()
                        .properties()
                        .forEach(text ->
                                metadata.put(text.getKey(), text.getValue().asText()));
            } else {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), data));
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
        long numbers = 1;
        int[] shape = new int[description.path("shape").size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = description.path("shape").get(i).asInt(-1);
            numbers = shape[i] < 0 || numbers > Integer.MAX_VALUE ? -1 : numbers * shape[i];
        }
        long from = description.path("data_offsets").path(0).asLong(-1);
        long to = description.path("data_offsets").path(1).asLong(-1);
        if (numbers < 0 || from < 0 || to > data.capacity() || to - from != 4 * numbers) {
            throw new UnreadableCheckpoint(
                    "tensor %s does not lie within the file, which may have been cut off".formatted(name));
        }
        float[] values = new float[(int) numbers];
        data.slice((int) from, (int) (to - from))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return new Tensor(shape, values);
    }
}
