package dev.unroll.app;

import dev.unroll.checkpoint.Checkpoint;
import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.numeric.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A checkpoint named on the command line. */
final class CheckpointFile {
    private static final long LARGEST = Integer.MAX_VALUE - 8L;

    private CheckpointFile() {}

    /** @throws IOException in one sentence, when there is no such file or it cannot be read */
    static Checkpoint read(Path file) throws IOException, UnreadableCheckpoint {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file %s; give the path of a checkpoint".formatted(file));
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException("%s is larger than 2 GiB, the most that can be read".formatted(file));
        }
        return Checkpoint.read(Files.readAllBytes(file), Kernels.best());
    }
}
