package dev.unroll.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.run.Run;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.Sampling;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** The calls that look into a run that learns a text, without changing it: what it expects, what its text is like. */
final class LookRoutes {
    private static final long SECONDS = 30;
    private static final int MOST_SYMBOLS = 1000;
    private static final int MOST_PREFIXES = 256;
    private static final int MOST_CHARACTERS = 30_000;

    private final Calls calls;
    private final SpecReader specs;

    LookRoutes(Calls calls) {
        this.calls = calls;
        this.specs = new SpecReader(calls.json());
    }

    void add(RoutesConfig routes) {
        routes.post("/api/runs/{id}/predict", this::predict);
        routes.get("/api/runs/{id}/measures", this::measures);
    }

    private void predict(Context context) {
        ObjectNode request = calls.json().object(context.bodyAsBytes());
        int most = specs.count(request, "top", 20, MOST_SYMBOLS);
        Run run = calls.run(context);
        try {
            Object expected = request.has("prefixes")
                    ? Map.of("predictions", awaited(run.predict(prefixes(request), most)))
                    : awaited(run.predict(specs.text(request, "prefix", Sampling.LONGEST_PRIME), most));
            calls.answer(context, 200, expected);
        } catch (InvalidSpec e) {
            throw Refusal.of(400, "prefix", String.valueOf(e.getMessage()).replace("sampling.prime", "prefix"));
        }
    }

    private static List<String> prefixes(ObjectNode request) {
        List<String> prefixes = new ArrayList<>();
        int characters = 0;
        for (JsonNode each : request.path("prefixes")) {
            prefixes.add(each.asText());
            characters += each.asText().length();
        }
        if (prefixes.isEmpty() || prefixes.size() > MOST_PREFIXES || characters > MOST_CHARACTERS) {
            throw Refusal.of(
                    400,
                    "prefixes",
                    "prefixes must be 1 to %d texts of at most %d characters together, were %d of %d"
                            .formatted(MOST_PREFIXES, MOST_CHARACTERS, prefixes.size(), characters));
        }
        return prefixes;
    }

    private void measures(Context context) {
        calls.answer(context, 200, awaited(calls.run(context).measuredText()));
    }

    private static <T> T awaited(CompletableFuture<T> asked) {
        try {
            return Calls.await(asked, SECONDS);
        } catch (TimeoutException e) {
            throw Refusal.of(422, "The step under way takes too long; pause the run first");
        }
    }
}
