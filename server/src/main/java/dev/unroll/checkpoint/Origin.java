package dev.unroll.checkpoint;

import dev.unroll.numeric.Kernels;
import java.util.Optional;

/**
 * Where a training took its steps. The same steps give the same bits on the same kernels and JDK; another text makes it another training.
 *
 * @param kernels as {@link Kernels#name} has it
 * @param jdk feature release, such as {@code "17"}
 * @param corpus SHA-256 of the text; empty for a task without one
 */
public record Origin(String kernels, String jdk, String corpus) {
    /** This program.
     *
     * @param corpus SHA-256 of the text; empty for a task without one */
    public static Origin here(Kernels kernels, String corpus) {
        return new Origin(kernels.name(), Integer.toString(Runtime.version().feature()), corpus);
    }

    /** A sentence for the person who goes on with a training from here in another place, when its bits may differ there. */
    public Optional<String> warning(Origin now) {
        return kernels.equals(now.kernels) && jdk.equals(now.jdk)
                ? Optional.empty()
                : Optional.of(
                        "It was trained with %s kernels on JDK %s, and here are %s kernels on JDK %s: it goes on, but from here on its bits may differ from those of the uninterrupted training."
                                .formatted(kernels, jdk, now.kernels, now.jdk));
    }
}
