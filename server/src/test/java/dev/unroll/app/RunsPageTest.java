package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.Keys;

/** The page of all runs in a real browser, on a real server. */
@EnabledIfSystemProperty(named = "unroll.browser", matches = "true")
class RunsPageTest extends BrowsedServer {
    private static final String RUNS = "runs/";
    private static final int STEPS = 600;

    /** A run of a small network on the plays that has taken 600 steps; it has checkpoints at 3 and 600, and maybe others. */
    private String trained(String settings) {
        String id = page.post(
                        "/api/runs",
                        "{\"task\":\"text\",\"hidden\":16,\"maxSteps\":%d,\"start\":false%s}"
                                .formatted(STEPS, settings))
                .path("id")
                .asText();
        for (int i = 0; i < 3; i++) {
            page.post("/api/runs/" + id + "/step", "");
        }
        assertThat(page.bytes("/api/runs/" + id + "/checkpoint")).hasSizeGreaterThan(1000);
        page.post("/api/runs/" + id + "/train", "");
        page.await(
                "the end of training",
                p -> p.get("/api/runs/" + id).path("status").asText().equals("finished"));
        assertThat(page.bytes("/api/runs/" + id + "/checkpoint")).hasSizeGreaterThan(1000);
        return id;
    }

    /** The steps of its checkpoints. */
    private List<Integer> steps(String id) {
        List<Integer> steps = new ArrayList<>();
        page.get("/api/runs/" + id + "/checkpoints")
                .forEach(one -> steps.add(one.path("step").asInt()));
        return steps;
    }

    /** The newest but one: what the newest is compared with. */
    private String lastButOne(String id) {
        List<Integer> steps = steps(id);
        return String.valueOf(steps.get(steps.size() - 2));
    }

    private void open(String hash, int runs) {
        page.open(RUNS + hash);
        page.await(
                "the list",
                p -> p.attribute("#run", "data-runs").equals(String.valueOf(runs)) && p.count("li.run") == runs);
    }

    private static String row(String id) {
        return "li.run[data-run='%s']".formatted(id);
    }

    private void type(String css, String text) {
        page.await(css).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    @Test
    void aRunIsListedWithItsFiguresRenamedInPlaceAndOpenedInItsLaboratory() {
        String id = trained("");
        JsonNode run = page.get("/api/runs/" + id);
        open("", 1);
        page.await("its curve", p -> p.count(row(id) + " .outline path") == 1);
        assertThat(page.text(row(id) + " .name")).isEqualTo(run.path("nickname").asText());
        assertThat(page.text(row(id) + " .status")).isEqualTo("finished");
        assertThat(page.text(row(id) + " .steps dd")).isEqualTo("600");
        assertThat(Double.parseDouble(page.text(row(id) + " .best dd"))).isBetween(2.0, 4.5);
        assertThat(page.text(row(id) + " .differs")).startsWith("the first of its kind");

        page.press(row(id) + " .name");
        type("#new-name", "First steps");
        page.await("#new-name").sendKeys(Keys.ENTER);
        page.await("its new name", p -> p.text(row(id) + " .name").equals("First steps"));
        assertThat(page.get("/api/runs/" + id).path("name").asText()).isEqualTo("First steps");

        page.press(row(id) + " .open");
        page.await("the run in its laboratory", p -> p.runId().equals(id) && p.step() == STEPS);
        page.reload();
        page.await("the same run again", p -> p.runId().equals(id));
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void twoRunsAreDrawnOverOneAnotherOnEveryAxisAndToldApart() {
        String one = trained("");
        String other = trained(",\"cell\":\"gru\",\"learningRate\":0.05");
        open("", 2);
        assertThat(page.text(row(other) + " .differs")).startsWith("cell RNN (tanh) → GRU, learning rate 0.1 → 0.05");
        page.await(
                "both curves", p -> p.attribute("#overlay-chart", "data-curves").equals("2"));
        for (List<String> axis : List.of(
                List.of("steps", "600"),
                List.of("characters", "15k"),
                List.of("epochs", "0.0"),
                List.of("seconds", " s"))) {
            page.run("document.querySelector('input[name=axis][value=%s]').click()".formatted(axis.get(0)));
            page.await(
                    "the end on the axis of " + axis,
                    p -> p.text("[data-value='%s']".formatted(one))
                            .replaceFirst(".* · ", "")
                            .contains(axis.get(1)));
        }
        page.press("#log-x");
        page.press("#log-y");
        page.press("#overlay-chart");
        page.await("#overlay-chart").sendKeys(Keys.ARROW_LEFT);
        page.await("a value", p -> p.text("[data-value='%s']".formatted(other)).matches("\\d\\.\\d+ · .*"));
        page.press(row(one) + " .swatch input");
        page.await(
                "one curve", p -> p.attribute("#overlay-chart", "data-curves").equals("1"));
        page.reload();
        page.await(
                "the same curve again",
                p -> p.attribute("#overlay-chart", "data-curves").equals("1")
                        && p.count("[data-value='%s']".formatted(other)) == 1);
        assertThat(page.find("#log-y").isSelected()).isTrue();
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void aRunIsDeletedOnlyWhenAskedTwiceAndCanBeHadBack() {
        String id = trained("");
        open("", 1);
        page.press(row(id) + " .delete");
        page.press(row(id) + " .keep");
        page.await("that nothing happened", p -> p.count(row(id) + " .delete") == 1);
        page.press(row(id) + " .delete");
        page.press(row(id) + " .really");
        page.await("that it is gone", p -> p.count("#nothing") == 1 && p.count(".gone") == 1);
        assertThat(page.get("/api/runs").size()).isZero();
        page.press(".undo");
        page.await("that it is back", p -> p.count(row(id)) == 1 && p.count(".gone") == 0);
        assertThat(page.get("/api/runs/" + id).path("step").asInt()).isEqualTo(STEPS);
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void aDroppedCheckpointGoesOnAsARunAndAnyOtherFileIsRefusedWithItsReason() {
        String id = trained("");
        open("", 1);
        page.press(row(id) + " .files summary");
        String link = page.attribute(row(id) + " .file-checkpoint", "href");
        drop("network.safetensors", page.bytes(link));
        page.await(
                "two runs, the new one looked into",
                p -> p.count("li.run") == 2
                        && !p.attribute("#run", "data-selected").isEmpty());
        String copy = page.attribute("#run", "data-selected");
        assertThat(copy).isNotEqualTo(id);
        assertThat(page.get("/api/runs/" + copy).path("step").asInt()).isEqualTo(STEPS);
        assertThat(page.get("/api/runs/" + copy + "/checkpoints").get(0).path("hash"))
                .isEqualTo(page.get("/api/runs/" + id + "/checkpoints")
                        .findValues("hash")
                        .get(steps(id).size() - 1));
        assertThat(page.errors()).isEmpty();

        drop("notes.txt", "This is no checkpoint.".getBytes(StandardCharsets.UTF_8));
        page.await("the reason", p -> p.text("#opening-fault").startsWith("“notes.txt” was not opened:"));
        assertThat(page.text("#opening-fault p").length()).isGreaterThan(40);
        assertThat(page.count("li.run")).isEqualTo(2);
    }

    private void drop(String name, byte[] content) {
        page.run(
                "const bytes = Uint8Array.from(atob(arguments[1]), (c) => c.charCodeAt(0));"
                        + "const dataTransfer = new DataTransfer();"
                        + "dataTransfer.items.add(new File([bytes], arguments[0]));"
                        + "document.body.dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}))",
                name,
                Base64.getEncoder().encodeToString(content));
    }

    @Test
    void theTimeMachineShowsWhatEachCheckpointWritesAndWhatIsNewInIt() {
        String id = trained("");
        String before = lastButOne(id);
        open("", 1);
        page.press(row(id) + " .look");
        page.await(
                "the newest against the one before",
                p -> p.attribute("#machine-text", "data-compared").equals(before));
        assertThat(page.attribute("#machine-text", "data-step")).isEqualTo("600");
        assertThat(page.text("#machine-share"))
                .matches("\\d+(\\.\\d)? % of the characters differ from what step " + before + " wrote\\.");
        assertThat(page.count("#machine-text mark")).isGreaterThan(5);
        assertThat(written()).isEqualTo(sampleAt(id, STEPS));
        String late = written();

        page.find("#moment").sendKeys(Keys.ARROW_LEFT);
        page.await(
                "the one before", p -> p.attribute("#machine-text", "data-step").equals(before));
        page.find("#moment").sendKeys(Keys.HOME);
        int first = steps(id).get(0);
        page.await(
                "the first",
                p -> p.text("#machine-share").equals("This is the first checkpoint that is kept.")
                        && p.attribute("#machine-text", "data-step").equals(String.valueOf(first)));
        assertThat(written()).isEqualTo(sampleAt(id, first)).isNotEqualTo(late);
        assertThat(page.count("#machine-text mark")).isZero();

        page.find("#moment").sendKeys(Keys.END);
        page.enter("#machine-prime", "ROMEO");
        page.await("the prime", p -> p.text("#machine-text").startsWith("ROMEO"));
        page.enter("#machine-prime", "☃");
        page.await(
                "that it does not know snowmen", p -> p.text("#machine-fault").contains("☃"));
    }

    private String written() {
        return String.valueOf(page.run("return document.querySelector('#machine-text').textContent"));
    }

    private String sampleAt(String id, int step) {
        String request = "{\"step\":%d,\"seed\":1,\"temperature\":0.7,\"length\":300,\"prime\":\"\"}".formatted(step);
        return page.post("/api/runs/" + id + "/samples", request).path("text").asText();
    }

    @Test
    void aForkStandsUnderItsParentAndSaysWhatDiffers() {
        String id = trained("");
        open("#run=" + id, 1);
        page.press("#checkpoints tr[data-step='3'] .fork");
        type("#fork-learningRate", "oops");
        page.press("#fork .primary");
        page.await("what is wrong", p -> p.text("#fork .faulty .fault").contains("learningRate must be"));
        type("#fork-learningRate", "0.02");
        type("#fork-name", "Slower");
        page.press("#fork .primary");
        page.await("the fork", p -> p.count("li.run.depth-1.selected") == 1);
        assertThat(page.text("li.depth-1 .name")).isEqualTo("Slower");
        assertThat(page.text("li.depth-1 .differs")).contains("at step 3").contains("learning rate 0.1 → 0.02");
        JsonNode fork = page.get("/api/runs/" + page.attribute("#run", "data-selected"));
        assertThat(fork.path("parent").asText()).isEqualTo(id);
        assertThat(fork.path("spec").path("learningRate").asDouble()).isEqualTo(0.02);
        assertThat(fork.path("spec").path("maxSteps").asInt()).isEqualTo(STEPS);
    }

    @Test
    void aRunIsContinuedOnAnotherTextAfterItsNewAndGoneSymbolsWereSeen() {
        String id = trained("");
        String text = page.post("/api/corpora?name=Summers", "Été: 夏, été!\n".repeat(60))
                .path("id")
                .asText();
        open("#run=" + id, 1);
        page.press("#checkpoints tr[data-step='600'] .another");
        page.await("the texts", p -> p.count("#another option[value='" + text + "']") == 1);
        page.enter("#another", text);
        page.await("what it changes", p -> p.count("#symbols") == 1);
        assertThat(page.text("#symbols")).contains("6 symbols keep what was learnt of them");
        assertThat(page.attribute(".symbols.new", "data-count")).isEqualTo("3");
        assertThat(page.text(".symbols.new")).contains("夏").contains("é").contains("É");
        assertThat(Integer.parseInt(page.attribute(".symbols.gone", "data-count")))
                .isGreaterThan(50);
        assertThat(page.text("#fork .primary")).isEqualTo("Accept, and go on with “Summers”");
        assertThat(page.violations()).isEmpty();
        page.press("#fork .primary");
        page.await("the run that continues", p -> p.count("li.run.depth-1.selected") == 1);
        assertThat(page.text("li.depth-1 .differs")).startsWith("continues ").contains("from step 600 on Summers");
        String child = page.attribute("#run", "data-selected");
        assertThat(page.get("/api/runs/" + child).path("spec").path("maxSteps").asInt())
                .as("as many steps again")
                .isEqualTo(2 * STEPS);

        page.press("li.depth-1 .open");
        page.await("the run in its laboratory", p -> p.runId().equals(child) && p.step() == STEPS);
        page.press("#train");
        page.await("that it trains", p -> p.step() > STEPS + 100);
        page.await(
                "what it has come to",
                p -> p.get("/api/runs/" + child).path("status").asText().equals("finished"));
        assertThat(page.get("/api/runs/" + child).path("loss").asDouble()).isBetween(0.0, 1.5);
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void aRestartOfTheServerIsSaidAndLosesNothing() throws IOException {
        String id = trained(",\"name\":\"Kept\"");
        open("#run=" + id, 1);
        int checkpoints = steps(id).size();
        page.await("its checkpoints", p -> p.count("#checkpoints tbody tr") == checkpoints);
        String hash = page.text("#checkpoints code");
        int port = port();
        server.close();
        page.await(
                "that it is said",
                p -> p.connection().equals("reconnecting") && p.text("#notice").contains("connection"));
        server = started(port);
        page.await("the server again", p -> p.connection().equals("open"));
        page.reload();
        page.await(
                "all of it again",
                p -> p.count("#checkpoints tbody tr") == checkpoints && p.count(row(id) + " .outline path") == 1);
        assertThat(page.text(row(id) + " .name")).isEqualTo("Kept");
        assertThat(page.text(row(id) + " .steps dd")).isEqualTo("600");
        assertThat(page.text("#checkpoints code")).isEqualTo(hash);
    }

    @Test
    void whoHasNoRunIsToldWhereToBegin() {
        open("", 0);
        page.await("#nothing");
        assertThat(page.text("#nothing")).startsWith("Nothing trained yet.");
        assertThat(page.count(".beginnings a")).isEqualTo(5);
        assertThat(page.violations()).isEmpty();
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void everyoneCanUseItInBothLanguagesAndOnAPhone() {
        String id = trained("");
        for (String scheme : List.of("light", "dark")) {
            page.prefer(scheme);
            open("#run=" + id, 1);
            page.await(
                    "the time machine",
                    p -> p.attribute("#machine-text", "data-compared").equals(lastButOne(id)));
            page.press("#checkpoints .fork");
            page.press("#python-lines summary");
            page.press(row(id) + " .delete");
            page.await("all that can be open", p -> p.count("#fork") == 1 && p.count(".asking") == 1);
            assertThat(page.violations()).as(scheme).isEmpty();
        }
        assertThat(page.overflowAt(360, RUNS + "#run=" + id, p -> p.count("#machine-text mark") > 0))
                .isLessThanOrEqualTo(0);
        open("", 1);
        page.enter("#language", "zh");
        page.await("Chinese", p -> p.text("#list-title").startsWith("运行"));
        page.enter("#language", "en");
        page.await("English again", p -> p.text("#list-title").startsWith("Runs"));
    }
}
