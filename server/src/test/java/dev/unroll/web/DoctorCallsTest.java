package dev.unroll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.web.Playground.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCallsTest {
    private Playground playground;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        playground = Playground.on(data);
    }

    @AfterEach
    void stop() throws Exception {
        playground.close();
    }

    private String upload(String name, String text) throws Exception {
        Answer answer = playground.post("/api/corpora?name=" + name, text);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    private String text(String id) throws Exception {
        return playground.get("/api/corpora/" + id + "/text").text();
    }

    @Test
    void theReportFindsWhatIsInvisibleRareRepeatedAndWide() throws Exception {
        String passage = "The same long passage, which stands here more than once in this text.\n";
        String id = upload("odd", passage.repeat(3) + "a\u200Bb e\u0301é A Ａ<b>c</b>\n");

        JsonNode report = playground
                .get("/api/corpora/" + id + "/report?cell=lstm&hidden=24&batch=1&sequenceLength=4")
                .json();

        JsonNode text = report.get("text");
        assertThat(text.get("invisible").get(0).get("code").asText()).isEqualTo("U+200B");
        assertThat(text.get("notComposed").asInt()).isEqualTo(1);
        assertThat(text.get("duplicatedLines").asInt()).isEqualTo(2);
        assertThat(text.get("rareSymbols").asInt()).isPositive();
        Map<String, Integer> fewer = new HashMap<>();
        for (JsonNode effect : report.get("foldings")) {
            int left = effect.get("vocabulary").asInt();
            fewer.put(effect.get("option").asText(), text.get("vocabulary").asInt() - left);
        }
        assertThat(fewer)
                .containsEntry("normalize", 1)
                .containsEntry("width", 1)
                .containsEntry("lowerCase", 2)
                .containsEntry("invisible", 1)
                .containsEntry("markUp", 3);
        JsonNode advice = report.get("advice");
        long parameters = advice.get("parameters").asLong();
        String run = playground.run(
                "{\"task\":\"text\",\"corpus\":\"%s\",\"cell\":\"lstm\",\"hidden\":24,\"sequenceLength\":4,\"start\":false}"
                        .formatted(id));
        assertThat(playground.get("/api/runs/" + run).json().get("parameters").asLong())
                .isEqualTo(parameters);
        assertThat(advice.get("sentences").toString()).contains("parameters for");
    }

    @Test
    void parametersAreCountedAsTheNetworkHasThem() throws Exception {
        for (String cell : new String[] {"rnn", "gru", "lstm"}) {
            JsonNode advice = playground
                    .get("/api/corpora/shakespeare-plays/report?cell=" + cell + "&hidden=12&layers=2&sequenceLength=5")
                    .json()
                    .get("advice");
            String run = playground.run(
                    "{\"task\":\"text\",\"cell\":\"%s\",\"hidden\":12,\"layers\":2,\"sequenceLength\":5,\"start\":false}"
                            .formatted(cell));
            assertThat(advice.get("parameters").asLong())
                    .as(cell)
                    .isEqualTo(playground
                            .get("/api/runs/" + run)
                            .json()
                            .get("parameters")
                            .asLong());
        }
    }

    @Test
    void aTextIsCountedInTokensOfEachKind() throws Exception {
        String id = upload("kinds", "née à Nîmes,\nnée née\n".repeat(20));

        JsonNode cuts = playground
                .get("/api/corpora/" + id + "/tokens?cell=gru&hidden=10&sequenceLength=4")
                .json();

        Map<String, String> counts = new HashMap<>();
        for (JsonNode cut : cuts) {
            assertThat(cut.get("characters").asLong()).isEqualTo(420);
            counts.put(
                    cut.get("tokens").asText(),
                    cut.get("symbols").asLong() + " of " + cut.get("vocabulary").asInt());
        }
        assertThat(counts)
                .hasSize(4)
                .containsEntry("characters", "420 of 11")
                .containsEntry("bytes", "520 of 12")
                .containsEntry("words", "220 of 6")
                .containsEntry("states", "140 of 4");
        String run = playground.run(
                "{\"task\":\"text\",\"corpus\":\"%s\",\"tokens\":\"words\",\"cell\":\"gru\",\"hidden\":10,\"sequenceLength\":4,\"start\":false}"
                        .formatted(id));
        assertThat(cuts.get(2).get("parameters").asLong())
                .isEqualTo(playground
                        .get("/api/runs/" + run)
                        .json()
                        .get("parameters")
                        .asLong());
        JsonNode advice = playground
                .get("/api/corpora/" + id + "/report?tokens=states&sequenceLength=4")
                .json()
                .get("advice");
        assertThat(advice.get("trainedOn").asInt() + advice.get("validatedOn").asInt())
                .isEqualTo(140);
        assertThat(playground
                        .get("/api/corpora/" + id + "/report?tokens=syllables")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void foldingMakesANewTextAndSaysHow() throws Exception {
        String id = upload("mixed", "Ｈello <i>WORLD</i>\u200B! z\n");

        Answer folded = playground.post(
                "/api/corpora/" + id + "/fold",
                "{\"width\":true,\"lowerCase\":true,\"invisible\":true,\"markUp\":true,\"rare\":2}");

        assertThat(folded.status()).as(folded.text()).isEqualTo(201);
        assertThat(text(folded.json().get("id").asText())).isEqualTo("□□llo □o□l□□ □□");
        assertThat(folded.json().get("notes").toString())
                .contains("Made of", "small letters only", "fewer than 2 times");
        assertThat(text(id)).startsWith("Ｈello <i>WORLD");
        assertThat(playground.post("/api/corpora/" + id + "/fold", "{}").status())
                .isEqualTo(400);
        assertThat(playground
                        .post("/api/corpora/" + id + "/fold", "{\"upper\":true}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aFoldingThatLeavesTheCountsAloneIsStillSaidToChangeTheText() throws Exception {
        String id = upload("wide", "一，二。\n".repeat(50));

        JsonNode foldings =
                playground.get("/api/corpora/" + id + "/report").json().get("foldings");

        Map<String, Boolean> changes = new HashMap<>();
        for (JsonNode effect : foldings) {
            assertThat(effect.get("characters").asInt()).isEqualTo(250);
            assertThat(effect.get("vocabulary").asInt()).isEqualTo(5);
            changes.put(effect.get("option").asText(), effect.get("changes").asBoolean());
        }
        assertThat(changes)
                .hasSize(6)
                .containsEntry("width", true)
                .containsEntry("lowerCase", false)
                .containsEntry("rare", false);
    }

    @Test
    void aTextThatIsFoldedAgainCountsItsFoldingsInItsName() throws Exception {
        String id = upload("mixed.txt", "<b>Aaaaa</b>\u200B bbbbb Ａ\n");
        String once = playground
                .post("/api/corpora/" + id + "/fold", "{\"lowerCase\":true}")
                .json()
                .get("id")
                .asText();
        JsonNode twice = playground
                .post("/api/corpora/" + once + "/fold", "{\"markUp\":true}")
                .json();
        JsonNode thrice = playground
                .post("/api/corpora/" + twice.get("id").asText() + "/fold", "{\"width\":true}")
                .json();

        assertThat(playground.get("/api/corpora/" + once).json().get("name").asText())
                .isEqualTo("mixed.txt (folded)");
        assertThat(twice.get("name").asText()).isEqualTo("mixed.txt (folded 2)");
        assertThat(thrice.get("name").asText()).isEqualTo("mixed.txt (folded 3)");
    }

    @Test
    void aPassageOfShortLinesThatComesAgainIsFound() throws Exception {
        String verse = "床前明月光\n疑是地上霜\n举头望明月\n低头思故乡\n".repeat(3);
        String id = upload("poem", verse.repeat(2));
        String names = upload(
                "names",
                IntStream.range(0, 300)
                        .mapToObj(i -> i % 10 == 0 ? "Ann\n" : "N" + i + "\n")
                        .collect(Collectors.joining()));

        JsonNode text = playground.get("/api/corpora/" + id + "/report").json().get("text");

        // 24 lines; with each of the first 17 begins a passage of 8 lines, and 13 of these were there before.
        assertThat(text.get("duplicatedLines").asInt()).isEqualTo(13);
        assertThat(text.get("duplicatedShare").asDouble()).isEqualTo(65 / 144.0);
        assertThat(playground
                        .get("/api/corpora/" + names + "/report")
                        .json()
                        .get("text")
                        .get("duplicatedLines")
                        .asInt())
                .isZero();
    }

    @Test
    void severalTextsAreJoinedWithASeparator() throws Exception {
        String one = upload("one", "first\n");
        String two = upload("two", "second\n");

        Answer joined = playground.post(
                "/api/corpora/join",
                "{\"name\":\"both\",\"parts\":[\"%s\",\"%s\"],\"separator\":\"--\\n\"}".formatted(one, two));

        assertThat(joined.status()).as(joined.text()).isEqualTo(201);
        assertThat(text(joined.json().get("id").asText())).isEqualTo("first\n--\nsecond\n");
        Answer missing = playground.post("/api/corpora/join", "{\"name\":\"x\",\"parts\":[\"nowhere\"]}");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(playground
                        .post("/api/corpora/join", "{\"name\":\"x\",\"parts\":[]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anEncodingThatIsSaidIsUsedAndAnUnknownOneRefused() throws Exception {
        byte[] latin = "caf\u00E9".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(playground
                        .send("POST", "/api/corpora?name=x", BodyPublishers.ofByteArray(latin))
                        .status())
                .isEqualTo(422);
        Answer read =
                playground.send("POST", "/api/corpora?name=x&encoding=ISO-8859-1", BodyPublishers.ofByteArray(latin));
        assertThat(read.json().get("preview").asText()).isEqualTo("café");
        assertThat(read.json().get("notes").toString()).contains("as was asked for");
        Answer unknown = playground.post("/api/corpora?name=x&encoding=klingon", "abc");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("field").asText()).isEqualTo("encoding");
    }

    @Test
    void aTableOfRalliesIsReadAsStatesAndAWrongHeaderIsNamed() throws Exception {
        String csv =
                "game,score_a,score_b,player,stroke,landing,outcome\n1,0,0,A,serve,2,\n1,0,0,B,lift,7,out\n2,0,0,A,serve,2,net\n";

        Answer read = playground.post("/api/corpora?name=mine&as=rallies", csv);

        assertThat(read.status()).as(read.text()).isEqualTo(201);
        assertThat(text(read.json().get("id").asText()))
                .isEqualTo("A0 B0 A:serve:2 B:lift:7 out\n\nA0 B0 A:serve:2 net\n");
        Answer wrong = playground.post("/api/corpora?name=mine&as=rallies", "player;stroke\n");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().get("error").asText()).contains("line 1", "game,score_a");
        Answer cell = playground.post("/api/corpora?name=mine&as=rallies", csv.replace("lift", "lob"));
        assertThat(cell.json().get("error").asText()).contains("line 3", "lob");
        Answer unknown = playground.post("/api/corpora?name=mine&as=poems", csv);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("field").asText()).isEqualTo("as");
    }

    @Test
    void aTextOfTooFewWordsSaysSoAndFoldingsAreNoneOfWords() throws Exception {
        String one = upload("word", "hippopotamus");
        Answer refused = playground.post(
                "/api/runs", "{\"task\":\"text\",\"corpus\":\"%s\",\"tokens\":\"words\"}".formatted(one));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("field").asText()).isEqualTo("tokens");
        assertThat(refused.json().get("error").asText()).contains("too few words", "at least 2");

        String text = upload("two", "One two One two\n".repeat(40));
        for (JsonNode folding : playground
                .get("/api/corpora/" + text + "/report?tokens=words")
                .json()
                .get("foldings")) {
            assertThat(folding.get("parameters").asLong()).isZero();
        }
    }

    @Test
    void aRunOfStatesPredictsStatesAndNamesUnknownOnes() throws Exception {
        String id = upload("rallies", "A0 B0 A:serve:2 B:lift:7 out\nA1 B0 A:serve:2 B:net:1 net\n".repeat(40));
        String run = playground.run(
                "{\"task\":\"text\",\"corpus\":\"%s\",\"tokens\":\"states\",\"cell\":\"gru\",\"hidden\":16,\"sequenceLength\":8,\"maxSteps\":300,\"sampling\":{\"length\":12}}"
                        .formatted(id));
        JsonNode entry = playground.get("/api/runs/" + run).json();
        assertThat(entry.get("corpus").get("vocabulary").asInt()).isEqualTo(9);

        Answer next = playground.post("/api/runs/" + run + "/predict", "{\"prefix\":\"A0 B0\",\"top\":3}");

        assertThat(next.status()).as(next.text()).isEqualTo(200);
        assertThat(next.json().get("next")).hasSize(3);
        double sum = 0;
        for (JsonNode one : playground
                .post("/api/runs/" + run + "/predict", "{\"prefix\":\"A0 B0\"}")
                .json()
                .get("next")) {
            sum += one.get("probability").asDouble();
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
        Answer unknown = playground.post("/api/runs/" + run + "/predict", "{\"prefix\":\"A0 C:smash:3\"}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("error").asText()).contains("states", "C:smash:3");
        playground.post("/api/runs/" + run + "/pause", "");
        JsonNode alone = playground
                .post("/api/runs/" + run + "/predict", "{\"prefix\":\"A0 B0\",\"top\":3}")
                .json();
        JsonNode several = playground
                .post("/api/runs/" + run + "/predict", "{\"prefixes\":[\"A0 B0\",\"A1 B0 A:serve:2\"],\"top\":3}")
                .json()
                .get("predictions");
        assertThat(several).hasSize(2);
        assertThat(several.get(0)).isEqualTo(alone);
        assertThat(several.get(1)).isNotEqualTo(alone);
        String tooMany = "{\"prefixes\":[" + "\"A0\",".repeat(256) + "\"A0\"]}";
        Answer refused = playground.post("/api/runs/" + run + "/predict", tooMany);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("error").asText()).contains("256", "257");
        Answer sample = playground.post("/api/runs/" + run + "/samples", "{\"length\":20,\"prime\":\"A0 B0\"}");
        assertThat(sample.json().get("text").asText()).matches("(?s)[ \n].*");
    }

    @Test
    void theMeasuresOfARunAreToldOfItsTextInPiecesAsLongAsItsSamples() throws Exception {
        String id = upload("nested", "([{}])\n()\n".repeat(400));
        String run = playground.run(
                "{\"task\":\"text\",\"corpus\":\"%s\",\"start\":false,\"sampling\":{\"length\":60}}".formatted(id));

        JsonNode measured = playground.get("/api/runs/" + run + "/measures").json();

        assertThat(measured.get("length").asInt()).isEqualTo(60);
        assertThat(measured.get("text").get("depth").asDouble()).isEqualTo(3);
        assertThat(measured.get("text").get("brackets").asDouble()).isEqualTo(1);
    }

    @Test
    void theTruthOfRalliesIsToldForAPrefix() throws Exception {
        double served = 0;
        for (JsonNode one :
                playground.get("/api/corpora/badminton/truth?serve=B").json().get("next")) {
            assertThat(one.get("symbol").asText()).startsWith("B:serve:");
            served += one.get("probability").asDouble();
        }
        assertThat(served).isCloseTo(1, within(1e-9));
        assertThat(playground.get("/api/corpora/badminton/truth?serve=C").status())
                .isEqualTo(400);
        JsonNode next = playground
                .get("/api/corpora/badminton/truth?after=A:lift:7")
                .json()
                .get("next");
        assertThat(next.get(0).get("probability").asDouble()).isBetween(0.05, 0.6);
        assertThat(playground
                        .get("/api/corpora/badminton/truth")
                        .json()
                        .get("tactics")
                        .size())
                .isGreaterThan(40);
        assertThat(playground.get("/api/corpora/badminton/truth?after=A:lob:7").status())
                .isEqualTo(400);
        assertThat(playground.get("/api/corpora/shakespeare-plays/truth").status())
                .isEqualTo(404);
    }
}
