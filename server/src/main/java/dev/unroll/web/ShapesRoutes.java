package dev.unroll.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.run.Run;
import dev.unroll.task.shapes.Reading;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** The call on runs that learn a shape. */
final class ShapesRoutes {
    private static final long SECONDS = 10;
    private static final int LONGEST = 200;

    private final Calls calls;

    ShapesRoutes(Calls calls) {
        this.calls = calls;
    }

    void add(RoutesConfig routes) {
        routes.post("/api/runs/{id}/example", this::example);
    }

    private void example(Context context) {
        Run run = calls.run(context);
        ObjectNode request = calls.json().object(context.bodyAsBytes());
        for (String field : (Iterable<String>) request::fieldNames) {
            if (!field.equals("input")) {
                throw Refusal.of(400, field, "%s is not known here; there is input".formatted(field));
            }
        }
        calls.answer(context, 200, outcome(asked(run, request.path("input"))));
    }

    private static CompletableFuture<Reading> asked(Run run, JsonNode input) {
        if (input.isMissingNode()) {
            return run.nextExample();
        }
        if (!input.isTextual() || input.asText().length() > LONGEST) {
            throw Refusal.of(400, "input", "input must be a string of at most %d characters".formatted(LONGEST));
        }
        return run.example(input.asText());
    }

    private static Reading outcome(CompletableFuture<Reading> future) {
        try {
            return Calls.await(future, SECONDS);
        } catch (TimeoutException e) {
            throw Refusal.of(503, "The server is too busy; try again");
        }
    }
}
