package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The laboratory of the five shapes in a real browser, on a real server. */
@EnabledIfSystemProperty(named = "unroll.browser", matches = "true")
class ShapesPageTest extends BrowsedServer {
    private static final String FULL_SPEED = "shapes/#v=1&shape=";

    private static double exact(Page page) {
        String share = page.attribute("#run", "data-exact");
        return share.isEmpty() ? Double.NaN : Double.parseDouble(share);
    }

    private static String shape(Page page) {
        return page.attribute("#run", "data-shape");
    }

    private void learn(String shape) {
        page.open(FULL_SPEED + shape);
        page.await("a run of " + shape + " that has ended", p -> p.status().equals("finished") && exact(p) >= 0.95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-to-one", "one-to-many", "many-to-one", "many-to-many", "encoder-decoder"})
    void eachShapeIsLearntToThe95PerCentThatAreStatedAndStaysAfterAReload(String shape) {
        learn(shape);
        page.await(
                "a right example", p -> p.attribute("#unrolled", "data-verdict").equals("right"));
        assertThat(page.count("#unrolled .step"))
                .isEqualTo(Integer.parseInt(page.attribute("#unrolled", "data-steps")));
        assertThat(page.count("#unrolled .output.wrong")).isZero();
        assertThat(page.attribute("#chooser [aria-pressed='true']", "data-shape"))
                .isEqualTo(shape);
        String id = page.runId();
        long step = page.step();
        page.reload();
        page.await("the run again", p -> p.runId().equals(id) && p.step() == step && exact(p) >= 0.95);
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void theFiguresAreChosenFromAndAnEmptyServerLearnsOneAtOnce() {
        page.open("shapes/");
        page.await("training", p -> p.step() > 0 && shape(p).equals("many-to-one"));
        String first = page.runId();
        assertThat(page.find(".tabs [aria-current]").getText()).isEqualTo("Shapes");
        assertThat(page.count("#chooser button")).isEqualTo(5);
        page.await("its pace", p -> p.text("#pace-text").equals("100 steps/s"));
        page.await("#chooser [data-shape='one-to-one']:enabled").sendKeys(Keys.ENTER);
        page.await("another figure", p -> shape(p).equals("one-to-one") && p.count("#unrolled .step") == 1);
        assertThat((String) page.run("return location.hash")).contains("shape=one-to-one");
        page.press("#chooser [data-shape='many-to-one']");
        page.await("the first run", p -> p.runId().equals(first));
    }

    @Test
    void oneTypesASentenceOfOnesOwn() {
        learn("many-to-one");
        page.enter("#typed", "film was not very good");
        page.press("#read");
        assertThat(page.await("#typed-fault, #unrolled[data-typed='true']").getDomAttribute("id"))
                .isEqualTo("unrolled");
        assertThat(page.count("#unrolled .step")).isEqualTo(5);
        assertThat(page.text("#unrolled .output b")).isEqualTo("−");
        page.enter("#typed", "film was green");
        page.press("#read");
        assertThat(page.await("#typed-fault").getText()).contains("such as");
        assertThat(page.find("#typed").getDomAttribute("aria-invalid")).isEqualTo("true");
        page.press("#next");
        page.await("another one", p -> p.attribute("#unrolled", "data-typed").equals("false"));
        assertThat(page.count("#typed-fault")).isZero();
    }

    @Test
    void settingsNeedARestart() {
        learn("one-to-one");
        String first = page.runId();
        page.enter("#hidden", "5");
        page.await("an offer", p -> p.text("#reset").equals("Restart with these settings"));
        page.press("#reset");
        page.await("a run of five units", p -> !p.runId().equals(first) && p.step() > 0);
        assertThat(page.run().path("spec").path("hidden").asInt()).isEqualTo(5);
        page.enter("#hidden", "129");
        page.press("#reset");
        assertThat(page.await("#hidden-fault").getText()).contains("128");
    }

    @Test
    void aRestartOfTheServerIsSaidAndTheRunGoesOnWithoutReload() throws IOException {
        page.open("shapes/#v=1&shape=one-to-many&pace=20&seed=9");
        page.await("training", p -> p.step() > 0);
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
            page.open(FULL_SPEED + "encoder-decoder&pace=1");
            page.await("wrong answers", p -> p.count("#unrolled .output.wrong") > 0);
            assertThat(page.violations()).isEmpty();
            learn("many-to-many");
            assertThat(page.violations()).isEmpty();
        }
    }

    @Test
    void itFitsANarrowWindow() {
        for (String shape : List.of("one-to-one", "encoder-decoder")) {
            int over = page.overflowAt(360, FULL_SPEED + shape, p -> p.step() > 0 && p.count("#unrolled .state") > 0);
            assertThat(over).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void allOfItSpeaksChinese() {
        page.open(FULL_SPEED + "one-to-one");
        page.await("a run", p -> p.step() > 0);
        page.enter("#language", "zh");
        page.await("Chinese", p -> p.text("#figure h2").startsWith("一对一"));
        page.enter("#language", "en");
        page.await("English again", p -> p.text("#figure h2").startsWith("One to one"));
    }
}
