package dev.unroll.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * CRC-32C of every tensor, over its name, its shape and its bytes, and of the other metadata: a JSON object of hexadecimal digits among the
 * metadata, where other readers pass it over.
 */
final class Checksums {
    /** Their name among the metadata. */
    static final String KEY = "checksums";

    private static final String METADATA = "__metadata__";
    private static final int CHUNK = 1 << 13;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Checksums() {}

    /** Those of a file, as they stand in it. */
    static String text(Map<String, String> metadata, Map<String, Tensor> tensors) {
        ObjectNode sums = JSON.createObjectNode();
        sums.put(METADATA, digits(ofMetadata(metadata)));
        tensors.forEach((name, tensor) -> sums.put(name, digits(ofTensor(name, tensor))));
        return sums.toString();
    }

    private static String digits(long sum) {
        return HexFormat.of().toHexDigits(sum, 8);
    }

    /**
     * Those that stand in a file, by tensor; empty when there are none.
     *
     * @throws UnreadableCheckpoint when they are none, or the metadata are not those that were written
     */
    static Map<String, String> of(Map<String, String> metadata) throws UnreadableCheckpoint {
        String text = metadata.get(KEY);
        if (text == null) {
            return Map.of();
        }
        Map<String, String> sums = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, JsonNode> sum : JSON.readTree(text).properties()) {
                sums.put(sum.getKey(), sum.getValue().asText());
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableCheckpoint(Rejection.DAMAGED, "the file is damaged: its checksums are none");
        }
        String expected = sums.remove(METADATA);
        if (expected == null || !expected.equals(digits(ofMetadata(metadata)))) {
            throw new UnreadableCheckpoint(
                    Rejection.DAMAGED, "the file is damaged: its metadata are not those that were written");
        }
        return sums;
    }

    /** @param sums none when the file has none */
    static void check(String name, Tensor tensor, Map<String, String> sums) throws UnreadableCheckpoint {
        String expected = sums.get(name);
        if (expected != null && !expected.equals(digits(ofTensor(name, tensor)))) {
            throw new UnreadableCheckpoint(
                    Rejection.DAMAGED,
                    "the file is damaged: tensor %s is not what was written".formatted(HeaderReader.shown(name)));
        }
    }

    private static long ofMetadata(Map<String, String> metadata) {
        CRC32C sum = new CRC32C();
        new TreeMap<>(metadata).forEach((name, text) -> {
            if (!name.equals(KEY)) {
                sum.update((name + '\0' + text + '\0').getBytes(StandardCharsets.UTF_8));
            }
        });
        return sum.getValue();
    }

    private static long ofTensor(String name, Tensor tensor) {
        CRC32C sum = new CRC32C();
        sum.update((name + tensor.shapeText()).getBytes(StandardCharsets.UTF_8));
        float[] numbers = tensor.data();
        ByteBuffer bytes = ByteBuffer.allocate(4 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < numbers.length; at += CHUNK) {
            int count = Math.min(CHUNK, numbers.length - at);
            bytes.asFloatBuffer().put(numbers, at, count);
            sum.update(bytes.array(), 0, 4 * count);
        }
        return sum.getValue();
    }
}
