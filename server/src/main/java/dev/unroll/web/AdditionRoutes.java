package dev.unroll.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.run.NotPossible;
import dev.unroll.run.Run;
import dev.unroll.task.Addition;
import dev.unroll.task.Clamp;
import dev.unroll.train.AdditionSpec;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** The calls on runs that learn to add. */
final class AdditionRoutes {
    private static final long SECONDS = 10;

    private final Calls calls;

    AdditionRoutes(Calls calls) {
        this.calls = calls;
    }

    void add(RoutesConfig routes) {
        routes.post("/api/runs/{id}/sum", this::sum);
        routes.post("/api/runs/{id}/laboratory", this::laboratory);
    }

    private void sum(Context context) {
        Run run = calls.run(context);
        AdditionSpec spec = addition(run);
        ObjectNode request = calls.json().object(context.bodyAsBytes());
        refuseOthers(request, "", Set.of("a", "b", "clamps"));
        long largest = new Addition(spec.bits()).largest();
        long a = number(request, "a", largest);
        long b = number(request, "b", largest);
        calls.answer(context, 200, outcome(run.sum(a, b, clamps(request, spec))));
    }

    private void laboratory(Context context) {
        Run run = calls.run(context);
        ObjectNode request = calls.json().object(context.bodyAsBytes());
        refuseOthers(request, "", Set.of("clamps"));
        calls.answer(context, 200, AdditionWire.TrialAnswer.of(outcome(run.trial(clamps(request, addition(run))))));
    }

    private static AdditionSpec addition(Run run) {
        if (run.state().spec() instanceof AdditionSpec spec) {
            return spec;
        }
        throw new NotPossible("Only a run with the task \"%s\" can add".formatted(AdditionSpec.TASK));
    }

    private static <T> T outcome(CompletableFuture<T> future) {
        try {
            return Calls.await(future, SECONDS);
        } catch (TimeoutException e) {
            throw Refusal.of(503, "The server is too busy; try again");
        }
    }

    private static void refuseOthers(ObjectNode given, String prefix, Set<String> known) {
        for (String field : (Iterable<String>) given::fieldNames) {
            if (!known.contains(field)) {
                throw Refusal.of(
                        400,
                        prefix + field,
                        "%s%s is not known here; there are %s"
                                .formatted(prefix, field, String.join(", ", new TreeSet<>(known))));
            }
        }
    }

    private static long number(ObjectNode request, String field, long largest) {
        JsonNode given = request.path(field);
        if (!given.isIntegralNumber()
                || !given.canConvertToLong()
                || given.longValue() < 0
                || given.longValue() > largest) {
            throw Refusal.of(
                    400,
                    field,
                    "%s must be a whole number from 0 to %d%s"
                            .formatted(field, largest, given.isMissingNode() ? "" : ", was " + shortened(given)));
        }
        return given.longValue();
    }

    private static List<Clamp> clamps(ObjectNode request, AdditionSpec spec) {
        List<Clamp> clamps = new ArrayList<>();
        JsonNode given = request.path("clamps");
        if (!given.isMissingNode() && !given.isArray()) {
            throw wrongClamp(spec, given);
        }
        for (JsonNode one : given) {
            if (!(one instanceof ObjectNode fields)) {
                throw wrongClamp(spec, one);
            }
            refuseOthers(fields, "clamps.", Set.of("unit", "value"));
            JsonNode unit = one.path("unit");
            JsonNode value = one.path("value");
            if (!unit.isInt()
                    || unit.intValue() < 0
                    || unit.intValue() >= spec.hidden()
                    || !value.isNumber()
                    || !(Math.abs(value.doubleValue()) <= 1)) {
                throw wrongClamp(spec, one);
            }
            if (clamps.stream().anyMatch(clamp -> clamp.unit() == unit.intValue())) {
                throw Refusal.of(400, "clamps", "clamps hold unit %s twice".formatted(unit));
            }
            clamps.add(new Clamp(unit.intValue(), value.floatValue()));
        }
        return clamps;
    }

    private static Refusal wrongClamp(AdditionSpec spec, JsonNode given) {
        return Refusal.of(
                400,
                "clamps",
                "clamps must be a list such as [{\"unit\": 0, \"value\": 1}], with units from 0 to %d and values from -1 to 1, was %s"
                        .formatted(spec.hidden() - 1, shortened(given)));
    }

    private static String shortened(JsonNode given) {
        String shown = given.toString();
        return shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
    }
}
