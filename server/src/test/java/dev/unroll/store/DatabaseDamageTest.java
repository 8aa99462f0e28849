package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.store.HistoryRow.Kind;
import dev.unroll.store.StoredRun.Figures;
import dev.unroll.store.StoredRun.Origin;
import dev.unroll.store.StoredRun.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage of the database's files, very much of it: what is sound is used, or the backup, and it is said; nobody is ever told what never was. */
class DatabaseDamageTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int CASES = 600;
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<Damage> DAMAGES = List.of(Damage.values());
    private static final int PAGE = 4096;
    private static final int RUNS = 12;
    private static final int ROWS = 8;
    private static final int COMMITS = 3;
    /** What a backup adds to the numbers of events, so that every page hears of them. */
    private static final long AHEAD = 1L << 32;

    @TempDir
    private Path data;

    private byte[] closed = {};
    private byte[] killed = {};
    private byte[] log = {};
    private byte[] backup = {};

    /** What may be done to the files. */
    private enum Damage {
        FLIPPED_BITS(false),
        ZEROED_PAGE(false),
        CUT_SHORT(false),
        OVERWRITTEN_HEADER(false),
        NOISE_IN_A_PAGE(false),
        SWAPPED_PAGES(false),
        DELETED_LOG(true),
        FLIPPED_BITS_IN_THE_LOG(true),
        LOG_CUT_SHORT(true),
        ZEROED_PART_OF_THE_LOG(true);

        private final boolean ofLog;

        Damage(boolean ofLog) {
            this.ofLog = ofLog;
        }
    }

    /** Three commits: the files as they are after a clean end, and as a process leaves them that is killed, with all but the first in the log. */
    @BeforeEach
    void write() throws Exception {
        try (Opened opened = open()) {
            for (int i = 0; i < RUNS; i++) {
                opened.database.add(origin(i), state(i, 0), List.of());
            }
            commit(opened.database, 1);
        }
        try (Opened opened = open()) {
            commit(opened.database, 2);
            commit(opened.database, 3);
            killed = Files.readAllBytes(data.resolve("unroll.db"));
            log = Files.readAllBytes(data.resolve("unroll.db-wal"));
            opened.database.backUp();
        }
        closed = Files.readAllBytes(data.resolve("unroll.db"));
        backup = Files.readAllBytes(data.resolve("backup/unroll.db"));
    }

    @Test
    void sixHundredDamagedDatabasesAreUsedAsFarAsTheyAreSoundOrSetAsideForTheBackup() throws Exception {
        Random random = new Random(1);
        int setAside = 0;
        int partly = 0;
        for (int i = 0; i < CASES; i++) {
            Damage damage = DAMAGES.get(i % DAMAGES.size());
            damage(damage, random);
            String what = "case %d, %s".formatted(i, damage);
            try (Opened opened = open()) {
                if (opened.database.replaced().isPresent()) {
                    setAside++;
                    assertThat(opened.database.notice())
                            .as(what)
                            .get()
                            .asString()
                            .contains("Its backup of ");
                    assertThat(data.resolve("damaged-2026-03-01-120000.db"))
                            .as(what)
                            .exists();
                    assertThat(look(opened.database, COMMITS, AHEAD, what)).isZero();
                } else {
                    int commits = (int) opened.database
                                    .run("run-0")
                                    .orElseThrow()
                                    .state()
                                    .sequence()
                            / ROWS;
                    assertThat(commits).as(what).isBetween(damage.ofLog ? 1 : COMMITS, 3);
                    partly += look(opened.database, commits, 0, what);
                }
            } catch (Exception e) {
                throw new AssertionError(what, e);
            }
        }
        assertThat(setAside).as("set aside").isBetween(CASES / 4, CASES * 3 / 4);
        assertThat(partly).as("parts of histories left out").isPositive();
    }

    @Test
    void withADamagedBackupTheListStartsAnewAndSaysSo() throws Exception {
        clear();
        Files.write(data.resolve("unroll.db"), Arrays.copyOf(closed, PAGE + 10));
        Files.write(data.resolve("backup/unroll.db"), Arrays.copyOf(backup, 2 * PAGE));
        try (Opened opened = open()) {
            assertThat(opened.database.runs()).isEmpty();
            assertThat(opened.database.notice()).get().asString().contains("The backup is damaged too");
        }
    }

    @Test
    void aDamagedVersionInTheHeaderIsNoReasonToSendAnyoneAway() throws Exception {
        for (int version : new int[] {0, 1, 3, 66_000}) {
            clear();
            byte[] other = closed.clone();
            for (int i = 0; i < 4; i++) {
                other[60 + i] = (byte) (version >>> (24 - 8 * i));
            }
            Files.write(data.resolve("unroll.db"), other);
            try (Opened opened = open()) {
                assertThat(opened.database.replaced()).as("version %d", version).isPresent();
                assertThat(opened.database.runs()).hasSize(RUNS);
            }
        }
    }

    /** Compares everything with what was written; how many parts of histories are left out. */
    private static int look(RunDatabase database, int commits, long ahead, String what) {
        int left = 0;
        assertThat(database.runs())
                .as(what)
                .containsExactlyElementsOf(IntStream.range(0, RUNS)
                        .mapToObj(i -> new StoredRun(origin(i), ahead(state(i, commits), ahead), Optional.empty()))
                        .toList());
        for (int i = 0; i < RUNS; i++) {
            RunDatabase.History history = database.history("run-" + i);
            assertThat(history.rows().size() + history.damaged()).as(what).isEqualTo(commits * ROWS);
            for (HistoryRow row : history.rows()) {
                assertThat(row.content()).as(what).isEqualTo(content(i, row.sequence()));
            }
            left += history.damaged();
            assertThat(database.checkpoints("run-" + i))
                    .as(what)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, commits)
                            .mapToObj(DatabaseDamageTest.ofRun(i))
                            .toList());
        }
        return left;
    }

    private void damage(Damage damage, Random random) throws IOException {
        clear();
        boolean ofLog = damage.ofLog;
        byte[] file = (ofLog ? killed : closed).clone();
        byte[] beside = log.clone();
        int page = PAGE * random.nextInt(file.length / PAGE);
        switch (damage) {
            case FLIPPED_BITS -> flip(file, random);
            case ZEROED_PAGE -> Arrays.fill(file, page, page + PAGE, (byte) 0);
            case CUT_SHORT -> file = Arrays.copyOf(file, 1 + random.nextInt(file.length - 1));
            case OVERWRITTEN_HEADER -> noise(file, random.nextInt(92), 8, random);
            case NOISE_IN_A_PAGE -> noise(file, page + random.nextInt(PAGE - 64), 64, random);
            case SWAPPED_PAGES -> swap(file, page, PAGE * random.nextInt(file.length / PAGE));
            case DELETED_LOG -> beside = new byte[0];
            case FLIPPED_BITS_IN_THE_LOG -> flip(beside, random);
            case LOG_CUT_SHORT -> beside = Arrays.copyOf(beside, 1 + random.nextInt(beside.length - 1));
            case ZEROED_PART_OF_THE_LOG -> {
                int from = random.nextInt(beside.length);
                Arrays.fill(beside, from, Math.min(beside.length, from + PAGE), (byte) 0);
            }
        }
        Files.write(data.resolve("unroll.db"), file);
        if (ofLog && beside.length > 0) {
            Files.write(data.resolve("unroll.db-wal"), beside);
        }
    }

    private void clear() throws IOException {
        for (String name : List.of("unroll.db", "damaged-2026-03-01-120000.db", "backup/unroll.db")) {
            for (String part : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(data.resolve(name + part));
            }
        }
        Files.write(data.resolve("backup/unroll.db"), backup);
    }

    private static void flip(byte[] file, Random random) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private static void noise(byte[] file, int from, int count, Random random) {
        byte[] noise = new byte[count];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, file, from, count);
    }

    private static void swap(byte[] file, int one, int other) {
        byte[] kept = Arrays.copyOfRange(file, one, one + PAGE);
        System.arraycopy(file, other, file, one, PAGE);
        System.arraycopy(kept, 0, file, other, PAGE);
    }

    /** Rows and a checkpoint for every run. */
    private static void commit(RunDatabase database, int number) {
        List<RunChange> changes = new ArrayList<>();
        List<StoredCheckpoint> checkpoints = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            int run = i;
            List<HistoryRow> rows = IntStream.rangeClosed((number - 1) * ROWS + 1, number * ROWS)
                    .mapToObj(n -> new HistoryRow(KINDS.get(n % KINDS.size()), n, content(run, n)))
                    .toList();
            changes.add(new RunChange("run-" + i, state(i, number), false, rows));
            checkpoints.add(ofRun(i).apply(number));
        }
        database.write(changes, checkpoints);
    }

    private static byte[] content(int run, long sequence) {
        return "part %d of the curve of run %d "
                .formatted(sequence, run)
                .repeat(1 + (int) (sequence % 30))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Origin origin(int run) {
        Optional<String> parent = run > 0 ? Optional.of("run-" + (run - 1)) : Optional.empty();
        return new Origin("run-" + run, "quiet otter " + run, "text", parent, run, NOW.plusSeconds(run));
    }

    private static State state(int run, int commits) {
        Figures figures =
                new Figures(commits, 1.5, 10, run / 7.0, 2, Double.NaN, Double.NaN, Double.NaN, 1000, 0.1, 20, 12_345);
        String spec = "{\"number\":%d}".formatted(run);
        return new State(spec, "paused", "", false, 2, (long) commits * ROWS, 1_000_000, figures);
    }

    private static State ahead(State state, long by) {
        return new State(
                state.spec(),
                state.status(),
                state.message(),
                state.changedLive(),
                state.generation(),
                state.sequence() + by,
                state.trained(),
                state.figures());
    }

    private static IntFunction<StoredCheckpoint> ofRun(int run) {
        return number -> new StoredCheckpoint("run-" + run, 2, number, 1000, "ab" + run, "cd", 1.5, true, NOW);
    }

    private Opened open() throws IOException {
        DataFolder folder = DataFolder.open(data);
        try {
            return new Opened(folder, RunDatabase.open(folder, NOW));
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private record Opened(DataFolder folder, RunDatabase database) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            database.close();
            folder.close();
        }
    }
}
