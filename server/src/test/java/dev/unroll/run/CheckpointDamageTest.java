package dev.unroll.run;

import static dev.unroll.run.Bench.done;
import static dev.unroll.run.Bench.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.run.RunNotice.Kind;
import dev.unroll.store.Disk;
import dev.unroll.train.HelloSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose checkpoints are damaged on the disk: it goes on from the newest that is not, ends as it would have, and says so. */
class CheckpointDamageTest {
    private static final int CASES = 200;
    private static final List<Integer> KEPT = List.of(10, 20, 30);

    @TempDir
    private Path parent;

    @Test
    void twoHundredDamagedCheckpointsArePassedOverForTheOneBeforeAndThePersonIsTold() throws Exception {
        Path prepared = parent.resolve("prepared");
        String id = prepare(prepared);
        Path sound = parent.resolve("sound");
        copy(prepared, sound);
        String undisturbed = after31(sound, id, 0, 0);
        Random random = new Random(2);
        for (int i = 0; i < CASES; i++) {
            int damaged = i % 20 == 19 ? 3 : i % 10 == 9 ? 2 : 1;
            Path data = parent.resolve("case-" + i);
            copy(prepared, data);
            for (int one = 0; one < damaged; one++) {
                damage(data.resolve("checkpoints/%s/%d.safetensors".formatted(id, KEPT.get(2 - one))), i % 5, random);
            }
            long used = damaged == 3 ? 0 : KEPT.get(2 - damaged);
            assertThat(after31(data, id, damaged, used)).as("case %d", i).isEqualTo(undisturbed);
        }
    }

    @Test
    void aForkWhoseOnlyCheckpointIsDamagedSaysSoAndIsNotMadeUpFromTheStart() throws Exception {
        String fork;
        try (KeptRuns kept = new KeptRuns(parent, Disk.REAL)) {
            Run run = kept.place(KeptRuns.STEPS, 0);
            for (int i = 0; i < 3; i++) {
                done(run.step());
            }
            long step = kept.newest(run).step();
            HelloSpec faster = new HelloSpec(HelloSpec.TASK, "hello", 3, 0.2, 1, KeptRuns.STEPS, 0, "");
            Run child = kept.runs.fork(run, step, faster);
            fork = child.id();
            done(child.pause()); // it has come back from its file, and is kept there once more with its own settings
        }
        damage(parent.resolve("checkpoints/%s/3.safetensors".formatted(fork)), 0, new Random(3));
        try (KeptRuns kept = new KeptRuns(parent, Disk.REAL)) {
            Run run = kept.runs.find(fork).orElseThrow();
            var unused = run.step();
            RunState failed = until(run, state -> state.status() == Status.FAILED);
            assertThat(failed.message()).startsWith("None of its checkpoints can be used any more");
            assertThat(failed.progress().step()).isEqualTo(3);
        }
    }

    /** A run paused at step 30 with checkpoints at 10, 20 and 30. */
    private static String prepare(Path data) throws Exception {
        try (KeptRuns kept = new KeptRuns(data, Disk.REAL)) {
            Run run = kept.place(KeptRuns.STEPS, 0);
            for (int step = 1; step <= 30; step++) {
                done(run.step());
            }
            kept.newest(run);
            List<Long> others = kept.runs.checkpoints(run).stream()
                    .map(one -> one.step())
                    .filter(step -> !KEPT.contains(step.intValue()))
                    .toList();
            kept.database.forget(run.id(), others);
            return run.id();
        }
    }

    /** The hash of the state after one step more. */
    private static String after31(Path data, String id, int damaged, long used) throws Exception {
        try (KeptRuns kept = new KeptRuns(data, Disk.REAL)) {
            Run run = kept.runs.find(id).orElseThrow();
            RunState state = done(run.step());
            assertThat(state.progress().step()).isEqualTo(31);
            assertThat(state.keeping().notices())
                    .isEqualTo(
                            damaged == 0 ? List.of() : List.of(new RunNotice(Kind.CHECKPOINT_DAMAGED, used, damaged)));
            return kept.newest(run).stateHash();
        }
    }

    private static void damage(Path checkpoint, int kind, Random random) throws IOException {
        byte[] file = Files.readAllBytes(checkpoint);
        byte[] other = file.clone();
        switch (kind) {
            case 0 -> other[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> other = Arrays.copyOf(file, random.nextInt(file.length));
            case 2 -> {
                int from = random.nextInt(file.length - 512);
                Arrays.fill(other, from, from + 512, (byte) 0);
            }
            case 3 -> random.nextBytes(other);
            default -> Files.delete(checkpoint);
        }
        if (kind < 4) {
            assertThat(other).isNotEqualTo(file);
            Files.write(checkpoint, other);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file :
                    all.filter(one -> !one.startsWith(from.resolve("tmp"))).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
