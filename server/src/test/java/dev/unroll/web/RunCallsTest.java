package dev.unroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.web.Playground.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls on runs, with what they answer to good and bad requests. */
class RunCallsTest {
    private static final String SMALL = "{\"task\": \"text\", \"hidden\": 8, \"sequenceLength\": 5, \"start\": false}";

    @TempDir
    private static Path data;

    private static Playground playground;

    @BeforeAll
    static void start() throws IOException {
        playground = Playground.on(data);
    }

    @AfterAll
    static void stop() throws IOException {
        playground.close();
    }

    @Test
    void aRunIsMadeFromTheDefaultsAndTrainsAtOnce() throws Exception {
        Answer answer = playground.post("/api/runs", "{\"task\": \"text\"}");
        JsonNode run = answer.json();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(run.get("status").asText()).isEqualTo("training");
        assertThat(run.get("spec").get("hidden").asInt()).isEqualTo(100);
        assertThat(run.get("spec").get("optimizer").asText()).isEqualTo("adagrad");
        assertThat(run.get("name").asText()).isEqualTo("rnn 100, Not Shakespeare");
        assertThat(run.get("corpus").get("characters").asInt()).isEqualTo(Playground.TEXT.length());
        assertThat(run.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "spec",
                        "status",
                        "generation",
                        "step",
                        "epoch",
                        "stepsPerEpoch",
                        "loss",
                        "smoothLoss",
                        "validationLoss",
                        "bestValidationLoss",
                        "gradientNorm",
                        "charactersPerSecond",
                        "learningRateNow",
                        "parameters",
                        "message",
                        "changedLive",
                        "corpus",
                        "nickname",
                        "created",
                        "secondsTrained",
                        "notices");
        assertThat(playground
                        .send("DELETE", "/api/runs/" + run.get("id").asText(), BodyPublishers.noBody())
                        .status())
                .isEqualTo(204);
        assertThat(playground.get("/api/runs/" + run.get("id").asText()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                   | task              | task is missing",
                "{'task': 'chess'}                                    | task              | task must be one of",
                "{'task': 'text', 'colour': 1}                        | colour            | colour is not a setting",
                "{'task': 'text', 'sampling': {'colour': 1}}          | sampling.colour   | is not a setting; there are",
                "{'task': 'text', 'hidden': '100'}                    | hidden            | must be a whole number, was",
                "{'task': 'text', 'hidden': 1.5}                      | hidden            | must be a whole number, was 1.5",
                "{'task': 'text', 'hidden': 1e999999999}              | hidden            | must be a whole number",
                "{'task': 'text', 'hidden': null}                     | hidden            | must be a whole number, was null",
                "{'task': 'text', 'memory': {'slots': 0}}             | memory.slots      | must be from 1 to 512, was 0",
                "{'task': 'text', 'cell': 'dnc-numpy', 'memory': {'readHeads': 2}} | memory.readHeads | must be 1 for `dnc-numpy`",
                "{'task': 'text', 'memory': 16}                       | memory            | must be an object, was 16",
                "{'task': 'text', 'memory': {'heads': 2}}             | memory.heads      | memory.readHeads",
                "{'task': 'text', 'hidden': 0}                        | hidden            | must be from 1 to 4096, was 0",
                "{'task': 'text', 'hidden': 9999999999}               | hidden            | must be from 1 to 4096",
                "{'task': 'text', 'hidden': [1]}                      | hidden            | must be a whole number, was [1]",
                "{'task': 'text', 'learningRate': 'fast'}             | learningRate      | must be a number",
                "{'task': 'text', 'learningRate': 1e999}              | learningRate      | must be from",
                "{'task': 'text', 'learningRate': -1}                 | learningRate      | must be from",
                "{'task': 'text', 'seed': -1}                         | seed              | must be from 0 to 9007199254740991",
                "{'task': 'text', 'optimizer': 'best'}                | optimizer         | must be one of `sgd`, `adagrad`",
                "{'task': 'text', 'optimizer': 1}                     | optimizer         | must be a string",
                "{'task': 'text', 'sampling': 1}                      | sampling          | must be an object",
                "{'task': 'text', 'sampling': {'length': 0}}          | sampling.length   | must be from 1 to 10000",
                "{'task': 'text', 'sampling': {'prime': 'QZ'}}        | sampling.prime    | it has none of: QZ",
                "{'task': 'text', 'corpus': 'nix'}                    | corpus            | There is no corpus",
                "{'task': 'text', 'sequenceLength': 9999}             | sequenceLength    | must be at most 1861",
                "{'task': 'text', 'batch': 1000, 'sequenceLength': 2} | sequenceLength    | must be at most 1:",
                "{'task': 'text', 'cell': 'tree'}                     | cell              | must be one of `rnn`, `lstm`, `gru`, `dnc`, `dnc-numpy`, was",
                "{'task': 'text', 'layers': 17}                       | layers            | must be from 1 to 16",
                "{'task': 'text', 'dropout': 1}                       | dropout           | must be from 0 to 0.95",
                "{'task': 'text', 'initializer': 'big'}               | initializer       | must be `normal:0.01`",
                "{'task': 'text', 'schedule': 'late'}                 | schedule          | must be `constant`",
                "{'task': 'text', 'schedule': 'cosine:10'}            | schedule          | set maxSteps or maxEpochs",
                "{'task': 'text', 'gradientClipBy': 'luck'}           | gradientClipBy    | must be one of `value`, `norm`",
                "{'task': 'text', 'teacherForcing': 2}                | teacherForcing    | must be from 0 to 1",
                "{'task': 'text', 'validationFraction': 0.5}          | validationFraction | at most 1 together",
                "{'task': 'text', 'sampling': {'topK': -1}}           | sampling.topK     | must be from 0",
                "{'task': 'text', 'sampling': {'topP': 0}}            | sampling.topP     | must be from",
                "{'task': 'text', 'start': 'yes'}                     | start             | must be true or false",
            })
    void aSpecThatCannotBeIsRefusedByName(String spec, String field, String message) throws Exception {
        Answer answer = playground.post("/api/runs", spec.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(answer.json().get("error").asText()).contains(message.replace('`', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'task': 'text',}                | line 1, column 17",
                "{'task': 'text', 'task': 'text'} | Duplicate field 'task'",
                "{'task': 'text'} {}              | The body is not JSON",
                "[]                               | must be a JSON object",
                "7                                | must be a JSON object",
                "hello                            | The body is not JSON: line 1, column 1",
            })
    void aBodyThatIsNotJsonIsRefusedWithThePosition(String body, String message) throws Exception {
        Answer answer = playground.post("/api/runs", body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().has("field")).isFalse();
        assertThat(answer.json().get("error").asText().replace('"', '\'')).contains(message);
    }

    @Test
    void aBodyThatIsTooDeepOrTooLongIsRefused() throws Exception {
        assertThat(playground.post("/api/runs", "[".repeat(1000)).status()).isEqualTo(400);
        assertThat(playground
                        .post("/api/runs", "{\"task\": \"" + "x".repeat(70_000) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aRunThatDoesNotFitIsRefusedWithTheNumbers() throws Exception {
        String spec = "{\"task\": \"text\", \"hidden\": 4096, \"sequenceLength\": 1900}";
        Answer answer = playground.post("/api/runs", spec);

        assertThat(answer.status()).isEqualTo(507);
        assertThat(answer.json().get("error").asText()).contains("needs about", "smaller");
    }

    @Test
    void commandsAnswerWithTheRunAfterThem() throws Exception {
        String id = playground.run(SMALL);
        String path = "/api/runs/" + id;

        Answer stepped = playground.post(path + "/step", "");
        assertThat(stepped.status()).isEqualTo(202);
        assertThat(stepped.json().get("step").asLong()).isEqualTo(1);
        assertThat(stepped.json().get("status").asText()).isEqualTo("paused");
        assertThat(playground.post(path + "/train", "").json().get("status").asText())
                .isEqualTo("training");
        Answer paused = playground.post(path + "/pause", "");
        assertThat(paused.json().get("status").asText()).isEqualTo("paused");
        assertThat(playground.get(path).json()).isEqualTo(paused.json());
        Answer reset = playground.post(path + "/reset", "");
        assertThat(reset.json().get("generation").asInt()).isEqualTo(1);
        assertThat(reset.json().get("status").asText()).isEqualTo("paused");
        assertThat(playground
                        .post(path + "/reset?start=true", "")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("training");
        Answer unclear = playground.post(path + "/reset?start=maybe", "");
        assertThat(unclear.status()).isEqualTo(400);
        assertThat(unclear.json().get("field").asText()).isEqualTo("start");
    }

    @Test
    void whatMayChangeLiveDoesAndWhatMayNotIsNamed() throws Exception {
        String path = "/api/runs/" + playground.run(SMALL);
        Answer changed = patch(path, "{'learningRate': 0.01, 'pace': 2, 'name': 'mine', 'sampling': {'length': 10}}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("name").asText()).isEqualTo("mine");
        assertThat(changed.json().get("spec").get("learningRate").asDouble()).isEqualTo(0.01);
        assertThat(changed.json().get("spec").get("sampling").get("length").asInt())
                .isEqualTo(10);
        assertThat(changed.json().get("spec").get("sampling").get("temperature").asInt())
                .isEqualTo(1);
        refused(patch(path, "{'hidden': 10}"), "hidden", "needs a new run");
        refused(patch(path, "{'colour': 10}"), "colour", "is not a setting");
        refused(patch(path, "{'pace': -1}"), "pace", "must be from");
        refused(patch(path, "{'sampling': {'temperature': 'hot'}}"), "sampling.temperature", "must be a number");
        refused(patch(path, "{'sampling': {'prime': 'Q'}}"), "sampling.prime", "none of: Q");
    }

    @Test
    void aSampleOnRequestTakesTheRunsSettingsWhereNoneAreGiven() throws Exception {
        String path = "/api/runs/" + playground.run(SMALL) + "/samples";
        JsonNode plain = playground.post(path, "").json();
        JsonNode own = playground
                .post(path, "{\"prime\": \"one\", \"length\": 7, \"temperature\": 0, \"seed\": 3}")
                .json();

        assertThat(plain.get("text").asText()).hasSize(200);
        assertThat(playground.post(path, "{}").json()).isEqualTo(plain);
        assertThat(own.get("text").asText()).hasSize(7);
        assertThat(own.get("prime").asText()).isEqualTo("one");
        assertThat(own.get("step").asLong()).isZero();
        refused(playground.post(path, "{\"prime\": \"Q\"}"), "prime", "prime may only use characters of the text");
        refused(playground.post(path, "{\"length\": 0}"), "length", "length must be from 1 to 10000, was 0");
        refused(playground.post(path, "{\"seed\": -1}"), "seed", "seed must be a whole number");
        refused(playground.post(path, "{\"every\": 1}"), "every", "is not a setting");
    }

    @Test
    void theHistoryIsTheWholeCurve() throws Exception {
        String path = "/api/runs/" + playground.run(SMALL);
        for (int i = 0; i < 3; i++) {
            playground.post(path + "/step", "");
        }
        JsonNode history = playground.get(path + "/history").json();
        String csv = playground.get(path + "/history.csv").text();

        assertThat(history.get("columns").toString())
                .isEqualTo(
                        "[\"step\",\"loss\",\"smoothLoss\",\"gradientNorm\",\"charactersPerSecond\",\"lossMin\",\"lossMax\"]");
        assertThat(history.get("rows")).hasSize(3);
        assertThat(playground.get(path + "/history?from=3").json().get("rows")).hasSize(1);
        assertThat(csv).startsWith("step,loss,smoothLoss,gradientNorm,charactersPerSecond,lossMin,lossMax\n1,");
        assertThat(csv.lines()).hasSize(4);
        refused(playground.get(path + "/history?from=now"), "from", "from must be a whole number");
    }

    @Test
    void aDivergedRunExplainsItselfAndOnlyAResetHelps() throws Exception {
        String id = playground.run("{\"task\": \"text\", \"learningRate\": 100}");
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            JsonNode last = watcher.until(Watcher.status("diverged")).stream()
                    .reduce((one, next) -> next)
                    .orElseThrow();
            assertThat(last.get("run").get("message").asText()).contains("learning rate");
        }
        Answer train = playground.post("/api/runs/" + id + "/train", "");
        assertThat(train.status()).isEqualTo(409);
        assertThat(train.json().get("error").asText()).contains("reset it first");
        assertThat(playground.get("/api/health").status()).isEqualTo(200);
    }

    @Test
    void attachingReturnsTheRunThatDoesTheSame() throws Exception {
        String spec = "{\"task\": \"text\", \"hidden\": 9, \"seed\": 77, \"sequenceLength\": 5, \"start\": false}";
        Answer first = playground.post("/api/runs?attach=true", spec);
        Answer again =
                playground.post("/api/runs?attach=true", spec.replace("\"start\"", "\"name\": \"x\", \"start\""));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(playground.post("/api/runs", spec).status()).isEqualTo(201);
        assertThat(playground.get("/api/runs").json().get(0).get("id"))
                .isNotEqualTo(first.json().get("id"));
    }

    @Test
    void whatIsNotThereIsSaidSoInJson() throws Exception {
        for (String path :
                new String[] {"/api/runs/nix", "/api/nix", "/nix", "/api/runs/nix/history", "/js/", "/api/"}) {
            Answer answer = playground.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.json().get("error").asText()).as(path).isNotBlank();
        }
        assertThat(playground.post("/api/runs/nix/train", "").status()).isEqualTo(404);
        Answer put = playground.send("PUT", "/api/runs", BodyPublishers.noBody());
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.response().headers().firstValue("Allow")).hasValue("GET, POST");
    }

    private static void refused(Answer answer, String field, String message) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(answer.json().get("error").asText()).contains(message);
    }

    private static Answer patch(String path, String body) throws IOException, InterruptedException {
        return playground.send("PATCH", path, BodyPublishers.ofString(body.replace('\'', '"')));
    }

    @Test
    void gradientsAreCheckedAndMistakesFound() throws Exception {
        String id =
                playground.run("{'task':'text','cell':'lstm','hidden':10,'layers':2,'start':false}".replace('\'', '"'));
        JsonNode right =
                playground.post("/api/runs/" + id + "/gradient-check", "{}").json();
        assertThat(right.get("passed").asBoolean()).isTrue();
        assertThat(right.get("tolerance").asDouble()).isEqualTo(1e-4);
        assertThat(right.get("rows")).hasSize(8);
        assertThat(right.get("rows").get(0).get("parameter").asText()).isEqualTo("rnn.weight_ih_l0");
        for (String mistake : List.of("dhnext", "softmax", "gate")) {
            JsonNode wrong = playground
                    .post("/api/runs/" + id + "/gradient-check", "{\"break\": \"%s\"}".formatted(mistake))
                    .json();
            assertThat(wrong.get("passed").asBoolean()).as(mistake).isFalse();
        }
        Answer unknown = playground.post("/api/runs/" + id + "/gradient-check", "{\"break\": \"luck\"}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("error").asText())
                .contains("none, dhnext, softmax, gate")
                .contains("luck");
    }

    @Test
    void whatARunWouldCostIsMeasured() throws Exception {
        JsonNode estimate = playground
                .post("/api/estimate", "{\"task\": \"text\", \"cell\": \"gru\", \"hidden\": 20, \"layers\": 2}")
                .json();
        assertThat(estimate.get("parameters").asLong()).isPositive();
        assertThat(estimate.get("charactersPerSecond").asDouble()).isPositive();
        assertThat(estimate.get("charactersPerEpoch").asLong()).isEqualTo(1850);
        assertThat(estimate.get("secondsPerEpoch").asDouble())
                .isEqualTo(1850 / estimate.get("charactersPerSecond").asDouble());
        Answer wild = playground.post(
                "/api/estimate",
                "{\"task\": \"text\", \"optimizer\": \"sgd\", \"learningRate\": 1000, \"gradientClip\": 0}");
        assertThat(wild.status()).as("what would diverge is measured too").isEqualTo(200);
        Answer refused = playground.post("/api/estimate", "{\"task\": \"text\", \"hidden\": 0}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("field").asText()).isEqualTo("hidden");
    }

    @Test
    void onlyARunThatDivergedCanBeRolledBack() throws Exception {
        String id = playground.run("{\"task\": \"text\", \"start\": false}");
        Answer answer = playground.post("/api/runs/" + id + "/rollback", "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("error").asText()).contains("only one that diverged can");
    }

    @Test
    void theHistoryHasTheEvaluations() throws Exception {
        String id = playground.run("{\"task\": \"text\", \"maxSteps\": 100}");
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            assertThat(watcher.until(Watcher.status("finished")))
                    .anyMatch(frame -> frame.get("type").asText().equals("evaluated")
                            && frame.get("step").asLong() == 100);
        }
        JsonNode history = playground.get("/api/runs/" + id + "/history").json();
        JsonNode last =
                history.get("evaluations").get(history.get("evaluations").size() - 1);
        assertThat(last.get(0).asLong()).isEqualTo(100);
        assertThat(last.get(2).asDouble())
                .isEqualTo(playground
                        .get("/api/runs/" + id)
                        .json()
                        .get("validationLoss")
                        .asDouble());
    }
}
