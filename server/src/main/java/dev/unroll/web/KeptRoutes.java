package dev.unroll.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.run.Run;
import dev.unroll.run.Runs;
import dev.unroll.store.StoredCheckpoint;
import dev.unroll.train.TaskSpec;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** The calls on what is kept of runs: checkpoints, forks, and what was deleted a moment ago. */
final class KeptRoutes {
    private static final long SECONDS = 30;

    private final Calls calls;
    private final Runs runs;
    private final Json json;
    private final SpecReader specs;
    private final long largest;

    /** @param largest bytes of a checkpoint that is sent */
    KeptRoutes(Calls calls, long largest) {
        this.calls = calls;
        this.runs = calls.runs();
        this.json = calls.json();
        this.specs = new SpecReader(json);
        this.largest = largest;
    }

    void add(RoutesConfig routes) {
        routes.get("/api/runs/{id}/checkpoints", this::list);
        routes.post("/api/runs/{id}/restore", this::restore);
        routes.post("/api/runs/{id}/fork", this::fork);
        routes.post("/api/runs/import", this::adopt);
    }

    private void list(Context context) {
        calls.answer(
                context,
                200,
                runs.checkpoints(calls.run(context)).stream()
                        .map(Wire.CheckpointEntry::of)
                        .toList());
    }

    private void restore(Context context) {
        Run run = runs.restore(context.pathParam("id")).orElseThrow(() -> Calls.noSuchRun(context));
        calls.answer(context, 200, Wire.RunEntry.of(run));
    }

    private void fork(Context context) throws TimeoutException {
        Run parent = calls.run(context);
        ObjectNode request = json.object(context.bodyAsBytes());
        JsonNode given = request.remove("step");
        TaskSpec spec = specs.forked(parent.state().spec(), request);
        long step = given == null ? newest(parent) : Requests.whole("step", given);
        calls.answer(context, 201, Wire.RunEntry.of(runs.fork(parent, step, spec)));
    }

    private long newest(Run parent) throws TimeoutException {
        Calls.await(parent.keepState(), SECONDS);
        List<StoredCheckpoint> all = runs.checkpoints(parent);
        if (all.isEmpty()) {
            throw Refusal.of(409, "The run has no checkpoint yet; train it for a few seconds first");
        }
        return all.get(all.size() - 1).step();
    }

    private void adopt(Context context) throws IOException, UnreadableCheckpoint {
        long most = Math.min(largest, Integer.MAX_VALUE - 16);
        byte[] file = context.bodyInputStream().readNBytes((int) most + 1);
        if (file.length > most) {
            throw Refusal.of(413, "A checkpoint may have at most %d bytes".formatted(most));
        }
        calls.answer(context, 201, Wire.RunEntry.of(runs.adopt(file)));
    }
}
