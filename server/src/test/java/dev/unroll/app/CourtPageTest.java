package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.Keys;

/** Rallies on the court, what is measured, and the least loss, in a real browser on a real server. */
@EnabledIfSystemProperty(named = "unroll.browser", matches = "true")
class CourtPageTest extends BrowsedServer {
    /** Small and quick: its players are learnt after three hundred thousand strokes, the score later. */
    private static final String RALLIES =
            "#v=1&corpus=badminton&tokens=states&cell=gru&hidden=48&batch=8&sequenceLength=20"
                    + "&optimizer=adam&learningRate=0.006&initializer=xavier&gradientClipBy=norm&sampling.prime=A0+B0";

    private static final String LEARNT = RALLIES + "&schedule=cosine:50&maxSteps=3000";

    private static final String SLOW = RALLIES + "&pace=1";

    /** Of 3000 steps, which take some seconds on a core of its own; others may be at work. */
    private static final Duration LESSON = Duration.ofMinutes(3);

    /** By how much the share of a stroke that is learnt may miss the truth. */
    private static final double POINTS = 0.1;

    private void awaitCourt(String hash) {
        page.open(hash);
        page.await("the court", p -> zones(p).size() == 9 && p.count(".flight") > 0);
    }

    /** The per cents of the zones at this moment. */
    private static List<Integer> zones(Page page) {
        List<Integer> percents = new ArrayList<>();
        if (page.run("return [...document.querySelectorAll('.zone')].map(zone => Number(zone.dataset.percent))")
                instanceof List<?> found) {
            found.forEach(percent -> percents.add(((Number) percent).intValue()));
        }
        return percents;
    }

    private static int sum(List<Integer> percents) {
        return percents.stream().mapToInt(Integer::intValue).sum();
    }

    private double number(String css, String attribute) {
        String text = page.attribute(css, attribute);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    /** Numbers of every element, of which some may be gone a moment later. */
    private List<Double> numbers(String css, String attribute) {
        List<Double> numbers = new ArrayList<>();
        if (page.run(
                        "return [...document.querySelectorAll(arguments[0])].map(e => Number(e.dataset[arguments[1]]))",
                        css,
                        attribute)
                instanceof List<?> found) {
            found.forEach(number -> numbers.add(((Number) number).doubleValue()));
        }
        return numbers;
    }

    @Test
    void aNetworkThatHasReadRalliesKnowsItsPlayersAndTheCourtShowsIt() {
        page.open(LEARNT);
        page.await("3000 steps", LESSON, p -> p.status().equals("finished"));
        page.await(
                "what it has learnt", p -> p.attribute("#tactics", "data-step").equals("3000"));
        page.await(
                "the truth", p -> !p.attribute("#difference", "data-variation").isEmpty());
        page.await("its last look", p -> p.text("#difference").contains("after 3,000 steps"));

        assertThat(sum(zones(page))).isEqualTo(100);
        double rest = number("#forbidden", "data-share");
        assertThat(numbers("[data-stroke]", "share").stream()
                                .mapToDouble(Double::doubleValue)
                                .sum()
                        + rest)
                .isCloseTo(1, within(1e-4));
        assertThat(rest).isLessThan(0.05);
        assertThat(number("#difference", "data-variation")).isLessThan(0.25);

        assertThat(number("#apart", "data-apart")).isLessThan(POINTS);
        List<Double> learnt = numbers(".traits li", "learnt");
        List<Double> truth = numbers(".traits li", "truth");
        assertThat(learnt).hasSizeGreaterThanOrEqualTo(10);
        for (int i = 0; i < learnt.size(); i++) {
            assertThat(learnt.get(i)).as("trait %d", i).isCloseTo(truth.get(i), within(POINTS));
        }
        assertThat(page.text(".player-a .traits")).contains("to the back left: smash");
        assertThat(page.text(".player-b .traits")).contains("opponent’s right");

        assertThat(number("#loss-chart", "data-entropy")).isCloseTo(1.6696, within(1e-4));
        double above = page.run().path("validationLoss").asDouble() / 1.66961 - 1;
        assertThat(Double.parseDouble(page.text(".legend .least dd").replace(" %", "")))
                .isCloseTo(100 * above, within(1.0));
        assertThat(above).isBetween(0.0, 0.4);
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void aRallyIsPlayedStrokeByStrokeTakenBackAndBegunAnew() {
        awaitCourt(SLOW);
        page.press("#train");
        page.await("a pause", p -> p.status().equals("paused"));
        page.await(
                "what it expects, which stays",
                p -> p.text("#difference").contains("after %d steps".formatted(p.step())));
        String before = page.text(".told");
        int strokes = page.count(".flight");
        String half = page.attribute("#zones", "data-half");
        page.press(".zone:not(:disabled)");
        page.await(
                "the other half",
                p -> p.count(".flight") == strokes + 1
                        && !p.attribute("#zones", "data-half").equals(half)
                        && sum(zones(p)) == 100);
        assertThat(page.text(".told")).isNotEqualTo(before);
        page.press("#undo");
        page.await(
                "the stroke before",
                p -> p.count(".flight") == strokes
                        && p.attribute("#zones", "data-half").equals(half));
        page.press("[data-stroke='smash']");
        page.await(
                "where a smash lands",
                p -> p.attribute("[data-stroke='smash']", "aria-pressed").equals("true"));
        assertThat(sum(zones(page))).isEqualTo(100);
        assertThat(zones(page).subList(0, 3))
                .as("a smash never lands at the net")
                .containsOnly(0);
        page.enter("#score", "3");
        awaitServe("at 19 points");
        assertThat(page.text(".told")).contains("is about to serve");
        serve();
        page.press("#clear");
        awaitServe("again");
        serve();
        page.press("[data-stroke='end-out']");
        page.await("the end", p -> p.text(".told").contains("hits it out") && p.count(".zone") == 0);
        page.press("#from-text");
        page.await("another rally", p -> p.text(".told").contains("In the text follows"));
        page.press("#play-on");
        page.await(
                "it stops by itself",
                p -> p.attribute("#play-on", "aria-pressed").equals("false")
                        && (p.text(".told").contains("wins the rally")
                                || p.text(".told").contains("against the rules")));
        assertThat(page.errors()).isEmpty();
    }

    /** Before a rally nothing else may be played. */
    private void awaitServe(String when) {
        page.await(
                "the serve, " + when,
                p -> p.count(".flight") == 0
                        && p.count(".zone") == 9
                        && p.text("#bars").startsWith("serve"));
    }

    private void serve() {
        page.press("[data-stroke='serve']");
        page.press(".zone:not(:disabled)");
        page.await("a serve", p -> p.count(".flight") == 1);
    }

    @Test
    void recordedRalliesOfATableComeOnTheCourtAndAreCompared() throws Exception {
        StringBuilder csv = new StringBuilder("game,score_a,score_b,player,stroke,landing,outcome\n");
        for (int i = 0; i < 60; i++) {
            int score = i % 20;
            csv.append("%1$d,%2$d,0,A,serve,2,\n%1$d,%2$d,0,B,lift,7,\n%1$d,%2$d,0,A,smash,%3$d,winner\n"
                    .formatted(1 + i / 20, score, 4 + i % 2));
        }
        HttpRequest upload = HttpRequest.newBuilder(URI.create(server.address() + "/api/corpora?name=mine&as=rallies"))
                .POST(BodyPublishers.ofString(csv.toString()))
                .build();
        String corpus =
                HttpClient.newHttpClient().send(upload, BodyHandlers.ofString()).body();
        String id = corpus.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        awaitCourt("#v=1&corpus=" + id + "&tokens=states&cell=gru&hidden=24&batch=2&sequenceLength=12&optimizer=adam"
                + "&learningRate=0.02&maxSteps=400");
        page.await(
                "400 steps", LESSON, p -> p.attribute("#tactics", "data-step").equals("400"));
        assertThat(page.count("#compare")).as("nobody knows the truth").isZero();
        assertThat(page.text("#apart")).contains("counts of the text");
        assertThat(number("#apart", "data-apart")).isLessThan(0.1);
        assertThat(page.attribute("#loss-chart", "data-entropy")).isEmpty();
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void whatIsMeasuredInSamplesIsPlottedBesideWhatTheTextHas() {
        page.open("#v=1&corpus=brackets&hidden=48&cell=gru&batch=16&sequenceLength=40&optimizer=adam&learningRate=0.01"
                + "&gradientClipBy=norm&initializer=xavier&maxSteps=300");
        page.await("the measures", p -> p.count(".measure polyline") == 2);
        page.await("300 steps", LESSON, p -> p.status().equals("finished"));
        assertThat(number("[data-measure='brackets']", "data-text")).isGreaterThan(0.9);
        assertThat(number("[data-measure='depth']", "data-text")).isBetween(3.0, 12.0);
        page.await("pairs that are closed", p -> number("[data-measure='brackets']", "data-value") > 0.5);
        assertThat(page.count("#samples-panel [data-stroke]")).isZero();
        assertThat(number("#loss-chart", "data-entropy")).isPositive();
        page.find("[name='unit'][value='bits']").sendKeys(Keys.SPACE);
        page.await("bits", p -> p.attribute("#loss-chart", "aria-label").contains("bits"));
        assertThat(page.text("#loss .explanation")).contains("Dotted");
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void everyoneCanUseItInBothLanguagesOnAPhoneToo() {
        for (String scheme : List.of("light", "dark")) {
            page.prefer(scheme);
            awaitCourt(SLOW);
            page.await("the players", p -> !p.attribute("#tactics", "data-step").isEmpty());
            assertThat(page.violations()).isEmpty();
        }
        page.enter("#language", "zh");
        page.await("Chinese", p -> p.text("#court .expected h3").startsWith("网络预料"));
        page.enter("#language", "en");
        assertThat(page.overflowAt(360, SLOW, p -> p.count(".zone") == 9)).isLessThanOrEqualTo(0);
    }
}
