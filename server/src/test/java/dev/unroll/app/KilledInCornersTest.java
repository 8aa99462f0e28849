package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server killed where it hurts: between a command and what follows from it, while a file is written, at the last step. */
class KilledInCornersTest {
    private static final String TEXT = "one two three four five six seven eight nine ten\n".repeat(200);
    private static final String LSTM =
            "{\"task\":\"text\",\"corpus\":\"%s\",\"cell\":\"lstm\",\"hidden\":10,\"optimizer\":\"adam\",\"learningRate\":0.01,\"layers\":2,\"dropout\":0.1,\"teacherForcing\":0.9,\"schedule\":\"cosine:20\",\"sequenceLength\":8,\"batch\":2,\"maxSteps\":%d,\"pace\":60,\"sampling\":{\"length\":20}}";

    @TempDir
    private Path folder;

    private KillableServer server;
    private String corpus = "";

    @BeforeEach
    void start() throws Exception {
        server = new KillableServer(folder);
        corpus = server.post("/api/corpora?name=counting", TEXT).get("id").asText();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void killAndStart(WatchedRun... runs) throws Exception {
        server.kill();
        server.start();
        for (WatchedRun run : runs) {
            run.assertNothingIsLost();
            run.watch();
        }
    }

    /** A run, what is changed of it, and the same without a server. */
    private record Changed(WatchedRun run, String change, String again, Uninterrupted uninterrupted) {}

    private Changed changed(String spec, String change, String again) throws Exception {
        WatchedRun run = new WatchedRun(server, spec);
        return new Changed(run, change, again, Uninterrupted.of(run.spec(), TEXT));
    }

    @Test
    void whatWasChangedLiveIsChangedAgainAtTheSameStep() throws Exception {
        long last = 300;
        String others = ",\"maxSteps\":%d,\"pace\":60}".formatted(last);
        String slower = "{\"learningRate\":0.003,\"pace\":50}";
        List<Changed> all = List.of(
                changed(
                        LSTM.formatted(corpus, last),
                        "{\"learningRate\":0.004,\"gradientClip\":0.7,\"sampling\":{\"temperature\":0.5}}",
                        "{\"dropout\":0.3,\"teacherForcing\":0.5,\"gradientClipBy\":\"norm\",\"pace\":80}"),
                changed("{\"task\":\"addition\"" + others, slower, "{\"learningRate\":0.2}"),
                changed("{\"task\":\"hello\"" + others, slower, "{\"learningRate\":0.2}"),
                changed("{\"task\":\"shapes\",\"shape\":\"many-to-one\"" + others, slower, "{\"learningRate\":0.02}"),
                changed(
                        "{\"task\":\"copy\",\"cell\":\"dnc\",\"hidden\":8,\"memory\":{\"slots\":4,\"width\":4},\"batch\":2,\"maxLength\":2"
                                + others,
                        slower,
                        "{\"learningRate\":0.02,\"gradientClip\":0.5}"));
        WatchedRun[] runs = all.stream().map(Changed::run).toArray(WatchedRun[]::new);
        for (int kill = 0; kill < 2; kill++) {
            long from = 30 + kill * 100L;
            for (Changed one : all) {
                one.run.until(() -> one.run.step() >= from);
                JsonNode state = server.patch(one.run.path(""), kill == 0 ? one.change : one.again);
                one.uninterrupted.to(state.get("step").asLong()).changed(state.get("spec"));
            }
            killAndStart(runs);
        }
        for (Changed one : all) {
            one.run.until(() -> one.run.status().equals("finished"));
            assertThat(one.run.hash(last))
                    .as(one.run.spec().toString())
                    .isEqualTo(one.uninterrupted.to(last).hash());
        }
    }

    @Test
    void pausesForksAndWhatWasUndoneOutliveAKill() throws Exception {
        long last = 200;
        WatchedRun paused = new WatchedRun(server, LSTM.formatted(corpus, last));
        WatchedRun undone = new WatchedRun(server, LSTM.formatted(corpus, last).replace("0.01", "0.02"));
        paused.until(() -> paused.step() >= 30);
        undone.until(() -> undone.step() >= 30);
        server.call("DELETE", undone.path(""), "");
        server.post(undone.path("/restore"), "");
        long step = server.post(paused.path("/pause"), "").get("step").asLong();
        killAndStart(paused, undone);

        assertThat(server.get(paused.path("")).get("step").asLong()).isEqualTo(step);
        assertThat(server.get(paused.path("")).get("status").asText()).isEqualTo("paused");
        assertThat(paused.hash(step))
                .isEqualTo(Uninterrupted.of(paused.spec(), TEXT).to(step).hash());

        JsonNode forked = server.post(paused.path("/fork"), "{\"learningRate\":0.001,\"dropout\":0.4}");
        killAndStart(paused, undone);
        WatchedRun fork = new WatchedRun(
                server, server.get("/api/runs/" + forked.get("id").asText()));
        assertThat(fork.spec().get("dropout").asDouble()).isEqualTo(0.4);
        server.post(fork.path("/train"), "");
        server.post(paused.path("/train"), "");
        fork.until(() -> fork.step() >= step + 40);
        killAndStart(paused, undone, fork);

        for (WatchedRun run : List.of(paused, undone)) {
            run.until(() -> run.status().equals("finished"));
            assertThat(run.hash(last))
                    .isEqualTo(Uninterrupted.of(run.spec(), TEXT).to(last).hash());
        }
        fork.until(() -> fork.status().equals("finished"));
        assertThat(fork.hash(last))
                .isEqualTo(Uninterrupted.of(paused.spec(), TEXT)
                        .to(step)
                        .changed(fork.spec())
                        .to(last)
                        .hash());
    }

    @Test
    void aCheckpointHalfWrittenOrJustWrittenIsNoHarm() throws Exception {
        long last = 200;
        WatchedRun run = new WatchedRun(
                server,
                LSTM.formatted(corpus, last)
                        .replace("\"hidden\":10", "\"hidden\":100,\"trainFraction\":0.7,\"validationFraction\":0.3")
                        .replace("\"pace\":60", "\"pace\":30"));
        run.until(() -> run.evaluations() > 0);
        killAndStart(run);

        Path checkpoints = server.data().resolve("checkpoints").resolve(run.id());
        long further = run.step() + 20;
        run.until(() -> run.step() >= further);
        server.text("GET", run.path("/checkpoint"), "");
        server.kill();
        leaveHalfOfOne(checkpoints);
        server.start();
        run.assertNothingIsLost();
        run.watch();
        run.until(() -> run.status().equals("finished"));
        assertThat(run.hash(last))
                .isEqualTo(Uninterrupted.of(run.spec(), TEXT).to(last).hash());
        assertThat(unfinished(checkpoints)).isEmpty();
    }

    /** A kill seldom hits the moment in which a file is half written: this is how it leaves the folder then. */
    private static void leaveHalfOfOne(Path checkpoints) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(checkpoints, "*.safetensors")) {
            byte[] whole = Files.readAllBytes(files.iterator().next());
            Files.write(checkpoints.resolve("half.part"), Arrays.copyOf(whole, whole.length / 2));
        }
    }

    private static List<Path> unfinished(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.part")) {
                files.forEach(found::add);
            }
        }
        return found;
    }

    @Test
    void killedDuringItsLastValidationItMeasuresAgainAndTakesNoFurtherStep() throws Exception {
        long last = 2;
        String text = TEXT.repeat(30);
        String large = server.post("/api/corpora?name=large", text).get("id").asText();
        WatchedRun run = new WatchedRun(
                server,
                "{\"task\":\"text\",\"corpus\":\"%s\",\"cell\":\"lstm\",\"hidden\":128,\"trainFraction\":0.5,\"validationFraction\":0.5,\"maxSteps\":%d,\"sampling\":{\"length\":20}}"
                        .formatted(large, last));
        run.until(() -> run.step() >= last);
        assertThat(run.status()).isEqualTo("training");
        assertThat(run.evaluations()).as("not measured yet").isZero();
        killAndStart(run);

        run.until(() -> run.status().equals("finished"));
        assertThat(run.evaluations()).isEqualTo(1);
        assertThat(run.hash(last))
                .isEqualTo(Uninterrupted.of(run.spec(), text).to(last).hash());
    }
}
