package dev.unroll.web;

import dev.unroll.run.Run;
import dev.unroll.run.Runs;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What calls on runs have in common: the run they are about, the answer, and waiting for it.
 *
 * @param runs there are
 * @param json of bodies
 */
record Calls(Runs runs, Json json) {
    /** The run that the path names. */
    Run run(Context context) {
        return runs.find(context.pathParam("id")).orElseThrow(() -> noSuchRun(context));
    }

    static Refusal noSuchRun(Context context) {
        return Refusal.of(
                404, "There is no run \"%s\"; GET /api/runs lists those there are".formatted(context.pathParam("id")));
    }

    void answer(Context context, int status, Object body) {
        context.status(status).contentType("application/json").result(json.write(body));
    }

    /** What comes of a command; throws what the command throws. */
    static <T> T await(CompletableFuture<T> future, long seconds) throws TimeoutException {
        try {
            return future.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(503, "The server stops");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CompletionException(e.getCause());
        }
    }
}
