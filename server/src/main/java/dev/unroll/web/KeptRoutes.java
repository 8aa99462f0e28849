package dev.unroll.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.run.Run;
import dev.unroll.run.Runs;
import dev.unroll.run.Status;
import dev.unroll.store.StoredCheckpoint;
import dev.unroll.text.SymbolChange;
import dev.unroll.train.TaskSpec;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

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
        routes.get("/api/runs/{id}/checkpoint", this::download);
        routes.get("/api/runs/{id}/samples.txt", this::samples);
        routes.post("/api/runs/{id}/restore", this::restore);
        routes.post("/api/runs/{id}/fork", this::fork);
        routes.post("/api/runs/import", this::adopt);
        routes.get(
                "/api/runs/{id}/symbols",
                context -> symbols(context, runs.symbols(calls.run(context), Requests.demanded(context, "corpus"))));
        routes.post("/api/runs/import/symbols", this::symbolsOfFile);
    }

    private void list(Context context) {
        calls.answer(
                context,
                200,
                runs.checkpoints(calls.run(context)).stream()
                        .map(Wire.CheckpointEntry::of)
                        .toList());
    }

    private void download(Context context) throws TimeoutException {
        Run run = calls.run(context);
        long step = context.queryParam("step") == null ? newest(run) : Requests.count(context, "step");
        byte[] file = runs.checkpoint(run, step);
        attach(context, "%s-%d.safetensors".formatted(run.origin().nickname(), step));
        context.contentType("application/octet-stream").result(file);
    }

    private void samples(Context context) {
        Run run = calls.run(context);
        String text = run.journal().samples().stream()
                .map(sample -> String.format(
                        Locale.ROOT,
                        "=== step %d, epoch %.3f, loss %.4f, temperature %s ===%n%s%s%n%n",
                        sample.step(),
                        sample.epoch(),
                        sample.loss(),
                        sample.temperature(),
                        sample.prime(),
                        sample.text()))
                .collect(Collectors.joining());
        attach(context, "%s-samples.txt".formatted(run.origin().nickname()));
        context.contentType("text/plain; charset=utf-8").result(text);
    }

    /** The browser is to keep the answer as a file. Nicknames are the server's own words. */
    private static void attach(Context context, String name) {
        context.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name.replace(' ', '-')));
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

    /** As it is now; of a run that has lost its way, the newest that is kept. */
    private long newest(Run parent) throws TimeoutException {
        Status status = parent.state().status();
        if (status != Status.DIVERGED && status != Status.FAILED) {
            Calls.await(parent.keepState(), SECONDS);
        }
        List<StoredCheckpoint> all = runs.checkpoints(parent);
        if (all.isEmpty()) {
            throw Refusal.of(409, "The run has no checkpoint yet; train it for a few seconds first");
        }
        return all.get(all.size() - 1).step();
    }

    private void adopt(Context context) throws IOException, UnreadableCheckpoint {
        Optional<String> corpus = Optional.ofNullable(context.queryParam("corpus"));
        calls.answer(context, 201, Wire.RunEntry.of(runs.adopt(file(context), corpus)));
    }

    private void symbolsOfFile(Context context) throws IOException, UnreadableCheckpoint {
        symbols(context, runs.symbols(file(context), Requests.demanded(context, "corpus")));
    }

    private void symbols(Context context, SymbolChange change) {
        calls.answer(context, 200, SymbolsWire.Answer.of(change));
    }

    private byte[] file(Context context) throws IOException {
        long most = Math.min(largest, Integer.MAX_VALUE - 16);
        byte[] file = context.bodyInputStream().readNBytes((int) most + 1);
        if (file.length > most) {
            throw Refusal.of(413, "A checkpoint may have at most %d bytes".formatted(most));
        }
        return file;
    }
}
