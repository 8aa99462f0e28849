package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server that is asked to stop while as many runs train as there may be. */
class ServerStoppedTest {
    private static final int RUNS = 64;

    /** The figure stands in bench/RESULTS.md; a test must bear a busy machine. */
    private static final double SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void sixtyFourRunsAreAllKeptAsTheyAreBeforeItEnds() throws Exception {
        try (KillableServer server = new KillableServer(folder)) {
            List<WatchedRun> runs = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                runs.add(new WatchedRun(
                        server, "{\"task\":\"hello\",\"seed\":%d,\"maxSteps\":0,\"pace\":20}".formatted(i)));
            }
            for (WatchedRun run : runs) {
                run.until(() -> run.step() >= 5);
            }
            double seconds = server.stop();
            System.out.printf("%d runs that train are kept and the server has ended in %.2f s%n", RUNS, seconds);
            assertThat(seconds).isLessThan(SECONDS);

            server.start();
            for (WatchedRun run : runs) {
                run.assertNothingIsLost();
                assertThat(server.get(run.path("")).get("status").asText()).isEqualTo("training");
                JsonNode kept = server.get(run.path("/checkpoints"));
                JsonNode newest = kept.get(kept.size() - 1);
                assertThat(newest.get("step").asLong()).isGreaterThanOrEqualTo(run.step());
                assertThat(newest.get("hash").asText())
                        .isEqualTo(Uninterrupted.of(run.spec(), "")
                                .to(newest.get("step").asLong())
                                .hash());
            }
        }
    }
}
