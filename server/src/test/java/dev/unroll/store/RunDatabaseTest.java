package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.unroll.store.HistoryRow.Kind;
import dev.unroll.store.StorageFailed.Cause;
import dev.unroll.store.StoredRun.Figures;
import dev.unroll.store.StoredRun.Origin;
import dev.unroll.store.StoredRun.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in a real database on a real disk, and what becomes of them when it is damaged, missing or full. */
class RunDatabaseTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ASIDE = "damaged-2026-03-01-120000.db";

    @TempDir
    private Path data;

    @Test
    void aRunComesBackAsItWasWrittenWhateverIsNotANumber() throws Exception {
        State state = state("{\"task\":\"text\"}", 7, Double.NaN);
        try (Opened opened = open()) {
            opened.database.add(origin("a"), state("{}", 0, 1), List.of());
            opened.database.write(
                    List.of(new RunChange(
                            "a", state, false, List.of(row(Kind.POINTS, 5, "points"), row(Kind.SAMPLE, 7, "é")))),
                    List.of(checkpoint("a", 40)));
        }
        try (Opened opened = open()) {
            assertThat(opened.database.notice()).isEmpty();
            assertThat(opened.database.runs()).containsExactly(new StoredRun(origin("a"), state, Optional.empty()));
            assertThat(opened.database.history("a").rows())
                    .extracting(HistoryRow::kind, HistoryRow::sequence, row -> text(row))
                    .containsExactly(tuple(Kind.POINTS, 5L, "points"), tuple(Kind.SAMPLE, 7L, "é"));
            assertThat(opened.database.checkpoints("a")).containsExactly(checkpoint("a", 40));
        }
    }

    @Test
    void checksumsAreThoseOfEarlierVersions() throws Exception {
        try (Opened opened = open()) {
            opened.database.add(origin("a"), state("{\"task\":\"text\"}", 7, Double.NaN), List.of(checkpoint("a", 40)));
        }
        try (Connection connection = Sqlite.connect(data.resolve(RunDatabase.FILE));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT r.crc, r.origin_crc, c.crc FROM runs r JOIN checkpoints c ON c.run = r.id")) {
            assertThat(List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                    .containsExactly(3_623_548_393L, 439_857_981L, 1_042_573_802L);
        }
    }

    @Test
    void librariesOfProcessesThatWereKilledAreRemoved() throws Exception {
        Path folder = Files.createDirectory(data.resolve("tmp"));
        Path library = Files.writeString(folder.resolve("sqlite-3.54.1.0-5b-libsqlitejdbc.so"), "killed");
        Path lock = Files.writeString(folder.resolve("sqlite-3.54.1.0-5b-libsqlitejdbc.so.lck"), "");
        Path other = Files.writeString(folder.resolve("other"), "stays");
        open().close();
        assertThat(library).doesNotExist();
        assertThat(lock).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void aWholeHistoryTakesThePlaceOfWhatWasThereAndAPurgedRunLeavesNothing() throws Exception {
        try (Opened opened = open()) {
            opened.database.add(origin("a"), state("{}", 0, 1), List.of());
            opened.database.write(
                    List.of(new RunChange(
                            "a",
                            state("{}", 2, 1),
                            false,
                            List.of(row(Kind.POINTS, 1, "1"), row(Kind.POINTS, 2, "2")))),
                    List.of());
            opened.database.write(
                    List.of(new RunChange("a", state("{}", 3, 1), true, List.of(row(Kind.POINTS, 3, "all")))),
                    List.of());
            assertThat(opened.database.history("a").rows())
                    .extracting(RunDatabaseTest::text)
                    .containsExactly("all");

            opened.database.purge("a");
            opened.database.write(
                    List.of(new RunChange("a", state("{}", 4, 1), false, List.of(row(Kind.POINTS, 4, "late")))),
                    List.of(checkpoint("a", 1)));
            assertThat(opened.database.runs()).isEmpty();
            assertThat(opened.database.history("a").rows()).isEmpty();
            assertThat(opened.database.checkpoints("a")).isEmpty();
        }
    }

    @Test
    void aFlippedBitInAHistoryIsFoundAndTheOtherRowsAreThere() throws Exception {
        try (Opened opened = open()) {
            fill(opened.database, 1, 20);
        }
        try (Connection connection = Sqlite.connect(data.resolve("unroll.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE history SET content = zeroblob(length(content)) WHERE sequence = 7");
        }
        try (Opened opened = open()) {
            RunDatabase.History history = opened.database.history("run-0");
            assertThat(history.damaged()).isEqualTo(1);
            assertThat(history.rows())
                    .extracting(HistoryRow::sequence)
                    .hasSize(19)
                    .doesNotContain(7L);
        }
    }

    @Test
    void aRowOfARunThatIsNotAsItWasWrittenIsDamageToo() throws Exception {
        try (Opened opened = open()) {
            fill(opened.database, 3, 1);
            opened.database.backUp();
        }
        try (Connection connection = Sqlite.connect(data.resolve("unroll.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE runs SET loss = loss + 1e-9 WHERE id = 'run-1'");
        }
        try (Opened opened = open()) {
            assertThat(opened.database.notice()).get().asString().contains("was damaged");
            assertThat(opened.database.runs()).hasSize(3);
        }
    }

    @Test
    void aDatabaseOfTheFirstVersionGetsItsChecksumsAndIsAsItWas() throws Exception {
        List<StoredRun> before;
        try (Opened opened = open()) {
            fill(opened.database, 3, 2);
            opened.database.write(List.of(), List.of(checkpoint("run-1", 40)));
            opened.database.markDeleted("run-2", Optional.of(NOW));
            before = opened.database.runs();
        }
        try (Connection connection = Sqlite.connect(data.resolve("unroll.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("ALTER TABLE runs DROP COLUMN origin_crc");
            statement.executeUpdate("ALTER TABLE checkpoints DROP COLUMN crc");
            statement.executeUpdate("PRAGMA user_version = 1");
        }
        try (Opened opened = open()) {
            assertThat(opened.database.notice()).isEmpty();
            assertThat(opened.database.runs()).isEqualTo(before);
            assertThat(opened.database.checkpoints("run-1")).containsExactly(checkpoint("run-1", 40));
        }
        try (Opened opened = open()) {
            assertThat(opened.database.notice()).isEmpty();
        }
    }

    @Test
    void anotherNicknameOrAnotherTimeOfDeletionIsDamageToo() throws Exception {
        for (String change : List.of(
                "UPDATE runs SET nickname = 'loud otter' WHERE id = 'run-1'",
                "UPDATE runs SET deleted = 7 WHERE id = 'run-1'",
                "UPDATE checkpoints SET sha256 = 'ac'")) {
            try (Opened opened = open()) {
                fill(opened.database, opened.database.runs().isEmpty() ? 3 : 0, 1);
                opened.database.write(List.of(), List.of(checkpoint("run-1", 40)));
                opened.database.backUp();
            }
            try (Connection connection = Sqlite.connect(data.resolve("unroll.db"));
                    Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(change)).isEqualTo(1);
            }
            try (Opened opened = open()) {
                assertThat(opened.database.replaced()).as(change).isPresent();
                assertThat(opened.database.runs())
                        .extracting(run -> run.origin().nickname())
                        .containsOnly("quiet otter");
            }
        }
    }

    @Test
    void withoutABackupTheListStartsAnewAndSaysSo() throws Exception {
        Files.writeString(
                data.resolve("unroll.db"), "not a database at all, but long enough to be taken for one".repeat(100));
        try (Opened opened = open()) {
            assertThat(opened.database.runs()).isEmpty();
            assertThat(opened.database.notice()).get().asString().contains("There was no backup yet");
        }
        assertThat(data.resolve(ASIDE)).exists();
    }

    @Test
    void aDeletedLogCostsAtMostWhatIsInIt() throws Exception {
        try (Opened opened = open()) {
            fill(opened.database, 5, 5);
        }
        Files.deleteIfExists(data.resolve("unroll.db-wal"));
        try (Opened opened = open()) {
            assertThat(opened.database.runs()).hasSize(5);
            assertThat(opened.database.notice()).isEmpty();
        }
    }

    @Test
    void aFullDiskLosesNothingAndWritingGoesOnWhenThereIsRoom() throws Exception {
        try (Opened opened = open()) {
            fill(opened.database, 1, 1);
            opened.database.fill(true);
            RunChange large = new RunChange(
                    "run-0", state("{}", 99, 1), false, List.of(row(Kind.SAMPLE, 99, "x".repeat(1 << 20))));
            assertThatThrownBy(() -> opened.database.write(List.of(large), List.of()))
                    .isInstanceOfSatisfying(
                            StorageFailed.class, e -> assertThat(e.kind()).isEqualTo(Cause.DISK_FULL))
                    .hasMessageContaining("disk of the data folder is full");
            assertThat(opened.database.run("run-0").orElseThrow().state().sequence())
                    .isEqualTo(1);

            opened.database.fill(false);
            opened.database.write(List.of(large), List.of());
            assertThat(opened.database.run("run-0").orElseThrow().state().sequence())
                    .isEqualTo(99);
        }
    }

    @Test
    void aThousandRunsAreListedInLessThanHalfASecondAndAHistoryIsReadInLessThan50Milliseconds() throws Exception {
        try (Opened opened = open()) {
            fill(opened.database, 1000, 1);
            RunChange curve = new RunChange(
                    "run-3",
                    state("{}", 5000, 1),
                    true,
                    LongStream.range(1000, 1512)
                            .mapToObj(n -> row(Kind.POINTS, n, "p".repeat(72)))
                            .toList());
            opened.database.write(List.of(curve), List.of());
        }
        try (Opened opened = open()) {
            assertThat(opened.database.history("run-2").rows()).hasSize(1);
            long start = System.nanoTime();
            assertThat(opened.database.runs()).hasSize(1000);
            long listed = System.nanoTime();
            assertThat(opened.database.history("run-3").rows()).hasSize(512);
            long read = System.nanoTime();
            assertThat(listed - start).isLessThan(500_000_000L);
            assertThat(read - listed).isLessThan(50_000_000L);
        }
    }

    private static void fill(RunDatabase database, int runs, int rows) {
        for (int i = 0; i < runs; i++) {
            database.add(origin("run-" + i), state("{}", 0, 1), List.of());
        }
        database.write(
                IntStream.range(0, runs)
                        .mapToObj(i -> new RunChange(
                                "run-" + i,
                                state("{\"number\":%d}".formatted(i), rows, i),
                                false,
                                LongStream.rangeClosed(1, rows)
                                        .mapToObj(n -> row(Kind.POINTS, n, "a part of a curve ".repeat(40)))
                                        .toList()))
                        .toList(),
                List.of());
    }

    private static Origin origin(String id) {
        return new Origin(id, "quiet otter", "text", Optional.empty(), 0, NOW);
    }

    private static State state(String spec, long sequence, double loss) {
        Figures figures = new Figures(40, 1.5, 10, loss, 2, Double.NaN, Double.NaN, Double.NaN, 1000, 0.1, 20, 12_345);
        return new State(spec, "paused", "", false, 2, sequence, 1_000_000, figures);
    }

    private static HistoryRow row(Kind kind, long sequence, String content) {
        return new HistoryRow(kind, sequence, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HistoryRow row) {
        return new String(row.content(), StandardCharsets.UTF_8);
    }

    private static StoredCheckpoint checkpoint(String run, long step) {
        return new StoredCheckpoint(run, 2, step, 1000, "ab", "cd", 1.5, true, NOW);
    }

    private Opened open() throws IOException {
        DataFolder folder = DataFolder.open(data);
        return new Opened(folder, RunDatabase.open(folder, NOW));
    }

    private record Opened(DataFolder folder, RunDatabase database) implements AutoCloseable {
        @Override
        public void close() throws IOException, SQLException {
            database.close();
            folder.close();
        }
    }
}
