package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The laboratory "hello" in a real browser, on a real server. */
@EnabledIfSystemProperty(named = "unroll.browser", matches = "true")
class HelloPageTest extends BrowsedServer {
    private static final String LABORATORY = "hello/";
    private static final String FULL_SPEED = "hello/#v=1";
    private static final String WORD = "hello";

    private void openPaused(String hash) {
        page.open(hash);
        page.await(
                "the figure",
                p -> p.status().equals("paused") && p.count("#unrolled") == 1 && p.count("#step:enabled") == 1);
    }

    private void step() {
        long before = page.step();
        String loss = page.text(".reading.error dd");
        double score = score(0, 'e');
        page.press("#step");
        page.await(
                "one step more",
                p -> p.step() == before + 1 && !p.text(".reading.error dd").equals(loss) && score(0, 'e') != score);
    }

    private void learnAll(String hash) {
        openPaused(hash);
        page.press("#train");
        page.await("the end of training", p -> p.status().equals("finished") && exact(p) == 1);
    }

    private static double exact(Page page) {
        String share = page.attribute("#run", "data-exact");
        return share.isEmpty() ? Double.NaN : Double.parseDouble(share);
    }

    /** The score of a letter after the one at {@code t} was read. */
    private double score(int t, char letter) {
        return Double.parseDouble(
                page.attribute("[data-t='%d'] .score[data-letter='%s']".formatted(t, letter), "data-score"));
    }

    /** The mean over the letters of the score of the right one, less the mean of all scores. */
    private double lead() {
        double lead = 0;
        for (int t = 0; t < 4; t++) {
            double all = 0;
            for (char letter : "helo".toCharArray()) {
                all += score(t, letter) / 4;
            }
            lead += (score(t, WORD.charAt(t + 1)) - all) / 4;
        }
        return lead;
    }

    @Test
    void pressingStepRaisesTheScoresOfTheRightLetters() {
        openPaused(LABORATORY);
        assertThat(page.run().path("spec").path("task").asText()).isEqualTo("hello");
        assertThat(page.step()).as("it waits for the first press").isZero();
        assertThat(page.count(".score.target")).isEqualTo(4);
        assertThat(page.find(".tabs [aria-current]").getText()).isEqualTo("hello");
        double before = lead();
        for (int i = 0; i < 5; i++) {
            step();
            double now = lead();
            assertThat(now)
                    .as("lead of the right letters at step " + page.step())
                    .isGreaterThan(before);
            before = now;
        }
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void trainingReaches100PerCentAndTellsTheTwoLApart() {
        learnAll(FULL_SPEED);
        page.await(
                "all letters right",
                p -> p.text(".reading.exact dd").equals("4 / 4")
                        && p.count(".moment[data-correct='true']") == 4
                        && p.attribute("#twins-table", "data-apart").equals("true")
                        && p.text(".lead").contains("Finished"));
        assertThat(page.text("[data-t='2'] .read em")).isEqualTo("1st l");
        assertThat(page.text("[data-t='2'] .verdict")).contains("says l");
        assertThat(page.text("[data-t='3'] .read em")).isEqualTo("2nd l");
        assertThat(page.text("[data-t='3'] .verdict")).contains("says o");
        assertThat(page.find("#step").isEnabled()).isFalse();
        assertThat(page.text(".lead")).contains("Finished").contains("4 of 4");

        String id = page.runId();
        page.reload();
        page.await("the run again", p -> p.runId().equals(id) && p.status().equals("finished") && exact(p) == 1);
        assertThat(page.step()).isEqualTo(1000);
        page.press("#reset");
        page.await("a new beginning", p -> p.status().equals("paused") && p.step() == 0);
        assertThat(page.errors()).isEmpty();
    }

    /** Answers and events come on two ways; at full speed 1000 steps are over before a slow answer to the first is there. */
    @Test
    void anAnswerThatComesAfterTheEndDoesNotUndoIt() {
        openPaused(FULL_SPEED);
        page.run("""
                const fetched = window.fetch;
                const ended = () => document.querySelector('#run').dataset.status === 'finished';
                const frame = () => new Promise(requestAnimationFrame);
                window.fetch = async (path, ...rest) => {
                  const answer = await fetched(path, ...rest);
                  const text = await answer.text();
                  while (path.endsWith('/train') && !ended()) await frame();
                  frame().then(frame).then(() => { document.body.dataset.late = path; });
                  return new Response(text, {status: answer.status});
                };
                """);
        page.press("#train");
        page.await("the late answer", p -> p.attribute("body", "data-late").endsWith("/train"));
        assertThat(page.status()).isEqualTo("finished");
        assertThat(page.step()).isEqualTo(1000);
        page.await("#train:disabled");
        assertThat(page.status()).isEqualTo("finished");
    }

    @Test
    void aPressedWeightShowsItsGradientAndTheUpdateThatTheNextStepMakes() {
        openPaused(LABORATORY);
        step();
        page.press("[data-weight='W_hh:2:0']");
        page.await("the weight", p -> p.attribute("#opened-name", "data-weight").equals("W_hh:2:0"));
        assertThat(page.text("#opened-name")).isEqualTo("W_hh from h3 to h1");
        double value = number("#opened-value");
        double gradient = number("#opened-gradient");
        double next = number("#opened-next");
        assertThat(next).isCloseTo(value - 0.1 * gradient, within(2e-4));
        step();
        String expected = plain(next);
        page.await("the weight it was to become", p -> p.text("#opened-value").equals(expected));
        assertThat(number("#opened-update")).isCloseTo(-0.1 * gradient, within(2e-4));
        assertThat(page.count(".terms tbody tr")).isEqualTo(4);

        page.press("[data-t='3'] .score[data-letter='o']");
        page.await("the score", p -> p.text("#opened-name").startsWith("o"));
        assertThat(page.count(".terms tbody tr"))
                .as("three products, bias, sum, softmax")
                .isEqualTo(6);
    }

    private double number(String css) {
        return Double.parseDouble(page.text(css).replace('−', '-').replace("+", ""));
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, "%.4f", value).replace('-', '−');
    }

    @Test
    void aReloadKeepsTheRunAndItsNumbers() {
        openPaused(LABORATORY);
        step();
        step();
        String id = page.runId();
        double score = score(3, 'o');
        page.reload();
        page.await("the run again", p -> p.runId().equals(id) && p.count("#unrolled") == 1);
        assertThat(page.step()).isEqualTo(2);
        assertThat(page.status()).isEqualTo("paused");
        assertThat(score(3, 'o')).isEqualTo(score);
    }

    @Test
    void aWordThatCannotBeLearntIsSaidAtItsFieldAndAnotherIsLearnt() {
        openPaused(LABORATORY);
        String first = page.runId();
        for (Map.Entry<String, String> bad : Map.of(
                        "", "at least 2 letters",
                        "x", "at least 2 letters",
                        "abcdefghijklm", "at most 12",
                        "h3llo", "Only letters",
                        "aaa", "the same")
                .entrySet()) {
            typeWord(bad.getKey());
            page.await("a message for " + bad, p -> p.text("#word-fault").contains(bad.getValue()));
            assertThat(page.find("#word").getDomAttribute("aria-invalid")).isEqualTo("true");
        }
        assertThat(page.runId()).isEqualTo(first);
        typeWord("letter");
        page.await("another run", p -> !p.runId().equals(first) && p.count(".moment") == 5);
        assertThat(page.count("#word-fault")).isZero();
        JsonNode run = page.run();
        assertThat(run.path("spec").path("word").asText()).isEqualTo("letter");
        assertThat(run.path("status").asText()).isEqualTo("paused");
        page.await("its twins", p -> p.text("#twins-title").contains("“t”"));
        typeWord("abc");
        page.await("a word without twins", p -> p.count(".moment") == 2 && p.count("#twins-table") == 0);
    }

    private void typeWord(String word) {
        page.run(
                "const field = document.querySelector('#word'); field.value = arguments[0];"
                        + "field.dispatchEvent(new Event('input', {bubbles: true}))",
                word);
        page.press("#learn");
    }

    @Test
    void settingsThatNeedANewNetworkOfferARestart() {
        openPaused(LABORATORY);
        String first = page.runId();
        page.enter("#hidden", "4");
        page.await("an offer", p -> p.text("#reset").equals("Restart with these settings"));
        page.press("#reset");
        page.await("a run of four units", p -> !p.runId().equals(first) && p.count("[data-t='0'] .tinted") == 4);
        page.enter("#hidden", "17");
        page.press("#reset");
        assertThat(page.await("#hidden-fault").getText()).contains("16");
    }

    @Test
    void aRestartOfTheServerIsSaidAndTheRunGoesOnWithoutReload() throws IOException {
        openPaused("hello/#v=1&seed=9");
        String before = page.runId();
        long reached = page.step();
        int port = port();
        server.close();
        page.await("that it is said", p -> p.connection().equals("reconnecting"));
        server = started(port);
        page.await(
                "the run again",
                p -> p.connection().equals("open")
                        && p.runId().equals(before)
                        && p.step() == reached
                        && p.count("#unrolled") == 1);
        assertThat(page.run().path("spec").path("seed").asInt()).isEqualTo(9);
    }

    @Test
    void everyoneCanUseIt() {
        for (String scheme : List.of("light", "dark")) {
            page.prefer(scheme);
            openPaused(LABORATORY + "#v=1&word=letter&seed=" + scheme.length());
            step();
            typeWord("x");
            page.await("#word-fault");
            assertThat(page.violations()).as(scheme + ", learning").isEmpty();
            learnAll(FULL_SPEED + "&seed=" + scheme.length());
            page.press("[data-t='3'] [data-at='6,3']");
            page.await("a unit", p -> p.text("#opened-name").startsWith("h3"));
            assertThat(page.violations()).as(scheme + ", learnt").isEmpty();
        }
    }

    @Test
    void itFitsANarrowWindow() {
        for (String hash : List.of(LABORATORY, "hello/#v=1&word=abcdefghijkl&hidden=16")) {
            assertThat(page.overflowAt(360, hash, p -> p.count("#unrolled") == 1))
                    .isLessThanOrEqualTo(0);
        }
    }

    @Test
    void allOfItSpeaksChinese() {
        openPaused(LABORATORY);
        page.enter("#language", "zh");
        page.await("Chinese", p -> p.text("#figure h2").equals("逐个字母看网络"));
        page.enter("#language", "en");
        page.await("English again", p -> p.text("#figure h2").startsWith("The network"));
    }
}
