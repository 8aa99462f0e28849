package dev.unroll.run;

import static dev.unroll.run.Bench.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.run.Event.StatusChanged;
import dev.unroll.store.Disk;
import dev.unroll.store.Disk.Operation;
import dev.unroll.store.StorageFailed;
import dev.unroll.store.StoredCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a run at the moments when it is least convenient. */
class KeptStateTest {
    @TempDir
    private Path parent;

    @Test
    void aStateThatCannotBeKeptIsRefusedAndNoEarlierOneIsTakenForIt() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        Disk disk = (operation, path) -> {
            if (full.get() && operation == Operation.WRITE) {
                throw new IOException("No space left on device");
            }
        };
        try (KeptRuns kept = new KeptRuns(parent, disk)) {
            Run run = kept.place(KeptRuns.STEPS, 0);
            done(run.step());
            assertThat(kept.newest(run).step()).isEqualTo(1);
            done(run.step());
            kept.newest(run);
            full.set(true);
            done(run.step());
            assertThatThrownBy(() -> done(run.keepState()))
                    .isInstanceOf(StorageFailed.class)
                    .hasMessageContaining("disk of the data folder is full");
            full.set(false);
            assertThat(kept.newest(run).step()).isEqualTo(3);
        }
    }

    @Test
    void aForkThatIsKilledWhileItIsResetIsAtStep0AndNotMadeUpFromTheStart() throws Exception {
        Path killed = parent.resolve("killed");
        Path data = parent.resolve("data");
        String[] fork = {""};
        AtomicBoolean resetting = new AtomicBoolean();
        Disk disk = (operation, path) -> {
            if (operation == Operation.DELETE && path.toString().contains(fork[0]) && resetting.getAndSet(false)) {
                copy(data, killed);
            }
        };
        try (KeptRuns kept = new KeptRuns(data, disk)) {
            Run run = kept.place(KeptRuns.STEPS, 0);
            for (int i = 0; i < 3; i++) {
                done(run.step());
            }
            StoredCheckpoint newest = kept.newest(run);
            Run child = kept.runs.fork(run, newest.step(), run.state().spec());
            fork[0] = child.id();
            resetting.set(true);
            assertThat(done(child.reset(false)).progress().step()).isZero();
        }
        try (KeptRuns after = new KeptRuns(killed, Disk.REAL)) {
            Run child = after.runs.find(fork[0]).orElseThrow();
            assertThat(child.state().generation()).isEqualTo(1);
            assertThat(done(child.step()).progress().step()).isEqualTo(1);
        }
    }

    @Test
    void whoWasNotToldOfTheEndBeforeAKillIsToldOfItAfterwards() throws Exception {
        long seen;
        String id;
        try (KeptRuns kept = new KeptRuns(parent, Disk.REAL)) {
            Run run = kept.place(2, 0);
            id = run.id();
            done(run.step());
            seen = run.journal().newest();
            assertThat(done(run.step()).status()).isEqualTo(Status.FINISHED);
        }
        try (KeptRuns after = new KeptRuns(parent, Disk.REAL)) {
            Journal journal = after.runs.find(id).orElseThrow().journal();
            List<Status> told = new ArrayList<>();
            for (List<Event> next = journal.next(seen); !next.isEmpty(); next = journal.next(seen)) {
                seen = next.get(next.size() - 1).sequence();
                if (next.get(0) instanceof StatusChanged status) {
                    told.add(status.state().status());
                }
            }
            assertThat(told).containsExactly(Status.FINISHED);
        }
    }

    @Test
    void aForkOfTheLastStepTakesNoStepMoreThanItIsTo() throws Exception {
        try (KeptRuns kept = new KeptRuns(parent, Disk.REAL)) {
            Run run = kept.place(2, 0);
            done(run.step());
            assertThat(done(run.step()).status()).isEqualTo(Status.FINISHED);
            StoredCheckpoint last = kept.newest(run);
            for (boolean train : List.of(true, false)) {
                Run fork = kept.runs.fork(run, last.step(), run.state().spec());
                RunState ended = done(train ? fork.train() : fork.step());
                assertThat(ended.status()).isEqualTo(Status.FINISHED);
                assertThat(ended.progress().step()).isEqualTo(2);
                assertThat(kept.newest(fork).stateHash()).isEqualTo(last.stateHash());
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(one -> !one.endsWith("unroll.db-shm"))
                    .filter(one -> !one.startsWith(from.resolve("tmp")))
                    .toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
