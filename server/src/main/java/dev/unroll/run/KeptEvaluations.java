package dev.unroll.run;

import dev.unroll.run.Event.ValidationMeasured;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The evaluations of a run in bounded memory: when there are too many, every second of the older half is dropped. */
final class KeptEvaluations {
    /** At most so many are kept. */
    static final int CAPACITY = 1000;

    private final List<ValidationMeasured> evaluations = new ArrayList<>();

    void add(ValidationMeasured evaluation) {
        evaluations.add(evaluation);
        if (evaluations.size() > CAPACITY) {
            for (int i = CAPACITY / 2 - 1; i > 0; i -= 2) {
                evaluations.remove(i);
            }
        }
    }

    /** The oldest with a larger sequence number than {@code after}. */
    @Nullable
    ValidationMeasured firstAfter(long after) {
        for (ValidationMeasured evaluation : evaluations) {
            if (evaluation.sequence() > after) {
                return evaluation;
            }
        }
        return null;
    }

    /** All that are kept, oldest first. */
    List<ValidationMeasured> all() {
        return evaluations;
    }
}
