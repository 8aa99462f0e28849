package dev.unroll.store;

import dev.unroll.store.Disk.Operation;
import dev.unroll.text.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** The files {@code checkpoints/RUN/STEP.safetensors}. The names of runs are made by the server. */
public final class CheckpointFolder {
    private static final String SUFFIX = ".safetensors";

    private final Path folder;
    private final WholeFiles runs;
    private final Disk disk;

    /** Those of a data folder. */
    public CheckpointFolder(DataFolder data) throws IOException {
        this.disk = data.disk();
        this.folder = data.subfolder("checkpoints");
        this.runs = data.files("checkpoints");
    }

    /**
     * A file that is on the disk.
     *
     * @param bytes of it
     * @param sha256 of these, in hexadecimal digits
     */
    public record Written(long bytes, String sha256) {}

    /**
     * Writes a file whole or not at all, instead of the one that may be there; removes what a process that was killed, or a disk that failed,
     * left unfinished before. One file of a run at a time.
     */
    public Written write(String run, long step, WholeFiles.Content content) throws IOException {
        MessageDigest sha = Sha256.digest();
        Path file = file(run, step);
        runs.subfolder(run).write(step + SUFFIX, out -> {
            OutputStream digested = new BufferedOutputStream(new DigestOutputStream(out, sha), 1 << 16);
            content.write(digested);
            digested.flush();
        });
        return new Written(Files.size(file), Sha256.of(sha));
    }

    /** All of a file. */
    public byte[] read(String run, long step) throws IOException {
        disk.before(Operation.READ, file(run, step));
        return Files.readAllBytes(file(run, step));
    }

    /** Removes a file when it is there. */
    public void remove(String run, long step) throws IOException {
        disk.before(Operation.DELETE, file(run, step));
        Files.deleteIfExists(file(run, step));
    }

    /** Removes what a program that was killed left half written of a run. */
    public void removeUnfinished(String run) throws IOException {
        Path of = folder.resolve(run);
        if (Files.isDirectory(of)) {
            WholeFiles.of(of, disk); // which removes them
        }
    }

    /** Removes all files of a run. */
    public void remove(String run) throws IOException {
        Path of = folder.resolve(run);
        if (Files.isDirectory(of)) {
            for (Path file : WholeFiles.of(of, disk).matching("*")) {
                disk.before(Operation.DELETE, file);
                Files.delete(file);
            }
            Files.delete(of);
        }
    }

    private Path file(String run, long step) {
        return folder.resolve(run).resolve(step + SUFFIX);
    }
}
