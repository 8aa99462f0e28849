package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real server, killed as by {@code kill -9} at random instants while it trains eight networks: every cell with two optimisers. Three kills;
 * {@code mvn -Pkills test} fifty, {@code -Dunroll.kills=500} as many as one likes.
 */
class ServerKilledTest {
    private static final String TEXT = "one two three four five six seven eight nine ten\n".repeat(200);
    private static final int STEPS_BETWEEN_KILLS = 150;
    private static final int PACE = 100;
    private static final int KILLS = Integer.getInteger("unroll.kills", 3);

    /** Kills from which on the time of a start is a figure, and not an accident. */
    private static final int MANY = 50;

    private static final double START_SECONDS = 5;
    private static final double START_SECONDS_OF_A_BUSY_MACHINE = 120;

    @TempDir
    private Path folder;

    /** What could be forgotten is in those with Adam: dropout, scheduled sampling, a schedule, validation, two layers. */
    private static List<String> settings(String corpus) {
        String all =
                "{\"task\":\"text\",\"corpus\":\"%s\",\"cell\":\"%s\",\"optimizer\":\"%s\",\"hidden\":10,\"memory\":{\"slots\":5,\"width\":4},\"sequenceLength\":8,\"batch\":2,\"maxSteps\":%d,\"pace\":%d,\"sampling\":{\"length\":20},%s}";
        List<String> settings = new ArrayList<>();
        for (String cell : List.of("rnn", "lstm", "gru", "dnc")) {
            settings.add(all.formatted(corpus, cell, "rmsprop", last(), PACE, "\"learningRate\":0.002"));
            settings.add(
                    all.formatted(
                            corpus,
                            cell,
                            "adam",
                            last(),
                            PACE,
                            "\"learningRate\":0.01,\"layers\":2,\"dropout\":0.1,\"teacherForcing\":0.9,\"schedule\":\"cosine:20\",\"trainFraction\":0.9,\"validationFraction\":0.1"));
        }
        return settings;
    }

    private static long last() {
        return (KILLS + 1L) * STEPS_BETWEEN_KILLS;
    }

    @Test
    void nothingThatWasShownIsLostAndTheWeightsAreThoseOfTheUninterruptedRuns() throws Exception {
        try (KillableServer server = new KillableServer(folder)) {
            JsonNode corpus = server.post("/api/corpora?name=counting", TEXT);
            List<WatchedRun> runs = new ArrayList<>();
            for (String one : settings(corpus.get("id").asText())) {
                runs.add(new WatchedRun(server, one));
            }
            Random random = new Random(7);
            int replayed = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                WatchedRun metronome = runs.get(random.nextInt(runs.size()));
                long until = (kill - 1L) * STEPS_BETWEEN_KILLS + 20 + random.nextInt(STEPS_BETWEEN_KILLS);
                metronome.until(() -> metronome.step() >= until);
                server.kill();
                server.start();
                for (WatchedRun run : runs) {
                    run.assertNothingIsLost();
                    replayed += server.get(run.path("")).get("status").asText().equals("training") ? 1 : 0;
                    run.watch();
                }
            }
            assertThat(replayed).as("runs that went on after a kill").isGreaterThan(KILLS * runs.size() / 2);
            int events = 0;
            for (WatchedRun run : runs) {
                run.until(() -> run.status().equals("finished"));
                run.assertNothingIsLost();
                assertThat(run.hash(last()))
                        .as(run.spec().toString())
                        .isEqualTo(Uninterrupted.of(run.spec(), TEXT).to(last()).hash());
                events += run.shown();
            }
            tell(server.starts().stream().skip(1).sorted().toList(), events);
        }
    }

    private static void tell(List<Double> starts, int events) {
        double median = starts.get(starts.size() / 2);
        double longest = starts.get(starts.size() - 1);
        System.out.printf(
                "%d kills of a server with 8 runs: %d events were shown and none is lost; started in %.2f s (median), %.2f s at most%n",
                KILLS, events, median, longest);
        assertThat(median).isLessThan(KILLS >= MANY ? START_SECONDS : START_SECONDS_OF_A_BUSY_MACHINE);
    }
}
