package dev.unroll.run;

import static dev.unroll.run.Bench.done;
import static dev.unroll.run.Bench.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.store.Disk;
import dev.unroll.store.StorageFailed;
import dev.unroll.store.StorageFailed.Cause;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: 16 MB of memory, mounted where the data is kept. Only where one may mount. */
class FullDiskTest {
    private static final int STEPS = 4000;

    @TempDir
    private Path parent;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        Path disk = Files.createDirectory(parent.resolve("disk"));
        String answer = run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString());
        mounted = answer.isEmpty();
        if (!mounted) {
            System.out.println("FullDiskTest is skipped, for here nobody may mount a disk: " + answer.strip());
        }
        Assumptions.assumeTrue(mounted, answer);
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", "--lazy", parent.resolve("disk").toString()))
                    .isEmpty();
        }
    }

    @Test
    void onAFullDiskARunPausesAndGoesOnWhenThereIsRoomAndEndsAsIfNothingHadHappened() throws Exception {
        String undisturbed;
        try (KeptRuns kept = new KeptRuns(parent.resolve("undisturbed"), Disk.REAL)) {
            Run run = kept.place(STEPS, 0);
            done(run.train());
            until(run, state -> state.status() == Status.FINISHED);
            undisturbed = kept.newest(run).stateHash();
        }
        try (KeptRuns kept = new KeptRuns(parent.resolve("disk/data"), Disk.REAL)) {
            Run run = kept.place(STEPS, 1000);
            done(run.train());
            until(run, state -> state.progress().step() > 100);
            Path ballast = fill(parent.resolve("disk/ballast"));

            RunState full = until(run, state -> state.keeping().trouble().isPresent());
            assertThat(full.status()).isEqualTo(Status.PAUSED);
            assertThat(full.advice()).startsWith("The disk of the data folder is full; training waits");
            assertThat(full.keeping().trouble().map(StorageFailed::kind)).contains(Cause.DISK_FULL);
            assertThat(done(run.train()).status()).as("still full").isEqualTo(Status.PAUSED);
            assertThat(full.progress().step()).isLessThan(STEPS);

            Files.delete(ballast);
            RunState again = until(run, state -> state.status() == Status.TRAINING);
            assertThat(again.advice()).isEmpty();
            until(run, state -> state.status() == Status.FINISHED);
            assertThat(kept.newest(run).stateHash()).isEqualTo(undisturbed);
        }
        try (KeptRuns kept = new KeptRuns(parent.resolve("disk/data"), Disk.REAL)) {
            assertThat(kept.database.replaced()).isEmpty();
            assertThat(kept.runs.newestFirst().get(0).state().progress().step()).isEqualTo(STEPS);
        }
    }

    /** Until not a byte more goes onto the disk. */
    private static Path fill(Path ballast) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (byte[] some = new byte[1 << 12]; ; ) {
                out.write(some);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
        return ballast;
    }

    /** What a command says when it fails; nothing when it succeeds. */
    private static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0 ? "" : said.isEmpty() ? "exit " + process.exitValue() : said;
    }
}
