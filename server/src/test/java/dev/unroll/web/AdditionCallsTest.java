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
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that learn to add, over HTTP and a socket. */
class AdditionCallsTest {
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

    private String trained() throws Exception {
        String id = playground.run("{\"task\": \"addition\", \"maxSteps\": 20000}");
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            watcher.until(Watcher.status("finished"));
        }
        return id;
    }

    @Test
    void aRunHasTheOriginalsSettingsUnlessItIsToldOthers() throws Exception {
        Answer made = playground.post("/api/runs", "{\"task\": \"addition\", \"seed\": 7, \"start\": false}");
        JsonNode run = made.json();
        assertThat(made.status()).isEqualTo(201);
        assertThat(run.get("name").asText()).isEqualTo("8-bit addition, rnn 16");
        assertThat(run.has("corpus")).isFalse();
        assertThat(run.get("parameters").asInt()).isEqualTo(2 * 16 + 16 * 16 + 16);
        assertThat(run.get("stepsPerEpoch").asInt()).isEqualTo(16_384);
        JsonNode spec = run.get("spec");
        assertThat(spec.get("bits").asInt()).isEqualTo(8);
        assertThat(spec.get("activation").asText()).isEqualTo("sigmoid");
        assertThat(spec.get("recurrence").asText()).isEqualTo("hidden");
        assertThat(spec.get("learningRate").asDouble()).isEqualTo(0.1);
        assertThat(spec.get("initializer").asText()).isEqualTo("uniform:-1:1");
        assertThat(spec.get("seed").asInt()).isEqualTo(7);

        Answer again = playground.post("/api/runs?attach=true", "{\"task\": \"addition\", \"seed\": 7, \"pace\": 5}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id")).isEqualTo(run.get("id"));
        assertThat(playground.get("/api/runs").json()).hasSize(1);
    }

    @Test
    void everythingThatHappensIsToldInOrderAndAddsUp() throws Exception {
        String id = playground.run("{\"task\": \"addition\", \"maxSteps\": 20000}");
        List<JsonNode> frames;
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            frames = watcher.until(Watcher.status("finished"));
        }
        long before = 0;
        for (JsonNode frame : frames) {
            assertThat(frame.get("sequence").asLong()).isGreaterThan(before);
            before = frame.get("sequence").asLong();
        }
        JsonNode sum = newest(frames, "addition");
        assertThat(sum.get("step").asLong()).isEqualTo(20_000);
        assertThat(sum.get("expected").asLong())
                .isEqualTo(sum.get("a").asLong() + sum.get("b").asLong());
        assertThat(sum.get("positions")).hasSize(8);
        long predicted = 0;
        for (JsonNode position : sum.get("positions")) {
            int column = position.get("position").asInt();
            predicted += Math.round(position.get("output").asDouble()) << column;
            int bit = position.get("a").asInt()
                    ^ position.get("b").asInt()
                    ^ position.get("carryIn").asInt();
            assertThat(position.get("target").asInt()).isEqualTo(bit);
        }
        assertThat(sum.get("predicted").asLong()).isEqualTo(predicted);
        assertThat(sum.get("hidden")).hasSize(8).allMatch(column -> column.size() == 16);
        assertThat(sum.get("hiddenGradients")).hasSize(8).allMatch(column -> column.size() == 16);

        JsonNode laboratory = newest(frames, "laboratory");
        assertThat(laboratory.get("step").asLong()).isEqualTo(20_000);
        assertThat(laboratory.get("exact").asDouble()).isEqualTo(1);
        assertThat(laboratory.get("carryAccuracy").asDouble()).isGreaterThan(0.99);
        assertThat(laboratory.get("map").asText()).isEqualTo("0".repeat(16_384));
        assertThat(laboratory.get("units")).hasSize(16);
        assertThat(laboratory.get("probe").get("weights")).hasSize(16);
        assertThat(laboratory.get("longer")).hasSize(4);
        assertThat(laboratory.get("projection").get("axes").get(1)).hasSize(16);

        List<JsonNode> evaluated = frames.stream()
                .filter(frame -> frame.get("type").asText().equals("evaluated"))
                .toList();
        assertThat(evaluated.get(0).get("step").asLong()).isZero();
        assertThat(evaluated.get(0).get("exact").asDouble()).isLessThan(0.1);
        assertThat(evaluated.get(evaluated.size() - 1).get("exact").asDouble()).isEqualTo(1);
        JsonNode history = playground.get("/api/runs/" + id + "/history").json();
        assertThat(history.get("evaluations")).hasSize(evaluated.size()).allMatch(row -> row.size() == 5);
    }

    private static JsonNode newest(List<JsonNode> frames, String type) {
        return frames.stream()
                .filter(frame -> frame.get("type").asText().equals(type))
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    @Test
    void numbersAreAddedAndUnitsHeldWithoutATraceInTraining() throws Exception {
        String path = "/api/runs/" + trained();
        JsonNode sum = playground.post(path + "/sum", "{\"a\": 93, \"b\": 38}").json();
        assertThat(sum.get("predicted").asInt()).isEqualTo(131);
        assertThat(sum.get("correct").asBoolean()).isTrue();
        assertThat(sum.has("type")).isFalse();

        JsonNode free = playground.post(path + "/laboratory", "{}").json();
        assertThat(free.get("exact").asDouble()).isEqualTo(1);
        StringBuilder clamps = new StringBuilder("{\"clamps\": [");
        for (int unit = 0; unit < 16; unit++) {
            clamps.append(unit == 0 ? "" : ", ").append("{\"unit\": %d, \"value\": 0.5}".formatted(unit));
        }
        JsonNode held = playground.post(path + "/laboratory", clamps + "]}").json();
        assertThat(held.get("exact").asDouble()).isLessThan(0.1);
        assertThat(held.get("map").asText()).hasSize(16_384);
        assertThat(playground.post(path + "/laboratory", "{}").json()).isEqualTo(free);
    }

    @Test
    void eachStepIsShownAndAResetGoesBackToTheSameStart() throws Exception {
        String id = playground.run("{\"task\": \"addition\", \"start\": false}");
        String path = "/api/runs/" + id;
        double first = playground.post(path + "/step", "").json().get("loss").asDouble();
        assertThat(playground.post(path + "/step", "").json().get("step").asInt())
                .isEqualTo(2);
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            watcher.until(frame -> frame.get("type").asText().equals("addition")
                    && frame.get("step").asInt() == 2);
        }
        assertThat(playground.post(path + "/reset", "").json().get("step").asInt())
                .isZero();
        assertThat(playground.post(path + "/step", "").json().get("loss").asDouble())
                .isEqualTo(first);
    }

    @Test
    void whatIsKnownBeforeTheFirstStepIsToldAtTheStartAndAfterAReset() throws Exception {
        String path = "/api/runs/"
                + playground.run("{\"task\": \"addition\", \"initializer\": \"uniform:1\", \"start\": false}");
        double first = playground.post(path + "/step", "").json().get("loss").asDouble();
        JsonNode reset = playground.post(path + "/reset", "").json();
        assertThat(reset.get("step").asInt()).isZero();
        assertThat(reset.get("validationLoss").asDouble()).isBetween(3.0, 5.0);
        assertThat(reset.get("spec").get("initializer").asText()).isEqualTo("uniform:-1:1");
        assertThat(playground.post(path + "/step", "").json().get("loss").asDouble())
                .isEqualTo(first);
    }

    @Test
    void whenItIsSlowEveryStepIsTold() throws Exception {
        String id = playground.run("{\"task\": \"addition\", \"pace\": 0.5}");
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            List<JsonNode> frames =
                    watcher.until(frame -> frame.get("type").asText().equals("status")
                            && frame.get("step").asInt() >= 1);
            assertThat(frames.get(frames.size() - 1).get("step").asInt()).isEqualTo(1);
        }
    }

    @Test
    void theRateChangesLiveAndTheRestNeedsANewRun() throws Exception {
        String path = "/api/runs/" + playground.run("{\"task\": \"addition\", \"start\": false}");
        Answer changed =
                playground.send("PATCH", path, BodyPublishers.ofString("{\"learningRate\": 0.5, \"pace\": 2}"));
        assertThat(changed.json().get("learningRateNow").asDouble()).isEqualTo(0.5);
        Answer refused = playground.send("PATCH", path, BodyPublishers.ofString("{\"hidden\": 4}"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("field").asText()).isEqualTo("hidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'b': 1}                                        | a      | a must be a whole number from 0 to 127",
                "{'a': 'x', 'b': 1}                              | a      | from 0 to 127, was `x`",
                "{'a': -1, 'b': 1}                               | a      | from 0 to 127, was -1",
                "{'a': 1, 'b': 128}                              | b      | from 0 to 127, was 128",
                "{'a': 1, 'b': 1.5}                              | b      | from 0 to 127, was 1.5",
                "{'a': 1, 'b': 1e99}                             | b      | from 0 to 127",
                "{'a': 1, 'b': 1, 'c': 1}                        | c      | there are a, b, clamps",
                "{'a': 1, 'b': 1, 'clamps': 3}                   | clamps | must be a list",
                "{'a': 1, 'b': 1, 'clamps': [{'unit': 16, 'value': 0}]} | clamps | units from 0 to 15",
                "{'a': 1, 'b': 1, 'clamps': [{'unit': 1, 'value': 2}]}  | clamps | values from -1 to 1",
                "{'a': 1, 'b': 1, 'clamps': [{'unit': 1}]}       | clamps | was {`unit`:1}",
                "{'a': 1, 'b': 1, 'clamps': [{'unit': 1, 'value': 1, 'colour': 1}]} | clamps.colour | there are unit, value",
                "{'a': 1, 'b': 1, 'clamps': [{'unit': 1, 'value': 1}, {'unit': 1, 'value': 0}]} | clamps | hold unit 1 twice",
            })
    void numbersThatCannotBeAreRefusedByName(String body, String field, String message) throws Exception {
        String id = playground.run("{\"task\": \"addition\", \"start\": false}");
        Answer answer = playground.post("/api/runs/" + id + "/sum", body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(answer.json().get("error").asText()).contains(message.replace('`', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'task': 'addition', 'bits': 3}          | bits       | must be from 4 to 16, was 3",
                "{'task': 'addition', 'recurrence': 'x'}  | recurrence | must be one of `hidden`, `input`",
                "{'task': 'addition', 'corpus': 'x'}      | corpus     | is not a setting; there are task, bits",
                "{'task': 'addition', 'pace': 0.01}       | pace       | must be from 0.1",
            })
    void aSpecThatCannotBeIsRefusedByName(String spec, String field, String message) throws Exception {
        Answer answer = playground.post("/api/runs", spec.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(answer.json().get("error").asText()).contains(message.replace('`', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"samples", "gradient-check", "rollback"})
    void whatNeedsATextIsRefused(String call) throws Exception {
        String id = playground.run("{\"task\": \"addition\", \"start\": false}");
        assertThat(playground.post("/api/runs/" + id + "/" + call, "{}").status())
                .isEqualTo(409);
        String text = playground.run("{\"task\": \"text\", \"start\": false}");
        Answer sum = playground.post("/api/runs/" + text + "/sum", "{\"a\": 1, \"b\": 1}");
        assertThat(sum.status()).isEqualTo(409);
        assertThat(sum.json().get("error").asText()).contains("addition");
        Answer estimate = playground.post("/api/estimate", "{\"task\": \"addition\"}");
        assertThat(estimate.status()).isEqualTo(400);
        assertThat(estimate.json().get("field").asText()).isEqualTo("task");
    }
}
