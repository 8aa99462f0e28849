package dev.unroll.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.Locale;

/** What is read from requests in more than one place. */
final class Requests {
    private Requests() {}

    /** A query parameter that is {@code true}, {@code false} or missing, which is {@code false}. */
    static boolean flag(Context context, String name) {
        String value = context.queryParam(name);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true") || value.isEmpty()) {
            return true;
        }
        throw Refusal.of(400, name, "%s must be true or false, was \"%s\"".formatted(name, value));
    }

    /** A query parameter that is a whole number from 0; missing: 0. */
    static long count(Context context, String name) {
        String value = context.queryParam(name);
        try {
            long number = value == null ? 0 : Long.parseLong(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw Refusal.of(
                400, name, String.format(Locale.ROOT, "%s must be a whole number from 0, was \"%s\"", name, value));
    }

    /** A query parameter that must be there. */
    static String demanded(Context context, String name) {
        String value = context.queryParam(name);
        if (value == null || value.isEmpty()) {
            throw Refusal.of(400, name, "%s is missing: it must be given, as in ?%s=…".formatted(name, name));
        }
        return value;
    }

    /** A whole number from 0 that JavaScript can tell from its neighbours. */
    static long whole(String field, JsonNode given) {
        long largest = (1L << 53) - 1;
        if (!given.isIntegralNumber()
                || !given.canConvertToLong()
                || given.longValue() < 0
                || given.longValue() > largest) {
            throw Refusal.of(
                    400, field, "%s must be a whole number from 0 to %d, was %s".formatted(field, largest, given));
        }
        return given.longValue();
    }
}
