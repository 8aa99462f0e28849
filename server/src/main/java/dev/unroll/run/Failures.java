package dev.unroll.run;

import dev.unroll.store.CorpusUnusable;
import dev.unroll.train.Diverged;
import dev.unroll.train.InvalidSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what ended a run into words for the person who trains. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static String explain(Throwable cause) {
        if (cause instanceof Diverged || cause instanceof CorpusUnusable || cause instanceof InvalidSpec) {
            return String.valueOf(cause.getMessage());
        }
        if (cause instanceof OutOfMemoryError) {
            LOG.warn("A run did not fit in memory");
            return "The run did not fit in memory. Start a new one with smaller hidden, sequenceLength or batch, or start Unroll with"
                    + " a larger heap (-Xmx).";
        }
        LOG.error("A run failed", cause);
        return "Something unforeseen ended the run (%s). Reset it; when that does not help, please report it with the server's log."
                .formatted(cause.getClass().getSimpleName());
    }
}
