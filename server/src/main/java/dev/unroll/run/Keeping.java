package dev.unroll.run;

import dev.unroll.store.StorageFailed;
import java.util.List;
import java.util.Optional;

/**
 * How a run is kept at one moment.
 *
 * @param held whether it waits for the disk and trains as soon as it can: it is paused, and kept as one that trains
 * @param trouble why nothing can be kept
 * @param notices what else a person is to know
 */
public record Keeping(boolean held, Optional<StorageFailed> trouble, List<RunNotice> notices) {
    /** All is well. */
    public static final Keeping WELL = new Keeping(false, Optional.empty(), List.of());
}
