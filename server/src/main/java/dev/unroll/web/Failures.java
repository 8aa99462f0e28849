package dev.unroll.web;

import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.run.DoesNotFit;
import dev.unroll.run.NotPossible;
import dev.unroll.run.TooManyRuns;
import dev.unroll.store.CorpusUnusable;
import dev.unroll.store.NoRoom;
import dev.unroll.store.StorageFailed;
import dev.unroll.text.UnreadableText;
import dev.unroll.train.InvalidSpec;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what goes wrong in a call into the protocol's errors. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final String UNFORESEEN = "Something went wrong in the server; its log says more";
    private static final String NO_MEMORY =
            "There is not enough memory for this; delete a run, or start Unroll with a larger heap (-Xmx)";

    private final Json json;

    Failures(Json json) {
        this.json = json;
    }

    void add(RoutesConfig routes) {
        routes.exception(Refusal.class, (e, context) -> answer(context, e.status(), message(e), e.field()));
        routes.exception(InvalidSpec.class, (e, context) -> answer(context, 400, message(e), e.field()));
        routes.exception(NotPossible.class, (e, context) -> answer(context, 409, message(e), null));
        routes.exception(TooManyRuns.class, (e, context) -> answer(context, 429, message(e), null));
        routes.exception(DoesNotFit.class, (e, context) -> answer(context, 507, message(e), null));
        routes.exception(CorpusUnusable.class, (e, context) -> answer(context, 422, message(e), "corpus"));
        routes.exception(UnreadableText.class, (e, context) -> answer(context, status(e), message(e), null));
        routes.exception(StorageFailed.class, (e, context) -> answer(context, 507, message(e), null));
        routes.exception(UnreadableCheckpoint.class, (e, context) -> answer(context, 422, message(e), null));
        routes.exception(NoRoom.class, (e, context) -> answer(context, 507, message(e), null));
        routes.exception(MethodNotAllowedResponse.class, (e, context) -> {
            context.header("Allow", String.valueOf(e.getDetails().get("availableMethods")));
            answer(context, 405, notAllowed(context), null);
        });
        routes.exception(
                HttpResponseException.class, (e, context) -> answer(context, e.getStatus(), other(e, context), null));
        routes.exception(Exception.class, this::unforeseen);
    }

    /** What is thrown although no program should catch it: one request fails, the server goes on. */
    void error(HttpServletResponse response, Error error) {
        LOG.error("A request failed", error);
        boolean memory = error instanceof OutOfMemoryError;
        response.setStatus(memory ? 507 : 500);
        response.setContentType("application/json");
        Wire.Problem problem = new Wire.Problem(memory ? NO_MEMORY : UNFORESEEN, null);
        try {
            response.getOutputStream().write(json.write(problem).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("Nobody waits for the answer", e);
        }
    }

    private void unforeseen(Exception e, Context context) {
        LOG.error("{} {} failed", context.method(), context.path(), e);
        answer(context, 500, UNFORESEEN, null);
    }

    private static int status(UnreadableText e) {
        return switch (e.reason()) {
            case BINARY -> 415;
            case TOO_LARGE -> 413;
            case EMPTY, MALFORMED, TOO_MANY_SYMBOLS -> 422;
        };
    }

    private static String notAllowed(Context context) {
        return "%s does not understand %s".formatted(context.path(), context.method());
    }

    private static String other(HttpResponseException e, Context context) {
        return switch (e.getStatus()) {
            case 404 -> "There is nothing at " + context.path();
            case 413 -> "The body is too large for this call";
            default -> message(e);
        };
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }

    private void answer(Context context, int status, String message, @Nullable String field) {
        context.status(status).contentType("application/json").result(json.write(new Wire.Problem(message, field)));
    }
}
