package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The laboratory of addition in a real browser, on a real server. */
@EnabledIfSystemProperty(named = "unroll.browser", matches = "true")
class AdditionPageTest extends BrowsedServer {
    private static final String LABORATORY = "addition/";
    private static final String FULL_SPEED = "addition/#v=1";

    /** What stands at the end of the rows of a sum and is cut off there. */
    private static final String CUT_OFF = "const sheet = document.querySelector('#typed .sheet');"
            + "const right = sheet.getBoundingClientRect().right;"
            + "const range = document.createRange();"
            + "return [...document.querySelectorAll('#typed-table td.aside')].filter(cell => {"
            + "  range.selectNodeContents(cell);"
            + "  return range.getBoundingClientRect().right > right;"
            + "}).map(cell => cell.innerText.trim()).join('; ')"
            + " + (sheet.scrollWidth > sheet.clientWidth ? ' scrolls' : '')";

    private static double exact(Page page) {
        String share = page.attribute("#run", "data-exact");
        return share.isEmpty() ? Double.NaN : Double.parseDouble(share);
    }

    private void learnAll() {
        page.open(FULL_SPEED);
        page.await("all sums exact", p -> exact(p) == 1);
    }

    /** The cells of a row of a sum, from the most significant column. */
    private String row(String table, String kind) {
        return String.valueOf(page.run(
                "return [...document.querySelectorAll(arguments[0])].map(cell => cell.innerText.trim()).join('')",
                "#" + table + " tr." + kind + " td:not(.aside)"));
    }

    @Test
    void anAddingNetworkLearnsAllSumsAndItsCarryUnitIsNeeded() {
        learnAll();
        page.enter("#typed-a", "57");
        page.enter("#typed-b", "70");
        page.await("127", p -> p.text("#typed-result").startsWith("127"));
        page.enter("#typed-a", "93");
        page.enter("#typed-b", "38");
        page.await("131", p -> p.text("#typed-result").startsWith("131"));
        assertThat(row("typed-table", "carry"))
                .as("carries into columns 7 to 1")
                .isEqualTo("1111100");
        assertThat(row("typed-table", "read"))
                .as("carries read out of the memory")
                .isEqualTo("1111100");
        assertThat(page.count("#typed-table tr.verdict td .wrong")).isZero();

        String best = bestUnit();
        page.press("[data-unit='" + best + "']");
        page.await("fewer than 60 % exact", p -> exact(p) < 0.6);
        page.await("what is clamped", p -> p.text("#clamps").contains("unit " + best + " to 0"));
        page.press("#free");
        page.await(
                "all sums exact again", p -> exact(p) == 1 && p.text("#clamps").isEmpty());
        assertThat(page.run("return document.activeElement.dataset.unit")).isEqualTo(best);

        page.press("#train");
        page.await("paused", p -> p.status().equals("paused"));
        String id = page.runId();
        long step = page.run().path("step").asLong();
        page.reload();
        page.await("the run again", p -> p.count("#sum-table") > 0 && p.runId().equals(id) && exact(p) == 1);
        assertThat(page.step()).isEqualTo(step);
        assertThat(page.errors()).isEmpty();
    }

    /** The unit that follows the carry most closely. */
    private String bestUnit() {
        page.await("the units", p -> p.count("#units tbody tr") > 0);
        return String.valueOf(page.run("const strength = row => parseFloat(row.cells[1].innerText.slice(1)) || 0;"
                + "return [...document.querySelectorAll('#units tbody tr')]"
                + ".sort((a, b) => strength(b) - strength(a))[0].querySelector('[data-unit]').dataset.unit"));
    }

    @Test
    void whatCannotBeAddedIsSaidAtItsField() {
        page.open(LABORATORY);
        page.await("a sum", p -> !p.text("#typed-result").equals("–"));
        for (Map.Entry<String, String> bad : Map.of(
                        "seven", "not a whole number",
                        "3.5", "not a whole number",
                        "-3", "below 0",
                        "128", "too large for 8 bits",
                        "", "missing")
                .entrySet()) {
            page.enter("#typed-a", bad.getKey());
            page.await("a message for " + bad, p -> p.text("#typed-a-fault").contains(bad.getValue()));
            assertThat(page.text("#typed-a-fault")).contains("0 to 127");
            assertThat(page.count("#typed-b-fault")).isZero();
            assertThat(page.find("#typed-a").getDomAttribute("aria-invalid")).isEqualTo("true");
        }
        page.enter("#typed-a", "127");
        page.await("no message", p -> p.count("#typed-a-fault") == 0);
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void oneSeesAnEmptyServerAddAtOnceAtAPaceToFollow() {
        page.open(LABORATORY);
        page.await("training", p -> p.status().equals("training") && p.step() > 0);
        assertThat(page.run().path("spec").path("task").asText()).isEqualTo("addition");
        page.await("its pace", p -> p.text("#pace-text").equals("1,000 sums/s"));
        assertThat(page.find(".tabs [aria-current]").getText()).isEqualTo("Addition");
        page.await("a sum", p -> p.text("#sum-table tr.output").length() > 8);
        page.await("units", p -> p.count("#units tbody tr") == 16);
        page.await("clouds", p -> p.count("#clouds-picture") == 1);
    }

    @Test
    void oneBitAtATimeItsColumnsAppearFromRightToLeft() {
        page.open("addition/#v=1&pace=0.2");
        page.await("some columns", p -> inside(p.attribute("#sum-table", "data-reached"), 2, 7));
        assertThat(page.text("#pace-text")).isEqualTo("one bit at a time");
        page.press("#hold");
        page.await("the picture held", p -> p.text("#hold").equals("Follow"));
        WebElement sheet = page.find("#sum .sheet");
        sheet.sendKeys(Keys.ARROW_RIGHT.toString().repeat(8));
        page.await("no column", p -> p.attribute("#sum-table", "data-reached").equals("0"));
        sheet.sendKeys(Keys.ARROW_LEFT.toString().repeat(3));
        page.await("three", p -> p.attribute("#sum-table", "data-reached").equals("3"));
        assertThat(row("sum-table", "verdict")).hasSize(3);
        page.press("#column-right");
        page.await(
                "a column less", p -> p.attribute("#sum-table", "data-reached").equals("2"));
        sheet.sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
        page.await("two more", p -> p.attribute("#sum-table", "data-reached").equals("4"));
        page.run("document.querySelector('input[name=pass][value=backward]').click()");
        page.press("#column-right");
        page.await(
                "the first gradient",
                p -> p.attribute("#sum-table", "data-returned").equals("1"));
    }

    private static boolean inside(String number, int least, int most) {
        return Integer.parseInt(number) >= least && Integer.parseInt(number) <= most;
    }

    @Test
    void aDotOfTheMapIsASumToLookAt() {
        learnAll();
        WebElement map = page.find("#map-picture");
        map.sendKeys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_RIGHT);
        page.await("the pair", p -> p.text("#map-reading").equals("2 + 1: exact"));
        map.sendKeys(Keys.ENTER);
        page.await("its sum", p -> p.text("#typed-result").startsWith("3"));
        assertThat(page.find("#typed-a").getDomProperty("value")).isEqualTo("2");
    }

    @Test
    void anExperimentIsOnePressAndSettingsNeedARestart() {
        page.open(LABORATORY);
        page.await("training", p -> p.status().equals("training") && p.step() > 0);
        String first = page.runId();
        page.press("[data-experiment='memoryless']");
        page.await("another run", p -> !p.runId().equals(first) && p.step() > 0);
        assertThat(page.run().path("spec").path("recurrence").asText()).isEqualTo("input");
        assertThat((String) page.run("return location.hash")).contains("recurrence=input");
        page.await(
                "that the first is paused",
                p -> p.get("/api/runs/" + first).path("status").asText().equals("paused"));

        String second = page.runId();
        page.enter("#hidden", "4");
        page.await("an offer", p -> p.text("#reset").equals("Restart with these settings"));
        page.press("#reset");
        page.await("a run of four units", p -> !p.runId().equals(second) && p.count("#units tbody tr") == 4);
        JsonNode spec = page.run().path("spec");
        assertThat(spec.path("hidden").asInt()).isEqualTo(4);

        page.enter("#hidden", "65");
        page.press("#reset");
        assertThat(page.await("#hidden-fault").getText()).contains("64");
    }

    @Test
    void eachLaboratoryShowsItsOwnRuns() {
        page.open(LABORATORY);
        page.await("an adding run", p -> p.status().equals("training"));
        String adding = page.runId();
        page.press(".tabs a[href='/']");
        page.await("a run on text", p -> p.count("#text h2") > 0 && p.status().equals("training"));
        assertThat(page.run().path("spec").path("task").asText()).isEqualTo("text");
        page.press(".tabs a[href='/addition/']");
        page.await("the adding run", p -> p.count("#sum h2") > 0 && p.runId().equals(adding));
    }

    @Test
    void aRestartOfTheServerIsSaidAndTheRunGoesOnWithoutReload() throws IOException {
        page.open("addition/#v=1&pace=1000&seed=9");
        page.await("training", p -> p.step() > 100);
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
            learnAll();
            page.press("[data-unit='" + bestUnit() + "']");
            page.await("the clamp measured", p -> exact(p) < 1);
            assertThat(page.violations()).isEmpty();
        }
    }

    @Test
    void itFitsANarrowWindow() {
        for (String hash : List.of(FULL_SPEED, "addition/#v=1&bits=16&hidden=64")) {
            int over = page.overflowAt(360, hash, p -> p.step() > 0 && p.count("#units tbody tr") > 0);
            assertThat(over).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void onAPhoneOneSeesASumWithItsResults() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 1, "mobile", true));
        try {
            page.open(FULL_SPEED);
            page.await("a sum", p -> p.text("#typed-table tr.output .aside").length() > 0);
            assertThat(page.run(CUT_OFF)).isEqualTo("");
        } finally {
            driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void allOfItSpeaksChinese() {
        page.open(LABORATORY);
        page.await("a run", p -> p.status().equals("training"));
        page.enter("#language", "zh");
        page.await("Chinese", p -> p.text("#sum h2").startsWith("正在学的算式"));
        page.reload();
        page.await("Chinese still", p -> p.text("#sum h2").startsWith("正在学的算式"));
        page.enter("#language", "en");
        page.await("English again", p -> p.text("#sum h2").startsWith("The sum"));
    }
}
