package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.checkpoint.SpecJson;
import dev.unroll.store.DataFolder;
import dev.unroll.store.HistoryRow;
import dev.unroll.store.HistoryRow.Kind;
import dev.unroll.store.RunChange;
import dev.unroll.store.RunDatabase;
import dev.unroll.store.StoredRun.Figures;
import dev.unroll.store.StoredRun.Origin;
import dev.unroll.store.StoredRun.State;
import dev.unroll.train.RunSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that finds a thousand runs in its folder. */
class ManyRunsTest {
    private static final int RUNS = 1000;

    /** What a run of some minutes leaves: a curve of 800 points and 30 samples. */
    private static final int POINTS_ROWS = 7;

    private static final int BYTES_OF_POINTS = 128 * 72;
    private static final int SAMPLES = 30;
    private static final int BYTES_OF_A_SAMPLE = 400;

    /** The figure stands in bench/RESULTS.md; a test must bear a busy machine. */
    private static final double SECONDS = 120;

    @TempDir
    private Path folder;

    @Test
    void itStartsAndListsThemWithoutReadingWhatHappenedToThem() throws Exception {
        Path file = folder.resolve("data").resolve("unroll.db");
        try (DataFolder data = DataFolder.open(folder.resolve("data"));
                RunDatabase database = RunDatabase.open(data, Instant.now())) {
            fill(database);
        }
        try (KillableServer server = new KillableServer(folder)) {
            double seconds = server.starts().get(0);
            System.out.printf("Started with %d runs in the folder in %.2f s%n", RUNS, seconds);
            assertThat(seconds).isLessThan(SECONDS);
            server.stop();

            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE history RENAME TO out_of_reach");
            }
            server.start();
            JsonNode runs = server.get("/api/runs");
            assertThat(runs).hasSize(RUNS);
            assertThat(runs.get(0).get("nickname").asText()).isEqualTo("run 999");
            assertThat(runs.get(0).get("step").asLong()).isEqualTo(5999);
        }
    }

    private static void fill(RunDatabase database) {
        String spec = SpecJson.text(RunSpec.DEFAULT);
        List<RunChange> changes = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            String id = "run%013d".formatted(i);
            State state = new State(
                    spec,
                    "paused",
                    "",
                    false,
                    0,
                    900,
                    1_000_000_000L,
                    new Figures(5000 + i, 1.5, 100, 1.25, 1.5, 1.75, 1.5, 2, 1000, 0.1, 4000, 12_345));
            database.add(
                    new Origin(
                            id, "run " + i, "text", Optional.empty(), 0, Instant.ofEpochMilli(1_700_000_000_000L + i)),
                    state,
                    List.of());
            List<HistoryRow> rows = new ArrayList<>();
            for (int row = 0; row < POINTS_ROWS; row++) {
                rows.add(new HistoryRow(Kind.POINTS, 128L * (row + 1), new byte[BYTES_OF_POINTS]));
            }
            for (int row = 0; row < SAMPLES; row++) {
                rows.add(new HistoryRow(Kind.SAMPLE, row + 1L, new byte[BYTES_OF_A_SAMPLE]));
            }
            changes.add(new RunChange(id, state, false, rows));
        }
        database.write(changes, List.of());
    }
}
