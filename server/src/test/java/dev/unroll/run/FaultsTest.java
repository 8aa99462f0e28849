package dev.unroll.run;

import static dev.unroll.run.Bench.done;
import static dev.unroll.run.Bench.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.checkpoint.SavedRun;
import dev.unroll.store.Disk;
import dev.unroll.store.StorageFailed;
import dev.unroll.store.StorageFailed.Cause;
import dev.unroll.store.StoredCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run whose disk fails: at the first operation, the second, the third, … until it has taken all its steps without a failure. */
class FaultsTest {
    private static final int FEWEST_OPERATIONS = 50;

    @TempDir
    private Path parent;

    @ParameterizedTest
    @CsvSource({
        "false, Input/output error, DISK_FAILED",
        "true, Input/output error, DISK_FAILED",
        "false, No space left on device, DISK_FULL",
        "true, No space left on device, DISK_FULL",
    })
    void whateverOperationFailsNothingIsHalfWrittenAndTheRunEndsAsIfNothingHadHappened(
            boolean forEver, String error, Cause kind) throws Exception {
        String undisturbed = undisturbed();
        int k = 0;
        FaultyDisk disk;
        do {
            k++;
            disk = new FaultyDisk(k, forEver, error);
            Path data = Files.createDirectory(parent.resolve(Integer.toString(k)));
            try {
                String hash = new Person(data, disk, forEver, kind, undisturbed).train();
                assertThat(hash).isEqualTo(undisturbed);
                everyStepIsThereOnce(data);
            } catch (Throwable e) {
                throw new AssertionError(disk.toString(), e);
            }
        } while (disk.failed());
        assertThat(k).as("operations that were made to fail").isGreaterThan(FEWEST_OPERATIONS);
    }

    private String undisturbed() throws Exception {
        try (KeptRuns kept = new KeptRuns(parent.resolve("undisturbed"), Disk.REAL)) {
            Run run = kept.place(KeptRuns.STEPS, 0);
            done(run.train());
            until(run, state -> state.status() == Status.FINISHED);
            return kept.newest(run).stateHash();
        }
    }

    private static void everyStepIsThereOnce(Path data) throws Exception {
        try (KeptRuns kept = new KeptRuns(data, Disk.REAL)) {
            assertThat(kept.runs.newestFirst())
                    .as("what was refused is not there")
                    .hasSize(1);
            Run run = kept.runs.newestFirst().get(0);
            assertThat(run.state().status()).isEqualTo(Status.FINISHED);
            assertThat(run.state().advice()).isEmpty();
            assertThat(run.journal().pointsFrom(0).stream().map(Point::step))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, KeptRuns.STEPS).boxed().toList());
            assertThat(run.journal().damaged()).isZero();
        }
    }

    /** Takes some steps, trains to the end, and does again what was refused. */
    private static final class Person {
        private final Path data;
        private final FaultyDisk disk;
        private final boolean forEver;
        private final Cause kind;
        private final String undisturbed;

        Person(Path data, FaultyDisk disk, boolean forEver, Cause kind, String undisturbed) {
            this.data = data;
            this.disk = disk;
            this.forEver = forEver;
            this.kind = kind;
            this.undisturbed = undisturbed;
        }

        /** The hash of the last state. */
        String train() throws Exception {
            try (KeptRuns kept = again(() -> new KeptRuns(data, disk), () -> {})) {
                Run run = again(() -> kept.place(KeptRuns.STEPS, 2000), () -> {});
                for (int i = 1; i <= 6; i++) {
                    long wanted = i;
                    again(
                            () -> run.state().progress().step() < wanted ? done(run.step()) : run.state(),
                            () -> settled(kept, run));
                    if (i % 3 == 0) {
                        again(() -> done(run.keepState()), () -> settled(kept, run));
                    }
                }
                again(() -> done(run.train()), () -> settled(kept, run));
                until(run, state -> state.status() == Status.FINISHED || (forEver && disk.failing()));
                settled(kept, run);
                until(run, state -> state.status() == Status.FINISHED);
                StoredCheckpoint last = again(() -> kept.newest(run), disk::mend);
                if (last.step() < KeptRuns.STEPS) { // the disk failed meanwhile
                    last = kept.newest(run);
                }
                assertThat(last.step()).isEqualTo(KeptRuns.STEPS);
                disk.sound(() -> whole(kept, run));
                return last.stateHash();
            }
        }

        /** What can be refused at most twice: before the disk is mended, and while nobody has looked whether it is. */
        private <T> T again(Callable<T> action, Settling settling) throws Exception {
            for (int refused = 0; ; refused++) {
                try {
                    T result = action.call();
                    settling.settle();
                    return result;
                } catch (StorageFailed e) {
                    assertThat(e.kind()).isEqualTo(kind);
                    assertThat(refused).as("refused: %s", e.getMessage()).isLessThan(2);
                    settling.settle();
                    if (forEver) {
                        disk.mend();
                    }
                }
            }
        }

        /** While the disk fails the run waits and says why, and nothing is half written; then it goes on, by itself or when Train is pressed. */
        private void settled(KeptRuns kept, Run run) throws Exception {
            if (forEver && disk.failing()) {
                RunState held = until(run, state -> state.keeping().trouble().isPresent());
                assertThat(held.status()).isNotEqualTo(Status.TRAINING);
                assertThat(held.keeping().trouble().orElseThrow().kind()).isEqualTo(kind);
                assertThat(held.advice())
                        .contains(kind == Cause.DISK_FULL ? "disk of the data folder is full" : "Check the disk");
                assertThat(held.keeping().notices())
                        .extracting(notice -> notice.kind().name())
                        .contains(kind.name());
                disk.sound(() -> whole(kept, run));
                goesOnAfterAKill(kept);
                disk.mend();
            }
            until(run, state -> state.keeping().trouble().isEmpty());
        }

        /** Every file is a checkpoint, and every row has its file. */
        private Void whole(KeptRuns kept, Run run) throws Exception {
            Path folder = data.resolve("checkpoints").resolve(run.id());
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(one -> !one.toString().endsWith(".part"))
                            .toList()) {
                        assertThat(SavedRun.read(Files.readAllBytes(file)).step() + ".safetensors")
                                .isEqualTo(file.getFileName().toString());
                    }
                }
            }
            for (StoredCheckpoint one : kept.database.checkpoints(run.id())) {
                byte[] file = Files.readAllBytes(folder.resolve(one.step() + ".safetensors"));
                assertThat(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(file)))
                        .isEqualTo(one.sha256());
                assertThat(SavedRun.read(file).hash()).isEqualTo(one.stateHash());
            }
            return null;
        }

        /** The folder as it is now, as a server finds it that was killed. */
        private void goesOnAfterAKill(KeptRuns kept) throws Exception {
            Path copy = data.resolveSibling("killed-" + data.getFileName());
            synchronized (kept.database) {
                copy(data, copy);
            }
            try (KeptRuns after = new KeptRuns(copy, Disk.REAL)) {
                assertThat(after.database.replaced()).isEmpty();
                for (Run run : after.runs.newestFirst()) {
                    if (run.state().status() != Status.FINISHED) {
                        done(run.train());
                    }
                    until(run, state -> state.status() == Status.FINISHED);
                    assertThat(after.newest(run).stateHash()).isEqualTo(undisturbed);
                }
            }
        }

        /** What the program removes while its folder is copied is not there after a kill either. */
        private static void copyUnlessGone(Path file, Path to) throws IOException {
            try {
                Files.copy(file, to);
            } catch (NoSuchFileException gone) {
                if (Files.exists(file)) {
                    throw gone;
                }
            }
        }

        private static void copy(Path from, Path to) throws IOException {
            try (Stream<Path> all = Files.walk(from)) {
                for (Path file : all.filter(one -> !one.endsWith("unroll.db-shm"))
                        .filter(one -> !one.startsWith(from.resolve("tmp")))
                        .toList()) {
                    copyUnlessGone(file, to.resolve(from.relativize(file)));
                }
            }
        }
    }

    /** What is done after a command. */
    @FunctionalInterface
    private interface Settling {
        void settle() throws Exception;
    }
}
