package dev.unroll.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.train.TrainerState;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The counts, means and random streams of a state, as they stand in the metadata of a file.
 *
 * @param counters by name
 * @param quantities by name
 * @param streams by name, four numbers each
 */
record StateNumbers(Map<String, Long> counters, Map<String, Double> quantities, Map<String, long[]> streams) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static StateNumbers of(TrainerState state) {
        return new StateNumbers(state.counters(), state.quantities(), state.streams());
    }

    String json() {
        ObjectNode all = JSON.createObjectNode();
        ObjectNode counts = all.putObject("counters");
        counters.forEach(counts::put);
        ObjectNode means = all.putObject("quantities");
        quantities.forEach(means::put);
        ObjectNode random = all.putObject("streams");
        streams.forEach((name, stream) -> {
            ArrayNode four = random.putArray(name);
            for (long number : stream) {
                four.add(Long.toHexString(number));
            }
        });
        return all.toString();
    }

    static StateNumbers parse(String text) throws UnreadableCheckpoint {
        JsonNode all;
        try {
            all = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnreadableCheckpoint(Rejection.OUT_OF_RANGE, "its state is not JSON");
        }
        StateNumbers numbers = new StateNumbers(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (Map.Entry<String, JsonNode> one : all.path("counters").properties()) {
            require(one.getValue().isIntegralNumber() && one.getValue().canConvertToLong(), one.getKey());
            numbers.counters.put(one.getKey(), one.getValue().longValue());
        }
        for (Map.Entry<String, JsonNode> one : all.path("quantities").properties()) {
            require(one.getValue().isNumber(), one.getKey());
            numbers.quantities.put(one.getKey(), one.getValue().doubleValue());
        }
        for (Map.Entry<String, JsonNode> one : all.path("streams").properties()) {
            numbers.streams.put(one.getKey(), stream(one.getKey(), one.getValue()));
        }
        return numbers;
    }

    private static long[] stream(String name, JsonNode four) throws UnreadableCheckpoint {
        require(four.size() == 4, name);
        long[] stream = new long[4];
        for (int i = 0; i < 4; i++) {
            require(four.path(i).asText().matches("[0-9a-f]{1,16}"), name);
            stream[i] = Long.parseUnsignedLong(four.path(i).asText(), 16);
        }
        return stream;
    }

    /** @throws UnreadableCheckpoint when the state has other ones */
    void fill(TrainerState state) throws UnreadableCheckpoint {
        Map<String, Long> counts = new LinkedHashMap<>(counters);
        for (String name : state.counterNames()) {
            Long other = counters.get(state.counterLike(name));
            if (other != null) {
                counts.putIfAbsent(name, other);
            }
        }
        demand("counters", counts.keySet(), state.counterNames());
        demand("quantities", quantities.keySet(), state.quantities().keySet());
        demand("streams", streams.keySet(), state.streams().keySet());
        counts.forEach(state::count);
        quantities.forEach(state::quantity);
        for (Map.Entry<String, long[]> stream : state.streams().entrySet()) {
            System.arraycopy(streams.getOrDefault(stream.getKey(), stream.getValue()), 0, stream.getValue(), 0, 4);
        }
    }

    private static void demand(String kind, Collection<String> found, Collection<String> expected)
            throws UnreadableCheckpoint {
        if (!new HashSet<>(found).equals(new HashSet<>(expected))) {
            throw new UnreadableCheckpoint(
                    Rejection.OUT_OF_RANGE,
                    "the %s of its state must be %s".formatted(kind, String.join(", ", expected)));
        }
    }

    private static void require(boolean condition, String name) throws UnreadableCheckpoint {
        if (!condition) {
            throw new UnreadableCheckpoint(
                    Rejection.OUT_OF_RANGE, "%s of its state is no such number".formatted(HeaderReader.shown(name)));
        }
    }
}
