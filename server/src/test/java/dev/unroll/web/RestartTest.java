package dev.unroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.checkpoint.SpecJson;
import dev.unroll.numeric.Kernels;
import dev.unroll.run.Run;
import dev.unroll.text.Corpus;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Trainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that comes back with its runs. */
class RestartTest {
    private static final String FIVE =
            "{\"task\":\"text\",\"hidden\":8,\"sequenceLength\":5,\"start\":false,\"maxSteps\":0,\"name\":\"five\"}";

    @TempDir
    private Path data;

    @Test
    void afterARestartARunHasItsCurveSamplesAndStepsAndTakesTheNext() throws Exception {
        String id;
        JsonNode before;
        JsonNode history;
        try (Playground first = Playground.on(data)) {
            id = first.run(FIVE);
            for (int i = 0; i < 5; i++) {
                first.post("/api/runs/" + id + "/step", "");
            }
            before = first.get("/api/runs/" + id).json();
            history = first.get("/api/runs/" + id + "/history").json();
            assertThat(before.get("step").asLong()).isEqualTo(5);
            assertThat(history.get("rows")).hasSize(5);
        }
        try (Playground second = Playground.on(data)) {
            assertThat(second.get("/api/runs").json()).hasSize(1);
            JsonNode after = second.get("/api/runs/" + id).json();
            assertThat(after).isEqualTo(before);
            assertThat(second.get("/api/runs/" + id + "/history").json()).isEqualTo(history);

            JsonNode next = second.post("/api/runs/" + id + "/step", "").json();
            assertThat(next.get("step").asLong()).isEqualTo(6);
            assertThat(next.get("status").asText()).isEqualTo("paused");
            assertThat(second.get("/api/runs/" + id + "/history").json().get("rows"))
                    .hasSize(6);
        }
    }

    @Test
    void aRunStoppedAndGoneOnWithEndsWithTheSameLossAsOneThatWasNot() throws Exception {
        double uninterrupted;
        String id;
        try (Playground first = Playground.on(data)) {
            String other = first.run(FIVE);
            steps(first, other, 8);
            uninterrupted = first.get("/api/runs/" + other).json().get("loss").asDouble();
            id = first.run(FIVE);
            steps(first, id, 4);
        }
        try (Playground second = Playground.on(data)) {
            steps(second, id, 4);
            assertThat(second.get("/api/runs/" + id).json().get("loss").asDouble())
                    .isEqualTo(uninterrupted);
        }
    }

    @Test
    void aRunOfStatesComesBackWithItsVocabularyItsSamplesAndItsNextLoss() throws Exception {
        String states = FIVE.replace("\"task\"", "\"tokens\":\"states\",\"task\"");
        String sample = "{\"length\":40,\"seed\":3,\"prime\":\"five six\"}";
        double uninterrupted;
        String written;
        String id;
        try (Playground first = Playground.on(data)) {
            String other = first.run(states);
            steps(first, other, 8);
            uninterrupted = first.get("/api/runs/" + other).json().get("loss").asDouble();
            id = first.run(states);
            steps(first, id, 4);
            written = first.post("/api/runs/" + id + "/samples", sample)
                    .json()
                    .get("text")
                    .asText();
            assertThat(written.strip().split("\\s+"))
                    .isSubsetOf("one two three four five six seven eight nine ten".split(" "));
        }
        try (Playground second = Playground.on(data)) {
            JsonNode back = second.get("/api/runs/" + id).json();
            assertThat(back.get("spec").get("tokens").asText()).isEqualTo("states");
            assertThat(second.runs.find(id).orElseThrow().corpus())
                    .hasValueSatisfying(
                            corpus -> assertThat(corpus.vocabulary()).isEqualTo(11));
            assertThat(second.post("/api/runs/" + id + "/samples", sample)
                            .json()
                            .get("text")
                            .asText())
                    .isEqualTo(written);
            steps(second, id, 4);
            JsonNode after = second.get("/api/runs/" + id).json();
            assertThat(after.get("step").asLong()).isEqualTo(8);
            assertThat(after.get("loss").asDouble()).isEqualTo(uninterrupted);
        }
    }

    @Test
    void aRunThatWasTrainingTrainsAndOneThatWasPausedIsPaused() throws Exception {
        String training;
        String paused;
        try (Playground first = Playground.on(data)) {
            training = first.run("{\"task\":\"text\",\"hidden\":8,\"pace\":100}");
            paused = first.run(FIVE);
        }
        try (Playground second = Playground.on(data)) {
            long left = second.get("/api/runs/" + training).json().get("step").asLong();
            assertThat(second.get("/api/runs/" + training).json().get("status").asText())
                    .isEqualTo("training");
            assertThat(second.get("/api/runs/" + paused).json().get("status").asText())
                    .isEqualTo("paused");
            second.post("/api/runs/" + training + "/step", "");
            assertThat(second.get("/api/runs/" + training).json().get("step").asLong())
                    .isGreaterThan(left);
        }
    }

    @Test
    void aRunThatDivergedBeforeTheRestartGoesBackToTheNewestGoodCheckpointWithHalfTheRate() throws Exception {
        String id;
        long good;
        try (Playground first = Playground.on(data)) {
            id = first.run(FIVE.replace("\"start\":false,", ""));
            atStep(first.runs.find(id).orElseThrow(), 300);
            good = first.post("/api/runs/" + id + "/pause", "")
                    .json()
                    .get("step")
                    .asLong();
            first.send("PATCH", "/api/runs/" + id, BodyPublishers.ofString("{\"learningRate\":900}"));
            first.post("/api/runs/" + id + "/train", "");
            JsonNode diverged = first.until(id, "diverged");
            assertThat(diverged.get("step").asLong()).isGreaterThan(good);
            assertThat(diverged.get("rollbackStep").asLong()).isLessThan(good);
        }
        try (Playground second = Playground.on(data)) {
            JsonNode before = second.get("/api/runs/" + id).json();
            assertThat(before.get("status").asText()).isEqualTo("diverged");
            assertThat(before.get("rollbackStep").asLong()).isEqualTo(good);
            assertThat(before.get("message").asText())
                    .endsWith("the newest good one that was kept is that of step %d.".formatted(good));

            JsonNode back = second.post("/api/runs/" + id + "/rollback", "").json();
            assertThat(back.get("status").asText()).isEqualTo("paused");
            assertThat(back.get("step").asLong()).isEqualTo(good);
            assertThat(back.get("message").asText()).isEmpty();
            assertThat(back.get("spec").get("learningRate").asDouble()).isEqualTo(450);
            second.send("PATCH", "/api/runs/" + id, BodyPublishers.ofString("{\"learningRate\":0.1}"));
            steps(second, id, 1);
            JsonNode on = second.get("/api/runs/" + id).json();
            assertThat(on.get("step").asLong()).isEqualTo(good + 1);
            assertThat(on.get("loss").asDouble()).isLessThan(3);
        }
        try (Playground third = Playground.on(data)) {
            steps(third, id, 1);
            assertThat(third.get("/api/runs/" + id).json().get("step").asLong()).isEqualTo(good + 2);
        }
    }

    @Test
    void withoutACheckpointTheStepsAreRepeatedWithTheSettingsThatTheyHad() throws Exception {
        long last = 120;
        String id;
        JsonNode spec;
        long step;
        JsonNode changed;
        try (Playground first = Playground.on(data)) {
            id = first.run(
                    "{\"task\":\"text\",\"hidden\":8,\"sequenceLength\":5,\"dropout\":0.2,\"layers\":2,\"pace\":50,\"maxSteps\":%d}"
                            .formatted(last));
            spec = first.get("/api/runs/" + id).json().get("spec");
            atStep(first.runs.find(id).orElseThrow(), 30);
            JsonNode now = first.send(
                            "PATCH",
                            "/api/runs/" + id,
                            BodyPublishers.ofString("{\"learningRate\":0.02,\"dropout\":0.4}"))
                    .json();
            step = now.get("step").asLong();
            changed = now.get("spec");
            atStep(first.runs.find(id).orElseThrow(), step + 20);
            first.forgetCheckpointsAtTheEnd(id);
        }
        try (Playground second = Playground.on(data)) {
            second.until(id, "finished");
            second.get("/api/runs/" + id + "/checkpoint");
            JsonNode checkpoints =
                    second.get("/api/runs/" + id + "/checkpoints").json();
            JsonNode newest = checkpoints.get(checkpoints.size() - 1);
            assertThat(newest.get("step").asLong()).isEqualTo(last);

            Trainer trainer = new Trainer((RunSpec) SpecJson.read(spec.toString()), text(), Kernels.best());
            while (trainer.steps() < last) {
                if (trainer.steps() == step) {
                    trainer.change((RunSpec) SpecJson.read(changed.toString()));
                }
                trainer.step();
            }
            assertThat(newest.get("hash").asText()).isEqualTo(trainer.state().hash());
        }
    }

    private static Corpus text() throws IOException {
        return Corpus.read(() -> new ByteArrayInputStream(Playground.TEXT.getBytes(StandardCharsets.UTF_8)));
    }

    /** Waits, event by event, until it has taken so many steps. */
    private static void atStep(Run run, long step) throws Exception {
        Semaphore events = new Semaphore(0);
        run.journal().watch(events::release);
        while (run.state().progress().step() < step) {
            assertThat(events.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whenTheDiskIsFullARunPausesWithASentenceAndGoesOnByItselfWhenThereIsRoom() throws Exception {
        try (Playground playground = Playground.on(data)) {
            String id = playground.run("{\"task\":\"text\",\"hidden\":8,\"sampling\":{\"length\":1000,\"every\":1}}");
            playground.fillDisk(true);
            JsonNode held = playground.until(id, "paused");
            assertThat(held.get("message").asText()).startsWith("The disk of the data folder is full");
            assertThat(playground.get("/api/runs").status()).isEqualTo(200);

            playground.fillDisk(false);
            JsonNode again = playground.until(id, "training");
            assertThat(again.get("message").asText()).isEmpty();
            assertThat(again.get("step").asLong())
                    .isGreaterThanOrEqualTo(held.get("step").asLong());
        }
    }

    private static void steps(Playground playground, String id, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            playground.post("/api/runs/" + id + "/step", "");
        }
    }
}
