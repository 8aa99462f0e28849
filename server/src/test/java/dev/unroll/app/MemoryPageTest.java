package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.Keys;

/** The laboratory of memory in a real browser, on a real server. */
@EnabledIfSystemProperty(named = "unroll.browser", matches = "true")
class MemoryPageTest extends BrowsedServer {
    /** Copies up to eight items of four bits: the settings a run has that is given none. */
    private static final String COPY = "memory/#v=1&task=copy&maxSteps=1500";

    private static final int ITEMS = 8;

    /** A run of other settings than the default, that takes one step a second. */
    private static final String SLOW = "memory/#v=1&task=copy&bits=2&pace=1";

    /** Learning to copy takes about half a minute on a core of its own; others may be at work. */
    private static final Duration LESSON = Duration.ofMinutes(4);

    private static double exact(Page page) {
        String share = page.attribute("#run", "data-exact");
        return share.isEmpty() ? Double.NaN : Double.parseDouble(share);
    }

    private String stage(String name) {
        return page.attribute(".stage", "data-" + name);
    }

    private void awaitStage(String hash) {
        page.open(hash);
        page.await(
                "the theatre", p -> p.count("#sheet canvas") > 3 && !stage("t").isEmpty());
    }

    private JsonNode passage(String question) {
        return page.post("/api/runs/" + page.runId() + "/memory", question);
    }

    private static int largest(JsonNode weighting) {
        int largest = 0;
        for (int i = 1; i < weighting.size(); i++) {
            largest = weighting.get(i).asDouble() > weighting.get(largest).asDouble() ? i : largest;
        }
        return largest;
    }

    /** The slots with the largest weight at some steps. */
    private static List<Integer> slots(JsonNode weightings, int from, int steps) {
        List<Integer> slots = new ArrayList<>();
        for (int t = from; t < from + steps; t++) {
            slots.add(largest(weightings.get(t)));
        }
        return slots;
    }

    @Test
    void aDncLearnsToCopyWithTheDiagonalInItsWritingAndMissesItsLinksMost() {
        page.open(COPY);
        page.await("99 % exact after 1500 steps", LESSON, p -> p.status().equals("finished") && exact(p) >= 0.99);

        JsonNode memory = passage("{\"length\": 8}").path("memory");
        List<Integer> written = slots(memory.path("writeWeighting"), 0, ITEMS);
        assertThat(new HashSet<>(written)).as("slots of %s", written).hasSizeGreaterThanOrEqualTo(ITEMS - 1);
        int sameOrder = 0;
        for (int item = 0; item < ITEMS; item++) {
            JsonNode read = memory.path("readWeightings").get(ITEMS + 1 + item).get(0);
            sameOrder += largest(read) == written.get(item) ? 1 : 0;
        }
        assertThat(sameOrder).as("items read where they were written").isGreaterThanOrEqualTo(ITEMS - 1);

        page.await("all bits right", p -> p.text("#verdict").contains("all 32 bits right"));
        page.press("[name='without'][value='links']");
        page.await(
                "what it does without links",
                p -> stage("answered").equals("true") && p.text("#verdict").contains("bits wrong"));
        page.press("#follow");
        page.await("the live example", p -> p.text("#verdict").contains("all 32 bits right"));

        page.press("#ablate");
        page.await("what each is worth", p -> p.count("#ablations-table tbody tr") == 5);
        double all = loss("none");
        assertThat(loss("links")).isGreaterThan(10 * all);

        page.enter("#length", "12");
        page.await("a longer one", p -> stage("steps").equals("25"));
        assertThat(page.attribute(".beyond", "class")).doesNotContain("gone");

        page.press("#pin");
        page.await("what is kept", p -> p.count(".pins li") == 1);
        String dnc = page.runId();
        page.find("[name='cell'][value='lstm']").sendKeys(Keys.SPACE);
        page.await("an LSTM beside it", p -> p.attribute("#run", "data-cell").equals("lstm"));
        page.await("no memory", p -> p.count("#matrix") == 0 && p.count("[data-row='hidden'] canvas") == 1);
        assertThat(page.text(".pins li")).contains("weights, after 1,500 steps");
        assertThat(page.runId()).isNotEqualTo(dnc);
        assertThat(page.errors()).isEmpty();
    }

    private double loss(String without) {
        return Double.parseDouble(page.text("#ablations-table [data-without='" + without + "'] td"));
    }

    @Test
    void oneGoesThroughTimeWithSliderKeysAndPlayAndAReloadKeepsTheRun() {
        awaitStage(SLOW);
        String id = page.runId();
        assertThat(page.find(".tabs [aria-current]").getText()).isEqualTo("Memory");
        assertThat(stage("steps")).isEqualTo("17");
        assertThat(stage("t")).isEqualTo("9");
        page.find("#scrubber").sendKeys(Keys.HOME);
        page.await("the first step", p -> stage("t").equals("0"));
        assertThat(page.text("#said")).startsWith("Reads ").contains("rites ");
        page.find("#sheet").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        page.await("two steps on", p -> stage("t").equals("2"));
        assertThat(page.attribute("[data-row='writeWeighting'] canvas", "aria-label"))
                .contains("step 3");
        page.press("#step-on");
        page.await("another one", p -> stage("t").equals("3"));
        page.press("#play");
        page.await(
                "the end",
                p -> stage("t").equals("16")
                        && p.attribute("#play", "data-playing").equals("false"));
        page.find("[data-row='usage'] button").sendKeys(Keys.ENTER);
        page.await("its equation", p -> p.count("#more-usage math") == 1);
        page.reload();
        page.await("the run again", p -> p.runId().equals(id) && p.step() > 0);
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void tasksAreChosenFromAndSettingsNeedARestart() {
        awaitStage("memory/");
        assertThat(page.attribute("#run", "data-task")).isEqualTo("copy");
        for (String task : List.of("echo", "repeat-copy", "associative-recall", "priority-sort")) {
            page.press("#chooser [data-task='" + task + "']");
            page.await(
                    task,
                    p -> p.attribute("#run", "data-task").equals(task)
                            && p.count("[data-row='writeWeighting'] canvas") == 1
                            && stage("answered").equals("false"));
            page.press("#next");
            page.await("an example of " + task, p -> stage("answered").equals("true"));
        }
        String before = page.runId();
        page.press("#settings summary");
        page.enter("#memory-slots", "5");
        page.press("#memory-links");
        page.await("an offer", p -> p.text("#reset").equals("Restart with these settings"));
        page.press("#reset");
        page.await("a run with five slots", p -> !p.runId().equals(before) && p.step() > 0);
        JsonNode memory = page.run().path("spec").path("memory");
        assertThat(memory.path("slots").asInt()).isEqualTo(5);
        assertThat(memory.path("links").asBoolean()).isFalse();
        assertThat((String) page.run("return location.hash")).contains("memory.slots=5", "memory.links=false");
        page.enter("#bits", "13");
        page.press("#reset");
        assertThat(page.await("#bits-fault").getText()).contains("12");
    }

    @Test
    void aTextRunWithADncIsWatchedFromItsPageAndReadsATextOfOnesOwn() {
        page.open("#v=1&cell=dnc&hidden=16&pace=5&memory.slots=6&memory.readHeads=2");
        page.await("a run", p -> p.step() > 0);
        String id = page.runId();
        page.await("#memory-settings [data-field='memory.readHeads']");
        assertThat(page.run().path("spec").path("memory").path("slots").asInt()).isEqualTo(6);
        page.press("#watch-memory");
        page.await("its memory", p -> p.runId().equals(id) && stage("kind").equals("text"));
        assertThat(page.count("[data-row='readWeightings'] canvas")).isEqualTo(2);
        assertThat(page.text("#theatre h2")).contains("nats a character");
        page.find("#passage").sendKeys("To be or not");
        page.press("#read");
        page.await(
                "my text",
                p -> stage("answered").equals("true") && stage("steps").equals("12"));
        page.run("document.querySelector('#passage').value = ''");
        page.find("#passage").sendKeys("☃");
        page.press("#read");
        assertThat(page.await("#refusal").getText()).contains("☃");
        page.reload();
        page.await("the same run", p -> p.runId().equals(id) && stage("kind").equals("text"));
    }

    @Test
    void aRestartOfTheServerIsSaidAndTheRunGoesOnWithoutReload() throws IOException {
        awaitStage(SLOW + "&seed=9");
        String before = page.runId();
        int port = port();
        server.close();
        page.await("that it is said", p -> p.connection().equals("reconnecting"));
        long reached = page.step();
        server = started(port);
        page.await(
                "the run again", p -> p.connection().equals("open") && p.runId().equals(before) && p.step() > reached);
        assertThat(page.run().path("spec").path("seed").asInt()).isEqualTo(9);
    }

    @Test
    void everyoneCanUseIt() {
        for (String scheme : List.of("light", "dark")) {
            page.prefer(scheme);
            awaitStage(SLOW);
            page.find("#settings summary").sendKeys(Keys.ENTER);
            page.find("[data-row='writeWeighting'] button").sendKeys(Keys.ENTER);
            page.find(".side summary").sendKeys(Keys.ENTER);
            page.await("#ablate:enabled").sendKeys(Keys.ENTER);
            page.await("what each is worth", p -> p.count("#ablations-table tbody tr") == 5);
            assertThat(page.violations()).isEmpty();
            awaitStage("memory/#v=1&task=repeat-copy&cell=gru&pace=1");
            assertThat(page.violations()).isEmpty();
        }
    }

    @Test
    void itFitsANarrowWindow() {
        for (String hash : List.of(SLOW, "memory/#v=1&task=repeat-copy&memory.readHeads=4&pace=1")) {
            int over = page.overflowAt(360, hash, p -> p.step() > 0 && p.count("#matrix") == 1);
            assertThat(over).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void allOfItSpeaksChinese() {
        awaitStage(SLOW);
        page.enter("#language", "zh");
        page.await("Chinese", p -> p.text("#theatre h2").startsWith("工作中的记忆"));
        assertThat(page.text("#said")).contains("格");
        page.enter("#language", "en");
        page.await("English again", p -> p.text("#theatre h2").startsWith("The memory at work"));
    }
}
