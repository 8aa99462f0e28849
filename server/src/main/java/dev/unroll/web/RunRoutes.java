package dev.unroll.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.cell.Breakage;
import dev.unroll.net.GradientCheck;
import dev.unroll.net.Network;
import dev.unroll.run.Journal;
import dev.unroll.run.Run;
import dev.unroll.run.RunState;
import dev.unroll.run.Runs;
import dev.unroll.run.Runs.Placed;
import dev.unroll.run.Sample;
import dev.unroll.store.Corpora;
import dev.unroll.store.CorpusRecord;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.TaskSpec;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calls on runs. */
final class RunRoutes {
    private static final long COMMAND_SECONDS = 5;
    private static final long SAMPLE_SECONDS = 30;
    private static final double CHECK_SECONDS = 2;
    private static final int LEAST_POINTS = 4;

    private final Calls calls;
    private final Runs runs;
    private final Corpora corpora;
    private final Json json;
    private final SpecReader specs;

    RunRoutes(Calls calls, Corpora corpora) {
        this.calls = calls;
        this.runs = calls.runs();
        this.corpora = corpora;
        this.json = calls.json();
        this.specs = new SpecReader(json);
    }

    void add(RoutesConfig routes) {
        routes.post("/api/runs", this::create);
        routes.get(
                "/api/runs",
                context -> calls.answer(
                        context,
                        200,
                        runs.newestFirst().stream().map(Wire.RunEntry::of).toList()));
        routes.get("/api/runs/{id}", context -> calls.answer(context, 200, Wire.RunEntry.of(calls.run(context))));
        routes.delete("/api/runs/{id}", this::delete);
        routes.patch("/api/runs/{id}", this::change);
        routes.post("/api/runs/{id}/train", context -> command(context, Run::train));
        routes.post("/api/runs/{id}/pause", context -> command(context, Run::pause));
        routes.post("/api/runs/{id}/step", context -> command(context, Run::step));
        routes.post("/api/runs/{id}/reset", this::reset);
        routes.post("/api/runs/{id}/rollback", this::rollBack);
        routes.post("/api/runs/{id}/gradient-check", this::checkGradients);
        routes.post("/api/estimate", this::estimate);
        routes.get("/api/runs/{id}/history", context -> calls.answer(context, 200, history(context)));
        routes.get("/api/runs/{id}/history.csv", this::csv);
        routes.post("/api/runs/{id}/samples", this::sample);
    }

    private void create(Context context) {
        ObjectNode request = json.object(context.bodyAsBytes());
        boolean attach = Requests.flag(context, "attach");
        boolean start = start(request.remove("start"));
        Placed placed = place(specs.fresh(request), attach);
        Run run = placed.run();
        boolean train = placed.created() && start;
        RunState state = train ? outcome(run, run.train()) : run.state();
        calls.answer(context, placed.created() ? 201 : 200, Wire.RunEntry.of(run, state));
    }

    private Placed place(TaskSpec spec, boolean attach) {
        Optional<CorpusRecord> corpus = spec instanceof RunSpec text ? Optional.of(corpus(text)) : Optional.empty();
        return runs.place(spec, corpus, attach);
    }

    private void delete(Context context) {
        if (!runs.delete(context.pathParam("id"))) {
            throw Calls.noSuchRun(context);
        }
        context.status(204);
    }

    private void change(Context context) {
        ObjectNode request = json.object(context.bodyAsBytes());
        command(context, 200, run -> run.change(current -> specs.changed(current, request)));
    }

    private void reset(Context context) {
        boolean start = Requests.flag(context, "start");
        command(context, run -> run.reset(start));
    }

    private void rollBack(Context context) {
        boolean start = Requests.flag(context, "start");
        command(context, run -> run.rollBack(start));
    }

    private void estimate(Context context) {
        ObjectNode request = json.object(context.bodyAsBytes());
        request.remove("start");
        RunSpec spec = specs.freshText(request);
        calls.answer(context, 200, runs.estimate(spec, corpus(spec)));
    }

    private void checkGradients(Context context) {
        Breakage breakage = specs.breakage(json.object(context.bodyAsBytes()));
        try {
            Network network = Calls.await(calls.run(context).copyOfNetwork(), COMMAND_SECONDS);
            calls.answer(context, 200, Wire.Check.of(GradientCheck.within(CHECK_SECONDS, network, breakage)));
        } catch (TimeoutException e) {
            throw Refusal.of(422, "The step under way takes too long; pause the run first");
        }
    }

    private void command(Context context, Function<Run, CompletableFuture<RunState>> command) {
        command(context, 202, command);
    }

    private void command(Context context, int status, Function<Run, CompletableFuture<RunState>> command) {
        Run run = calls.run(context);
        calls.answer(context, status, Wire.RunEntry.of(run, outcome(run, command.apply(run))));
    }

    private void sample(Context context) {
        ObjectNode request = json.object(context.bodyAsBytes());
        OptionalLong seed = whole("seed", request.remove("seed"));
        OptionalLong step = whole("step", request.remove("step"));
        try {
            Run run = calls.run(context);
            Sample sample = step.isPresent()
                    ? runs.sample(run, step.getAsLong(), current -> specs.sampling(current, request), seed)
                    : Calls.await(run.sample(current -> specs.sampling(current, request), seed), SAMPLE_SECONDS);
            calls.answer(context, 200, Wire.SampleText.of(sample));
        } catch (TimeoutException e) {
            throw Refusal.of(
                    422,
                    "length",
                    "length is too much for a network of this size: it took longer than " + SAMPLE_SECONDS + " s");
        } catch (InvalidSpec e) {
            String prefix = "sampling.";
            throw Refusal.of(
                    400,
                    e.field().replace(prefix, ""),
                    String.valueOf(e.getMessage()).replace(prefix, ""));
        }
    }

    private Wire.History history(Context context) {
        Journal journal = calls.run(context).journal();
        long from = Requests.count(context, "from");
        long most = Requests.count(context, "most");
        if (most != 0 && most < LEAST_POINTS) {
            throw Refusal.of(
                    400,
                    "most",
                    "most must be 0, for all points, or at least %d, was %d".formatted(LEAST_POINTS, most));
        }
        return Wire.History.of(
                most == 0
                        ? journal.pointsFrom(from)
                        : journal.pointsFrom(from, (int) Math.min(most, Integer.MAX_VALUE)),
                journal.evaluations());
    }

    private void csv(Context context) {
        String rows = history(context).rows().stream()
                .map(row -> row.stream().map(RunRoutes::finite).collect(Collectors.joining(",")) + "\n")
                .collect(Collectors.joining());
        context.header("Content-Disposition", "attachment; filename=\"history.csv\"");
        context.contentType("text/csv; charset=utf-8").result(String.join(",", Wire.COLUMNS) + "\n" + rows);
    }

    private static String finite(Number number) {
        return Double.isFinite(number.doubleValue()) ? number.toString() : "";
    }

    /** The state after a command; when the step under way is a long one, the state until then: the command follows. */
    private static RunState outcome(Run run, CompletableFuture<RunState> command) {
        try {
            return Calls.await(command, COMMAND_SECONDS);
        } catch (TimeoutException e) {
            return run.state();
        }
    }

    private static boolean start(@Nullable JsonNode start) {
        if (start != null && !start.isBoolean()) {
            throw Refusal.of(400, "start", "start must be true or false, was " + start);
        }
        return start == null || start.booleanValue();
    }

    private static OptionalLong whole(String field, @Nullable JsonNode given) {
        return given == null ? OptionalLong.empty() : OptionalLong.of(Requests.whole(field, given));
    }

    /** The text of a spec, cut into its tokens. */
    private CorpusRecord corpus(RunSpec spec) {
        return corpora.find(spec.corpus(), spec.tokens()).orElseThrow(() -> noSuchCorpus(spec));
    }

    private static Refusal noSuchCorpus(RunSpec spec) {
        return Refusal.of(
                400,
                "corpus",
                "There is no corpus \"%s\"; GET /api/corpora lists those there are".formatted(spec.corpus()));
    }
}
