package dev.unroll.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Lays what a request says over a tree of values that hold otherwise, so that defaults are stated once, in the records. The tree
 * also says which fields there are and of which type.
 */
final class Overlay {
    private final ObjectNode values;

    /** Changes {@code values}. */
    Overlay(ObjectNode values) {
        this.values = values;
    }

    /**
     * The values with those of {@code request} instead of their own.
     *
     * @throws Refusal naming a field that is unknown or has the wrong type
     */
    ObjectNode with(ObjectNode request) {
        lay(request, values, "");
        return values;
    }

    private static void lay(ObjectNode request, ObjectNode onto, String prefix) {
        for (Map.Entry<String, JsonNode> entry : request.properties()) {
            String field = prefix + entry.getKey();
            JsonNode old = onto.get(entry.getKey());
            JsonNode given = entry.getValue();
            if (old == null) {
                throw Refusal.of(400, field, "%s is not a setting; there are %s".formatted(field, names(onto, prefix)));
            }
            if (old instanceof ObjectNode nested && given instanceof ObjectNode object) {
                lay(object, nested, field + ".");
            } else {
                onto.set(entry.getKey(), checked(field, given, old));
            }
        }
    }

    private static JsonNode checked(String field, JsonNode given, JsonNode old) {
        if (old.isIntegralNumber()) {
            if (given.isNumber() && wholeNumber(given)) {
                return inRange(given.decimalValue().toBigInteger(), old);
            }
            throw wrongType(field, "a whole number", given);
        }
        if (old.isNumber()) {
            return demand(given.isNumber(), field, "a number", given);
        }
        if (old.isTextual()) {
            return demand(given.isTextual(), field, "a string", given);
        }
        if (old.isBoolean()) {
            return demand(given.isBoolean(), field, "true or false", given);
        }
        return demand(old.getNodeType() == given.getNodeType(), field, "an object", given);
    }

    /** Not {@code 1e999999999}, whose digits would fill the memory. */
    private static boolean wholeNumber(JsonNode given) {
        double size = Math.abs(given.doubleValue());
        return given.isIntegralNumber() || (size < 1e18 && size == Math.rint(size));
    }

    /** Beyond what the field can hold, the nearest it can: the record that checks the range then refuses it by name. */
    private static JsonNode inRange(BigInteger given, JsonNode old) {
        BigInteger most = BigInteger.valueOf(old.isInt() ? Integer.MAX_VALUE : Long.MAX_VALUE);
        return LongNode.valueOf(given.min(most).max(most.negate()).longValue());
    }

    private static JsonNode demand(boolean holds, String field, String expected, JsonNode given) {
        if (!holds) {
            throw wrongType(field, expected, given);
        }
        return given;
    }

    private static Refusal wrongType(String field, String expected, JsonNode given) {
        String shown = given.toString();
        return Refusal.of(
                400,
                field,
                "%s must be %s, was %s"
                        .formatted(field, expected, shown.length() > 60 ? shown.substring(0, 60) + "…" : shown));
    }

    private static String names(ObjectNode tree, String prefix) {
        return StreamSupport.stream(((Iterable<String>) tree::fieldNames).spliterator(), false)
                .map(name -> prefix + name)
                .collect(Collectors.joining(", "));
    }
}
