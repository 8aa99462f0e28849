package dev.unroll.app;

import dev.unroll.checkpoint.ByteSource;
import dev.unroll.checkpoint.Checkpoint;
import dev.unroll.checkpoint.SavedRun;
import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.numeric.Kernels;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A checkpoint named on the command line. */
final class CheckpointFile {
    private CheckpointFile() {}

    private interface Reading<T> {
        T read(ByteSource bytes) throws IOException, UnreadableCheckpoint;
    }

    /**
     * The trained network in it.
     *
     * @throws IOException in one sentence, when there is no such file or it cannot be read
     */
    static Checkpoint read(Path file) throws IOException, UnreadableCheckpoint {
        return open(file, bytes -> Checkpoint.read(bytes, Kernels.best()));
    }

    /** The whole training in it; throws as {@link #read}. */
    static SavedRun readWhole(Path file) throws IOException, UnreadableCheckpoint {
        return open(file, SavedRun::read);
    }

    private static <T> T open(Path file, Reading<T> reading) throws IOException, UnreadableCheckpoint {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file %s; give the path of a checkpoint".formatted(file));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return reading.read(ByteSource.of(channel));
        }
    }
}
