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

/** Runs that learn one word, over HTTP and a socket. */
class HelloCallsTest {
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

    private static JsonNode newest(List<JsonNode> frames) {
        return frames.stream()
                .filter(frame -> frame.get("type").asText().equals("hello"))
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    @Test
    void aRunHasFourLettersAndThreeUnitsUnlessItIsToldOthers() throws Exception {
        Answer made = playground.post("/api/runs", "{\"task\": \"hello\", \"start\": false}");
        assertThat(made.status()).isEqualTo(201);
        JsonNode run = made.json();
        assertThat(run.get("name").asText()).isEqualTo("“hello”, rnn 3");
        assertThat(run.get("status").asText()).isEqualTo("paused");
        assertThat(run.has("corpus")).isFalse();
        assertThat(run.get("parameters").asInt()).isEqualTo(4 * 3 + 3 * 3 + 3 + 3 * 4 + 4);
        JsonNode spec = run.get("spec");
        assertThat(spec.get("word").asText()).isEqualTo("hello");
        assertThat(spec.get("hidden").asInt()).isEqualTo(3);
        assertThat(spec.get("learningRate").asDouble()).isEqualTo(0.1);
        assertThat(spec.get("maxSteps").asInt()).isEqualTo(1000);

        Answer again = playground.post("/api/runs?attach=true", "{\"task\": \"hello\", \"pace\": 5}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id")).isEqualTo(run.get("id"));
    }

    @Test
    void eachStepIsToldAndTheLastSpellsTheWord() throws Exception {
        String id = playground.run("{\"task\": \"hello\"}");
        List<JsonNode> frames;
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            frames = watcher.until(Watcher.status("finished"));
        }
        JsonNode event = newest(frames);
        assertThat(event.get("step").asLong()).isEqualTo(1000);
        assertThat(event.get("word").asText()).isEqualTo("hello");
        assertThat(event.get("letters").toString()).isEqualTo("[\"h\",\"e\",\"l\",\"o\"]");
        assertThat(event.get("right").asInt()).isEqualTo(4);
        assertThat(event.get("loss").asDouble()).isLessThan(0.1);
        JsonNode last = event.get("steps").get(3);
        assertThat(last.get("input").asText()).isEqualTo("l");
        assertThat(last.get("oneHot").toString()).isEqualTo("[0,0,1,0]");
        assertThat(last.get("target").asText()).isEqualTo("o");
        assertThat(last.get("predicted").asText()).isEqualTo("o");
        assertThat(last.get("correct").asBoolean()).isTrue();
        assertThat(last.get("hidden")).hasSize(3);
        assertThat(last.get("sumGradients")).hasSize(3);
        assertThat(last.get("scores")).hasSize(4);
        assertThat(last.get("scoreChanges")).hasSize(4);
        assertThat(last.get("probabilities").get(3).asDouble()).isGreaterThan(0.9);
        assertThat(event.get("weights")).hasSize(5);
        assertThat(event.get("weights").get(0).get("name").asText()).isEqualTo("rnn.weight_ih_l0");
        for (JsonNode weight : event.get("weights")) {
            assertThat(weight.get("gradient")).hasSameSizeAs(weight.get("value"));
            assertThat(weight.get("update")).hasSameSizeAs(weight.get("value"));
        }
    }

    @Test
    void aStepAtATimeAndAChangedRateAreSeenAtOnce() throws Exception {
        String id = playground
                .post("/api/runs", "{\"task\": \"hello\", \"start\": false}")
                .json()
                .get("id")
                .asText();
        playground.post("/api/runs/" + id + "/step", "");
        playground.send("PATCH", "/api/runs/" + id, BodyPublishers.ofString("{\"learningRate\": 0.5}"));
        playground.post("/api/runs/" + id + "/step", "");
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            JsonNode event =
                    newest(watcher.until(frame -> frame.get("type").asText().equals("hello")
                            && frame.get("step").asLong() == 2));
            assertThat(event.get("learningRate").asDouble()).isEqualTo(0.5);
        }
    }

    @Test
    void whatOnlyOtherTasksCanIsRefused() throws Exception {
        String id = playground.run("{\"task\": \"hello\"}");
        assertThat(playground.post("/api/runs/" + id + "/samples", "{}").status())
                .isEqualTo(409);
        assertThat(playground.post("/api/runs/" + id + "/sum", "{}").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"task\": \"hello\", \"word\": \"a\"}            | word         | from 2 to 12 letters",
                "{\"task\": \"hello\", \"word\": \"aaa\"}          | word         | two different letters",
                "{\"task\": \"hello\", \"word\": 5}                | word         | must be a string",
                "{\"task\": \"hello\", \"hidden\": 17}             | hidden       | from 1 to 16",
                "{\"task\": \"hello\", \"learningRate\": 0}        | learningRate | from",
                "{\"task\": \"hello\", \"bits\": 8}                | bits         | is not a setting"
            })
    void aWrongSettingIsRefusedByName(String spec, String field, String why) throws Exception {
        Answer answer = playground.post("/api/runs", spec);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(answer.json().get("error").asText()).contains(why);
    }
}
