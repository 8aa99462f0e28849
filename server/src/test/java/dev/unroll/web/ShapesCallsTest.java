package dev.unroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.web.Playground.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that learn one of the five shapes, over HTTP and a socket. */
class ShapesCallsTest {
    @TempDir
    private Path data;

    private Playground playground;

    @BeforeEach
    void start() throws IOException {
        playground = Playground.on(data);
    }

    @AfterEach
    void stop() throws IOException {
        playground.close();
    }

    private static JsonNode newest(List<JsonNode> frames, String type) {
        return frames.stream()
                .filter(frame -> frame.get("type").asText().equals(type))
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    @Test
    void everyShapeHasItsOwnDefaultsAndIsFoundAgain() throws Exception {
        Answer made = playground.post(
                "/api/runs", "{\"task\": \"shapes\", \"shape\": \"encoder-decoder\", \"start\": false}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("name").asText()).isEqualTo("encoder-decoder, gru 48");
        assertThat(made.json().has("corpus")).isFalse();
        assertThat(made.json().get("spec").get("maxSteps").asInt()).isEqualTo(4000);
        Answer other =
                playground.post("/api/runs", "{\"task\": \"shapes\", \"shape\": \"one-to-one\", \"start\": false}");
        assertThat(other.json().get("spec").get("cell").asText()).isEqualTo("rnn");
        Answer again = playground.post(
                "/api/runs?attach=true", "{\"task\": \"shapes\", \"shape\": \"encoder-decoder\", \"pace\": 5}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id")).isEqualTo(made.json().get("id"));
    }

    @Test
    void whatHappensIsToldUpToTheEnd() throws Exception {
        String id = playground.run("{\"task\": \"shapes\", \"shape\": \"many-to-many\"}");
        List<JsonNode> frames;
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            frames = watcher.until(Watcher.status("finished"));
        }
        JsonNode shown = newest(frames, "shapes");
        assertThat(shown.get("step").asInt()).isEqualTo(500);
        assertThat(shown.get("shape").asText()).isEqualTo("many-to-many");
        assertThat(shown.get("vocabulary").get(0).asText()).isEmpty();
        assertThat(shown.get("accuracy").get("exact").asDouble()).isGreaterThanOrEqualTo(0.95);
        assertThat(shown.get("accuracy").get("apart").asBoolean()).isTrue();
        assertThat(shown.get("steps")).hasSize(7).allMatch(step -> step.has("input") && step.has("target"));
        assertThat(shown.get("hidden")).hasSize(7).allMatch(state -> state.size() == 12);
        JsonNode evaluated = newest(frames, "evaluated");
        assertThat(evaluated.get("exact")).isEqualTo(shown.get("accuracy").get("exact"));
        assertThat(evaluated.get("symbolAccuracy"))
                .isEqualTo(shown.get("accuracy").get("symbols"));
        assertThat(evaluated.has("carryAccuracy")).isFalse();
        assertThat(playground.get("/api/runs/" + id + "/history").json().get("evaluations"))
                .allMatch(row -> row.size() == 5);
    }

    @Test
    void anotherExampleIsShownFromNowOnWithoutATraceInTraining() throws Exception {
        String id = playground.run("{\"task\": \"shapes\", \"shape\": \"one-to-many\", \"start\": false}");
        String path = "/api/runs/" + id;
        JsonNode typed =
                playground.post(path + "/example", "{\"input\": \"6\"}").json();
        assertThat(typed.get("typed").asBoolean()).isTrue();
        assertThat(typed.get("steps")).hasSize(4);
        assertThat(typed.get("steps").get(0).get("input").asText()).isEqualTo("6");
        assertThat(typed.get("steps").get(1).has("input")).isFalse();
        assertThat(typed.get("steps").get(3).get("target").asText()).isEqualTo("■");
        double loss = playground.post(path + "/step", "").json().get("loss").asDouble();
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            List<JsonNode> frames =
                    watcher.until(frame -> frame.get("type").asText().equals("shapes")
                            && frame.get("step").asInt() == 1);
            assertThat(newest(frames, "shapes").get("typed").asBoolean()).isTrue();
        }
        JsonNode next = playground.post(path + "/example", "{}").json();
        assertThat(next.get("typed").asBoolean()).isFalse();
        playground.post(path + "/reset", "");
        assertThat(playground.post(path + "/step", "").json().get("loss").asDouble())
                .isEqualTo(loss);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'task': 'shapes'}                                       | shape  | shape is missing; it must be one of [one-to-one",
                "{'task': 'shapes', 'shape': 'round'}                     | shape  | was `round`",
                "{'task': 'shapes', 'shape': 3}                           | shape  | was 3",
                "{'task': 'shapes', 'shape': 'one-to-one', 'hidden': 129} | hidden | from 1 to 128, was 129",
                "{'task': 'shapes', 'shape': 'one-to-one', 'bits': 8}     | bits   | is not a setting; there are task, shape",
            })
    void aSpecThatCannotBeIsRefusedByName(String spec, String field, String message) throws Exception {
        Answer answer = playground.post("/api/runs", spec.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(answer.json().get("error").asText()).contains(message.replace('`', '"'));
    }

    @Test
    void whatCannotBeReadIsRefused() throws Exception {
        String shapes = playground.run("{\"task\": \"shapes\", \"shape\": \"one-to-many\", \"start\": false}");
        for (String body :
                List.of("{\"input\": \"21\"}", "{\"input\": 6}", "{\"input\": \"" + "9".repeat(201) + "\"}")) {
            Answer refused = playground.post("/api/runs/" + shapes + "/example", body);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("field").asText()).isEqualTo("input");
        }
        assertThat(playground
                        .post("/api/runs/" + shapes + "/example", "{\"a\": 1}")
                        .status())
                .isEqualTo(400);
        Answer shape =
                playground.send("PATCH", "/api/runs/" + shapes, BodyPublishers.ofString("{\"shape\": \"one-to-one\"}"));
        assertThat(shape.json().get("field").asText()).isEqualTo("shape");
        for (String call : List.of("samples", "gradient-check", "rollback", "sum")) {
            assertThat(playground.post("/api/runs/" + shapes + "/" + call, "{}").status())
                    .as(call)
                    .isEqualTo(409);
        }
        String adding = playground.run("{\"task\": \"addition\", \"start\": false}");
        assertThat(playground.post("/api/runs/" + adding + "/example", "{}").status())
                .isEqualTo(409);
    }
}
