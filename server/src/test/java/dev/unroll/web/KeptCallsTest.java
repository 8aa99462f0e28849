package dev.unroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.web.Playground.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls on what is kept of runs: checkpoints, forks, the time machine, what was deleted a moment ago. */
class KeptCallsTest {
    @TempDir
    private Path data;

    private Playground playground;

    @BeforeEach
    void open() throws Exception {
        playground = Playground.on(data);
    }

    @AfterEach
    void close() throws Exception {
        playground.close();
    }

    private String run(int steps) throws Exception {
        String id = playground.run("{\"task\":\"text\",\"hidden\":8,\"sequenceLength\":5,\"start\":false}");
        for (int i = 0; i < steps; i++) {
            playground.post("/api/runs/" + id + "/step", "");
        }
        return id;
    }

    @Test
    void aForkGoesOnFromItsParentWithOtherSettingsAndKnowsIt() throws Exception {
        String id = run(4);
        Answer fork = playground.post("/api/runs/" + id + "/fork", "{\"learningRate\":0.05,\"name\":\"child\"}");
        assertThat(fork.status()).as(fork.text()).isEqualTo(201);
        String child = fork.json().get("id").asText();
        JsonNode next = playground.post("/api/runs/" + child + "/step", "").json();
        assertThat(next.get("step").asLong()).isEqualTo(5);
        assertThat(next.get("parent").asText()).isEqualTo(id);
        assertThat(next.get("parentStep").asLong()).isEqualTo(4);
        assertThat(next.get("spec").get("learningRate").asDouble()).isEqualTo(0.05);
        double parents = playground
                .post("/api/runs/" + id + "/step", "")
                .json()
                .get("loss")
                .asDouble();
        assertThat(next.get("loss").asDouble())
                .as("the same weights, the same window")
                .isEqualTo(parents);

        for (String fixed : List.of("\"hidden\":9", "\"layers\":2", "\"cell\":\"gru\"", "\"tokens\":\"words\"")) {
            Answer other = playground.post("/api/runs/" + id + "/fork", "{%s}".formatted(fixed));
            assertThat(other.status()).as(fixed).isEqualTo(400);
            assertThat(fixed)
                    .startsWith("\"%s\"".formatted(other.json().get("field").asText()));
            assertThat(other.json().get("error").asText()).contains("cannot change in a fork: what was learnt has");
        }
        Answer none = playground.post("/api/runs/" + id + "/fork", "{\"step\":77}");
        assertThat(none.status()).isEqualTo(409);
        assertThat(none.json().get("error").asText()).startsWith("The run has no checkpoint at step 77;");
    }

    @Test
    void theBestCheckpointsAreThoseOfStepsThatWereMeasured() throws Exception {
        String id =
                playground.run("{\"task\":\"text\",\"hidden\":8,\"sequenceLength\":5,\"maxSteps\":4000,\"pace\":2000}");
        playground.until(id, "finished");
        Set<Long> measured = new HashSet<>();
        for (JsonNode row :
                playground.get("/api/runs/" + id + "/history").json().get("evaluations")) {
            measured.add(row.get(0).asLong());
        }
        Set<Long> best = new HashSet<>();
        for (JsonNode one : playground.get("/api/runs/" + id + "/checkpoints").json()) {
            if (one.get("best").asBoolean()) {
                best.add(one.get("step").asLong());
            }
        }
        assertThat(best).isNotEmpty().isSubsetOf(measured);
    }

    private String upload(String name, String text) throws Exception {
        return playground
                .post("/api/corpora?name=" + name, text)
                .json()
                .get("id")
                .asText();
    }

    @Test
    void aForkGoesOnWithAnotherTextWhoseNewAndGoneSymbolsAreToldBefore() throws Exception {
        String id = run(7);
        String other = upload("Other", "one nice té\tone nice té\n".repeat(30));
        Answer told = playground.get("/api/runs/" + id + "/symbols?corpus=" + other);
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        JsonNode symbols = told.json();
        assertThat(symbols.get("kept").asInt()).isEqualTo(7);
        assertThat(symbols.get("newCount").asInt()).isEqualTo(3);
        assertThat(symbols.get("goneCount").asInt()).isEqualTo(9);
        assertThat(symbols.get("gone")).hasSize(9);
        JsonNode mostFrequent = symbols.get("new").get(0);
        assertThat(mostFrequent.get("count").asInt()).isEqualTo(60);
        assertThat(mostFrequent.get("share").asDouble()).isEqualTo(60.0 / 720);
        assertThat(symbols.get("new").findValuesAsText("code")).containsExactlyInAnyOrder("U+0063", "U+00E9", "U+0009");
        assertThat(symbols.get("keptShare").asDouble()).isEqualTo(570.0 / 720);

        Answer fork = playground.post("/api/runs/" + id + "/fork", "{\"corpus\":\"%s\"}".formatted(other));
        assertThat(fork.status()).as(fork.text()).isEqualTo(201);
        JsonNode child = fork.json();
        assertThat(child.get("step").asLong()).isEqualTo(7);
        assertThat(child.get("epoch").asDouble()).isZero();
        assertThat(child.get("parent").asText()).isEqualTo(id);
        assertThat(child.get("corpus").get("name").asText()).isEqualTo("Other");
        assertThat(child.get("smoothLoss").asDouble()).isEqualTo(Math.log(10));
        assertThat(child.get("changedLive").asBoolean())
                .as("its settings alone do not make it")
                .isTrue();
        assertThat(child.get("message").asText()).contains("symbols kept 7, new 3, gone 9");
        JsonNode next = playground
                .post("/api/runs/" + child.get("id").asText() + "/step", "")
                .json();
        assertThat(next.get("step").asLong()).isEqualTo(8);
        assertThat(next.get("loss").asDouble()).isBetween(1.0, 4.0);
        assertThat(playground
                        .post("/api/runs/" + child.get("id").asText() + "/samples", "{\"prime\":\"té\",\"length\":5}")
                        .status())
                .isEqualTo(200);
        assertThat(playground
                        .get("/api/runs/" + child.get("id").asText() + "/checkpoints")
                        .json()
                        .get(0)
                        .get("step")
                        .asLong())
                .isEqualTo(7);
    }

    @Test
    void aTextThatDoesNotFitIsRefusedByName() throws Exception {
        String id = run(3);
        String fork = "/api/runs/" + id + "/fork";
        assertRefused(playground.post(fork, "{\"corpus\":\"nowhere\"}"), "corpus", "There is no corpus \"nowhere\"");
        String tiny = upload("Tiny", "one");
        assertRefused(
                playground.post(fork, "{\"corpus\":\"%s\"}".formatted(tiny)),
                "sequenceLength",
                "sequenceLength must be at most");
        assertRefused(playground.get("/api/runs/" + id + "/symbols"), "corpus", "corpus is missing");
        String sum = playground.run("{\"task\":\"addition\",\"start\":false}");
        assertRefused(
                playground.post("/api/runs/" + sum + "/fork", "{\"corpus\":\"%s\"}".formatted(tiny)),
                "corpus",
                "the task \"addition\" has no text");
        assertRefused(
                playground.get("/api/runs/" + sum + "/symbols?corpus=" + tiny),
                "corpus",
                "the task \"addition\" has no text");
    }

    private static void assertRefused(Answer answer, String field, String reason) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(answer.json().get("error").asText()).contains(reason);
    }

    @Test
    void aForkWithAnotherRuleOrOtherWindowsSaysWhatBeginsAnew() throws Exception {
        String id = run(9);
        JsonNode rule = playground
                .post("/api/runs/" + id + "/fork", "{\"optimizer\":\"adam\",\"learningRate\":0.01}")
                .json();
        assertThat(rule.get("message").asText()).isEqualTo("The statistics of adam begin at zero.");
        JsonNode windows = playground
                .post("/api/runs/" + id + "/fork", "{\"sequenceLength\":10,\"batch\":2}")
                .json();
        assertThat(windows.get("message").asText()).contains("at the same place of the text");
        assertThat(windows.get("step").asLong()).isEqualTo(9);
        for (JsonNode child : List.of(rule, windows)) {
            String path = "/api/runs/" + child.get("id").asText();
            assertThat(playground.post(path + "/step", "").json().get("step").asLong())
                    .isEqualTo(10);
            assertThat(child.get("epoch").asDouble()).isBetween(9.0 / 372 - 0.011, 9.0 / 372 + 1e-9);
        }
    }

    @Test
    void aFileWhoseTextIsNotHereGoesOnWithAnother() throws Exception {
        String id = upload("First", "abcabc abc\n".repeat(50));
        String run = playground.run(
                "{\"task\":\"text\",\"hidden\":8,\"sequenceLength\":5,\"maxSteps\":1,\"start\":false,\"corpus\":\"%s\"}"
                        .formatted(id));
        playground.post("/api/runs/" + run + "/step", "");
        byte[] file = playground.bytes("/api/runs/" + run + "/checkpoint");
        playground.send("DELETE", "/api/runs/" + run, BodyPublishers.noBody());
        playground.runs.purge(Instant.now().plusSeconds(1));
        assertThat(playground
                        .send("DELETE", "/api/corpora/" + id, BodyPublishers.noBody())
                        .status())
                .isEqualTo(204);

        assertRefused(
                playground.send("POST", "/api/runs/import", BodyPublishers.ofByteArray(file)),
                "corpus",
                "upload the text that it learnt first, or name another one");
        JsonNode symbols = playground
                .send("POST", "/api/runs/import/symbols?corpus=shakespeare-plays", BodyPublishers.ofByteArray(file))
                .json();
        assertThat(symbols.get("kept").asInt()).isEqualTo(2);
        assertThat(symbols.get("goneCount").asInt()).isEqualTo(3);
        Answer imported =
                playground.send("POST", "/api/runs/import?corpus=shakespeare-plays", BodyPublishers.ofByteArray(file));
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
        assertThat(imported.json().get("step").asLong()).isEqualTo(1);
        assertThat(imported.json().get("spec").get("corpus").asText()).isEqualTo("shakespeare-plays");
        assertThat(imported.json().get("spec").get("maxSteps").asLong())
                .as("all steps were taken: as many follow")
                .isEqualTo(2);
        assertThat(imported.json().get("message").asText()).contains("symbols kept 2, new 14, gone 3");
    }

    @Test
    void aKeptCheckpointWritesTheSampleThatItsNetworkWroteThen() throws Exception {
        String id = run(6);
        playground.post("/api/runs/" + id + "/fork", "{}");
        String request = "{\"length\":50,\"seed\":7%s}";
        String then = playground
                .post("/api/runs/" + id + "/samples", request.formatted(""))
                .json()
                .get("text")
                .asText();
        for (int i = 0; i < 30; i++) {
            playground.post("/api/runs/" + id + "/step", "");
        }
        JsonNode back = playground
                .post("/api/runs/" + id + "/samples", request.formatted(",\"step\":6"))
                .json();
        assertThat(back.get("text").asText()).isEqualTo(then);
        assertThat(back.get("step").asLong()).isEqualTo(6);
        assertThat(playground
                        .post("/api/runs/" + id + "/samples", request.formatted(",\"step\":5000"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void checkpointsAreListedWithTheirHashesAndAFileOfOneMakesARun() throws Exception {
        String id = run(3);
        playground.post("/api/runs/" + id + "/fork", "{}");
        JsonNode all = playground.get("/api/runs/" + id + "/checkpoints").json();
        JsonNode last = all.get(all.size() - 1);
        Path file = data.resolve("checkpoints/" + id + "/3.safetensors");
        assertThat(last.get("step").asLong()).isEqualTo(3);
        assertThat(last.get("bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(last.get("hash").asText()).hasSize(64);

        Answer imported = playground.send("POST", "/api/runs/import", BodyPublishers.ofFile(file));
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
        String copy = imported.json().get("id").asText();
        assertThat(playground
                        .post("/api/runs/" + copy + "/step", "")
                        .json()
                        .get("step")
                        .asLong())
                .isEqualTo(4);
        assertThat(playground
                        .send("POST", "/api/runs/import", BodyPublishers.ofString("no checkpoint"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aCheckpointIsDownloadedAsItIsKeptUnderANameOfItsOwn() throws Exception {
        String id = run(3);
        Answer newest = playground.get("/api/runs/" + id + "/checkpoint");
        assertThat(newest.status()).as(newest.text()).isEqualTo(200);
        String nickname = playground
                .get("/api/runs/" + id)
                .json()
                .get("nickname")
                .asText()
                .replace(' ', '-');
        assertThat(newest.response().headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"%s-3.safetensors\"".formatted(nickname));
        playground.post("/api/runs/" + id + "/step", "");
        byte[] third = playground.bytes("/api/runs/" + id + "/checkpoint?step=3");
        assertThat(third).isEqualTo(Files.readAllBytes(data.resolve("checkpoints/" + id + "/3.safetensors")));
        assertThat(playground
                        .send("POST", "/api/runs/import", BodyPublishers.ofByteArray(third))
                        .json()
                        .get("step")
                        .asLong())
                .isEqualTo(3);
        assertThat(playground.get("/api/runs/" + id + "/checkpoint?step=77").status())
                .isEqualTo(409);
        assertThat(playground.get("/api/runs/" + id + "/checkpoint?step=x").status())
                .isEqualTo(400);
    }

    @Test
    void whatARunHadLearntBeforeItDivergedIsDownloadedAfterARestartToo() throws Exception {
        String id = run(1);
        playground.send("PATCH", "/api/runs/" + id, BodyPublishers.ofString("{\"learningRate\":100}"));
        playground.post("/api/runs/" + id + "/train", "");
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            assertThat(watcher.until(Watcher.status("diverged"))).isNotEmpty();
        }
        playground.close();
        playground = Playground.on(data);
        Answer file = playground.get("/api/runs/" + id + "/checkpoint");
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        assertThat(file.text()).contains("__metadata__");
        Answer fork = playground.post("/api/runs/" + id + "/fork", "{\"learningRate\":0.1}");
        assertThat(fork.status()).as(fork.text()).isEqualTo(201);
    }

    @Test
    void samplesAreToldAsOneTextAndCurvesAsSmallAsAskedFor() throws Exception {
        String id = run(10);
        String text = playground.get("/api/runs/" + id + "/samples.txt").text();
        assertThat(text.lines().filter(line -> line.startsWith("=== step ")))
                .hasSizeGreaterThanOrEqualTo(5)
                .first()
                .asString()
                .startsWith("=== step 0, epoch 0.000, loss ");
        assertThat(playground
                        .get("/api/runs/" + id + "/history")
                        .json()
                        .get("rows")
                        .size())
                .isEqualTo(10);
        JsonNode rows =
                playground.get("/api/runs/" + id + "/history?most=6").json().get("rows");
        assertThat(rows.size()).isBetween(2, 6);
        assertThat(rows.get(rows.size() - 1).get(0).asLong()).isEqualTo(10);
        assertThat(playground.get("/api/runs/" + id + "/history?most=3").status())
                .isEqualTo(400);
    }

    @Test
    void aForkIsNoRunOfItsSettingsFromTheStart() throws Exception {
        String id = run(4);
        String settings = "{\"task\":\"text\",\"hidden\":8,\"sequenceLength\":5,\"learningRate\":0.07,\"start\":false}";
        playground.post("/api/runs/" + id + "/fork", "{\"learningRate\":0.07}");
        Answer attached = playground.post("/api/runs?attach=true", settings);
        assertThat(attached.status()).isEqualTo(201);
        assertThat(attached.json().get("step").asLong()).isZero();
    }

    @Test
    void aDeletedRunComesBackAsItWasUntilItIsForgotten() throws Exception {
        String id = run(3);
        JsonNode before = playground.get("/api/runs/" + id).json();
        assertThat(playground
                        .send("DELETE", "/api/runs/" + id, BodyPublishers.noBody())
                        .status())
                .isEqualTo(204);
        assertThat(playground.get("/api/runs/" + id).status()).isEqualTo(404);
        assertThat(playground.post("/api/runs/" + id + "/restore", "").json()).isEqualTo(before);
        assertThat(playground
                        .post("/api/runs/" + id + "/step", "")
                        .json()
                        .get("step")
                        .asLong())
                .isEqualTo(4);

        playground.send("DELETE", "/api/runs/" + id, BodyPublishers.noBody());
        playground.runs.purge(Instant.now().plusSeconds(1));
        assertThat(playground.post("/api/runs/" + id + "/restore", "").status()).isEqualTo(404);
        assertThat(data.resolve("checkpoints/" + id)).doesNotExist();
        assertThat(playground.database.run(id)).isEmpty();
    }
}
