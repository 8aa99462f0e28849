package dev.unroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.web.Playground.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

        Answer wider = playground.post("/api/runs/" + id + "/fork", "{\"hidden\":9}");
        assertThat(wider.status()).isEqualTo(400);
        assertThat(wider.json().get("error").asText()).startsWith("With these settings it cannot go on");
        assertThat(playground.post("/api/runs/" + id + "/fork", "{\"step\":77}").status())
                .isEqualTo(409);
        assertThat(playground
                        .post("/api/runs/" + id + "/fork", "{\"corpus\":\"x\"}")
                        .json()
                        .get("field")
                        .asText())
                .isEqualTo("corpus");
        assertThat(playground
                        .post("/api/runs/" + id + "/fork", "{\"tokens\":\"words\"}")
                        .json()
                        .get("field")
                        .asText())
                .isEqualTo("tokens");
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
