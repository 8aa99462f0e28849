package dev.unroll.checkpoint;

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
    private static final int BUFFER = 1 << 16;
    private static final ObjectMapper JSON = new JsonMapper();

    void write(OutputStream out) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode texts = header.putObject(METADATA);
        metadata.forEach(texts::put);
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            long end = offset + 4L * tensor.data().length;
            ObjectNode description = header.putObject(entry.getKey()).put("dtype", "F32");
            description.set("shape", JSON.valueToTree(tensor.shape()));
            description.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = padded(header.toString()).getBytes(StandardCharsets.UTF_8);
        out.write(ByteBuffer.allocate(Header.LENGTH_BYTES)
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
        return json + " ".repeat(Math.floorMod(-length, Header.LENGTH_BYTES));
    }

    private static void write(float[] data, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < data.length; ) {
            int count = Math.min(buffer.capacity() / 4, data.length - at);
            buffer.asFloatBuffer().put(data, at, count);
            out.write(buffer.array(), 0, 4 * count);
            at += count;
        }
    }

    /** The tensors that a header tells of; to be called when it is accepted, for now room is made. Checksums are compared where there are some. */
    static Safetensors read(Header header, ByteSource file) throws IOException, UnreadableCheckpoint {
        Map<String, String> checksums = Checksums.of(header.metadata());
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, Header.Place> entry : header.tensors().entrySet()) {
            Header.Place place = entry.getValue();
            float[] numbers =
                    numbers(file, header.dataFrom() + place.begin(), (int) ((place.end() - place.begin()) / 4));
            Tensor tensor = new Tensor(place.shape(), numbers);
            Checksums.check(entry.getKey(), tensor, checksums);
            tensors.put(entry.getKey(), tensor);
        }
        if (header.metadata().containsKey(Checksums.KEY) && !checksums.keySet().equals(tensors.keySet())) {
            throw new UnreadableCheckpoint(
                    Rejection.DAMAGED, "the file is damaged: its tensors are not those that its checksums name");
        }
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            refuseInfinite(entry.getKey(), entry.getValue().data());
        }
        return new Safetensors(header.metadata(), tensors);
    }

    private static float[] numbers(ByteSource file, long from, int count) throws IOException {
        float[] numbers = new float[count];
        ByteBuffer buffer = ByteBuffer.allocate(Math.min(BUFFER, 4 * Math.min(count, BUFFER)))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < count; ) {
            int length = Math.min(buffer.capacity() / 4, count - at);
            buffer.clear().limit(4 * length);
            file.read(from + 4L * at, buffer);
            buffer.flip();
            buffer.asFloatBuffer().get(numbers, at, length);
            at += length;
        }
        return numbers;
    }

    private static void refuseInfinite(String name, float[] numbers) throws UnreadableCheckpoint {
        for (int i = 0; i < numbers.length; i++) {
            if (!Float.isFinite(numbers[i])) {
                throw new UnreadableCheckpoint(
                        Rejection.NOT_FINITE,
                        "tensor %s has a number that is not finite, %s, at %d"
                                .formatted(HeaderReader.shown(name), numbers[i], i));
            }
        }
    }
}
