package dev.unroll.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.run.NotPossible;
import dev.unroll.train.Ablation;
import dev.unroll.train.MemoryLook;
import dev.unroll.train.MemoryLook.Question;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The calls that look into a memory. Training goes on meanwhile: they look at a copy. */
final class MemoryRoutes {
    private static final long SECONDS = 10;
    private static final List<Ablation> TAKEN =
            List.of(Ablation.CONTENT, Ablation.ALLOCATION, Ablation.LINKS, Ablation.STRENGTHS);
    private static final List<String> FIELDS = List.of("length", "number", "repeats", "text", "without");

    private final Calls calls;

    MemoryRoutes(Calls calls) {
        this.calls = calls;
    }

    void add(RoutesConfig routes) {
        routes.post("/api/runs/{id}/memory", this::memory);
        routes.post("/api/runs/{id}/ablations", this::ablations);
    }

    private void memory(Context context) {
        ObjectNode request = calls.json().object(context.bodyAsBytes());
        refuseOthers(request, FIELDS);
        Question question = new Question(
                number(request, "length"),
                number(request, "number"),
                number(request, "repeats"),
                text(request),
                without(request.path("without")));
        MemoryLook look = look(context);
        calls.answer(
                context, 200, new MemoryWire.PassageAnswer(look.step(), MemoryWire.Read.of(look.passage(question))));
    }

    private void ablations(Context context) {
        refuseOthers(calls.json().object(context.bodyAsBytes()), List.of());
        MemoryLook look = look(context);
        List<MemoryLook.Row> rows = look.ablations();
        if (rows.isEmpty()) {
            throw new NotPossible("Only a run with the cell \"dnc\" has a memory to take something from");
        }
        calls.answer(context, 200, MemoryWire.Ablations.of(look.step(), rows));
    }

    private MemoryLook look(Context context) {
        try {
            return Calls.await(calls.run(context).look(), SECONDS);
        } catch (TimeoutException e) {
            throw Refusal.of(422, "The step under way takes too long; pause the run first");
        }
    }

    private static void refuseOthers(ObjectNode request, List<String> known) {
        for (String field : (Iterable<String>) request::fieldNames) {
            if (!known.contains(field)) {
                throw Refusal.of(
                        400,
                        field,
                        known.isEmpty()
                                ? "%s is not known here; the body is empty".formatted(field)
                                : "%s is not known here; there are %s".formatted(field, String.join(", ", known)));
            }
        }
    }

    private static @Nullable Integer number(ObjectNode request, String field) {
        JsonNode given = request.path(field);
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        if (!given.isInt()) {
            throw Refusal.of(400, field, "%s must be a whole number".formatted(field));
        }
        return given.intValue();
    }

    private static @Nullable String text(ObjectNode request) {
        JsonNode given = request.path("text");
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        if (!given.isTextual()) {
            throw Refusal.of(400, "text", "text must be a string");
        }
        return given.asText();
    }

    private static Set<Ablation> without(JsonNode given) {
        Set<Ablation> without = EnumSet.noneOf(Ablation.class);
        if (given.isMissingNode() || given.isNull()) {
            return without;
        }
        if (!given.isArray()) {
            throw wrongWithout();
        }
        for (JsonNode one : given) {
            without.add(TAKEN.stream()
                    .filter(ablation -> one.isTextual() && ablation.toString().equals(one.asText()))
                    .findFirst()
                    .orElseThrow(MemoryRoutes::wrongWithout));
        }
        return without;
    }

    private static Refusal wrongWithout() {
        return Refusal.of(400, "without", "without must be a list of some of %s".formatted(TAKEN));
    }
}
