package dev.unroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.web.Playground.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that learn a memory task, and looks into a memory, over HTTP and a socket. */
class MemoryCallsTest {
    private static final String SMALL =
            "'hidden': 8, 'maxLength': 3, 'memory': {'slots': 5, 'width': 4, 'readHeads': 2}";

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

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static JsonNode newest(List<JsonNode> frames, String type) {
        return frames.stream()
                .filter(frame -> frame.get("type").asText().equals(type))
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    @Test
    void aRunShowsHowItIsTriedAndWhatIsInItsMemory() throws Exception {
        String id = playground.run(json("{'task': 'copy', 'maxSteps': 20, %s}".formatted(SMALL)));
        List<JsonNode> frames;
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            frames = watcher.until(Watcher.status("finished"));
        }
        JsonNode tried = newest(frames, "tried");
        assertThat(tried.get("step").asInt()).isEqualTo(20);
        assertThat(tried.get("length").asInt()).isEqualTo(3);
        assertThat(tried.get("byLength")).hasSize(6);
        assertThat(tried.get("byLength").get(2).get("trained").asBoolean()).isTrue();
        assertThat(tried.get("byLength").get(3).get("trained").asBoolean()).isFalse();
        JsonNode evaluated = newest(frames, "evaluated");
        assertThat(evaluated.get("exact")).isEqualTo(tried.get("exact"));
        assertThat(evaluated.get("validationLoss")).isEqualTo(tried.get("loss"));
        JsonNode passage = newest(frames, "memory");
        assertThat(passage.get("step").asInt()).isEqualTo(20);
        assertThat(passage.get("kind").asText()).isEqualTo("items");
        assertThat(passage.get("inputs")).hasSize(7).allMatch(row -> row.size() == 5);
        assertThat(passage.get("symbols").isNull()).isTrue();
        assertThat(passage.get("targets").get(0).isNull()).isTrue();
        assertThat(passage.get("targets").get(4)).hasSize(4);
        JsonNode memory = passage.get("memory");
        assertThat(memory.get("contents")).hasSize(7).allMatch(row -> row.size() == 20);
        assertThat(memory.get("readWeightings")).hasSize(7).allMatch(heads -> heads.size() == 2);
        assertThat(memory.get("links")).hasSize(7).allMatch(row -> row.size() == 25);
        assertThat(memory.get("writeGate")).hasSize(7);
        assertThat(memory.get("inert").isBoolean()).isTrue();
        assertThat(passage.get("hidden")).hasSize(7).allMatch(row -> row.size() == 8);
    }

    @Test
    void lookingIntoTheMemoryNeverChangesTraining() throws Exception {
        String spec = json("{'task': 'repeat-copy', 'start': false, %s}".formatted(SMALL));
        String watched = "/api/runs/" + playground.run(spec);
        String alone = "/api/runs/" + playground.run(spec);
        JsonNode whole = playground
                .post(watched + "/memory", json("{'length': 2, 'number': 5, 'repeats': 3}"))
                .json();
        assertThat(whole.get("step").asInt()).isZero();
        assertThat(whole.get("inputs")).hasSize(1 + 2 + 1 + 6 + 1);
        assertThat(whole.get("channels").get(5).asText()).isEqualTo("repeats");
        JsonNode without = playground
                .post(watched + "/memory", json("{'length': 2, 'number': 5, 'repeats': 3, 'without': ['links']}"))
                .json();
        assertThat(without.get("inputs")).isEqualTo(whole.get("inputs"));
        assertThat(without.get("outputs")).isNotEqualTo(whole.get("outputs"));
        assertThat(without.get("memory").get("readModes").get(3).get(0).get(1).asDouble())
                .isEqualTo(1);
        JsonNode ablations = playground.post(watched + "/ablations", "{}").json();
        assertThat(ablations.get("rows")).hasSize(6);
        assertThat(ablations.get("rows").get(0).get("without").isNull()).isTrue();
        assertThat(ablations.get("rows").get(5).get("without").asText()).isEqualTo("one head");
        assertThat(playground.post(watched + "/step", "").json().get("loss"))
                .isEqualTo(playground.post(alone + "/step", "").json().get("loss"));
        assertThat(playground
                        .post(watched + "/gradient-check", "{}")
                        .json()
                        .get("passed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aTextRunWithAMemoryShowsIt() throws Exception {
        String id = playground.run(json(
                "{'task': 'text', 'cell': 'dnc', 'start': false, 'validationFraction': 0.1, 'trainFraction': 0.9, %s}"
                        .formatted("'hidden': 8, 'memory': {'slots': 5, 'width': 4}")));
        String path = "/api/runs/" + id;
        playground.post(path + "/step", "");
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            List<JsonNode> frames =
                    watcher.until(frame -> frame.get("type").asText().equals("memory")
                            && frame.get("step").asInt() == 1);
            assertThat(newest(frames, "memory").get("symbols")).hasSize(48);
        }
        JsonNode passage =
                playground.post(path + "/memory", json("{'text': 'seven'}")).json();
        assertThat(passage.get("kind").asText()).isEqualTo("text");
        assertThat(passage.get("symbols")).hasSize(5);
        assertThat(passage.get("predicted")).hasSize(5).allMatch(step -> step.size() == 3);
        assertThat(passage.get("losses").get(4).isNull()).isTrue();
        assertThat(passage.get("correct").isNull()).isTrue();
        JsonNode rows = playground.post(path + "/ablations", "").json().get("rows");
        assertThat(rows).hasSize(5).allMatch(row -> row.get("exact").isNull());
        Answer unknown = playground.post(path + "/memory", json("{'text': 'Q'}"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("error").asText()).endsWith("it has none of: Q");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'task': 'copy', 'bits': 13}                      | bits      | bits must be from 1 to 12, was 13",
                "{'task': 'copy', 'maxLength': 33}                 | maxLength | maxLength must be from 1 to 32, was 33",
                "{'task': 'copy', 'minLength': 9}                  | minLength | minLength must be from 1 to 8, was 9",
                "{'task': 'echo', 'delay': 0}                      | delay     | delay must be from 1 to 16, was 0",
                "{'task': 'repeat-copy', 'repeats': 9}             | repeats   | repeats must be from 1 to 8, was 9",
                "{'task': 'associative-recall', 'minLength': 1}    | minLength | minLength must be at least 2",
                "{'task': 'copy', 'cell': 'dnc-numpy'}             | cell      | cell must be one of",
                "{'task': 'copy', 'corpus': 'x'}                   | corpus    | corpus is not a setting"
            })
    void aWrongSettingIsNamed(String spec, String field, String error) throws Exception {
        Answer answer = playground.post("/api/runs", json(spec));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(answer.json().get("error").asText()).contains(error);
    }

    @Test
    void whatHasNoMemoryHasNothingToTakeAway() throws Exception {
        String lstm = "/api/runs/" + playground.run(json("{'task': 'copy', 'cell': 'lstm', 'start': false}"));
        assertThat(playground.post(lstm + "/memory", "").json().get("memory").isNull())
                .isTrue();
        assertThat(playground.post(lstm + "/ablations", "{}").status()).isEqualTo(409);
        Answer refused = playground.post(lstm + "/memory", json("{'without': ['links']}"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("field").asText()).isEqualTo("without");
        String hello = "/api/runs/" + playground.run(json("{'task': 'hello', 'start': false}"));
        assertThat(playground.post(hello + "/memory", "{}").status()).isEqualTo(409);
    }
}
