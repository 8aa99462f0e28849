package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The page in a real browser, on a real server. */
@EnabledIfSystemProperty(named = "unroll.browser", matches = "true")
class PageTest extends BrowsedServer {
    private static final String COUNTING = "one two three four five six seven eight nine ten\n";

    private Path file(String name, String text) throws IOException {
        return Files.writeString(data.resolve(name), text, StandardCharsets.UTF_8);
    }

    private double smoothLoss() {
        return page.run().path("smoothLoss").asDouble();
    }

    @Test
    void aNetworkIsLearningBeforeAnythingIsPressed() {
        page.open("");
        page.await("a sample", p -> p.count("#samples article") > 0);
        page.await("training", p -> p.status().equals("training"));
        page.await("a loss a nat below guessing", p -> smoothLoss() < Math.log(65) - 1);
        page.await("more than 100 points", p -> p.points() > 100);
        page.await("its text", p -> p.text("#corpus-name").contains("Shakespeare"));
        page.await("#train[data-training='true']");
        assertThat(page.find("#train").getAccessibleName()).isEqualTo("Pause");
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void aFileOfOnesOwnIsLearntPausedAndFoundAgain() throws IOException {
        page.open("");
        page.await("training", p -> p.status().equals("training"));
        page.press("#choose");
        page.await("#file").sendKeys(file("counting.txt", COUNTING.repeat(400)).toString());
        page.await("#received");
        assertThat(page.text("#new-corpus-characters")).isEqualTo("19,600");
        assertThat(page.text("#new-corpus-vocabulary")).isEqualTo("16");
        String before = page.runId();
        page.press("#train-on-this");
        page.await("another run", p -> !p.runId().equals(before) && p.step() > 0);
        page.await(
                "a sample of its own letters",
                p -> p.text("#samples article:last-child .writing").matches("[efghinorstuvwx\\s]+"));
        String firstSample = page.text("#samples article:last-child .writing");
        page.await("two nats less than guessing", p -> smoothLoss() < Math.log(16) - 2);
        page.await(
                "the count in a sample",
                p -> p.text("#samples article .writing").contains("seven eight"));
        assertThat(firstSample).doesNotContain("seven eight");

        page.press("#train");
        page.await("paused", p -> p.status().equals("paused"));
        long step = page.run().path("step").asLong();
        page.await("its last step", p -> p.step() == step);
        String ofThisStep = "#samples article[data-step='%d']".formatted(step);
        int samples = page.count(ofThisStep);
        page.press("#sample-now");
        page.await("a sample of the paused run", p -> p.count(ofThisStep) > samples);
        assertThat(page.run().path("step").asLong()).isEqualTo(step);
        page.press("#step");
        page.await("one step", p -> p.step() == step + 1);
        assertThat(page.status()).isEqualTo("paused");

        int points = page.points();
        String id = page.runId();
        page.reload();
        page.await("the curve", p -> p.count("#loss-chart") > 0 && p.points() >= points);
        assertThat(page.runId()).isEqualTo(id);
        assertThat(page.step()).isEqualTo(step + 1);
        page.await("its samples", p -> p.count("#samples article") > 2);
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void aPastedTextIsLearntToo() {
        page.open("");
        page.press("#choose");
        page.await("#paste-text").sendKeys("三十而立，四十而不惑，五十而知天命。😀 ".repeat(5));
        page.press("#paste");
        page.press("#train-on-this");
        page.await("a run on it", p -> p.text("#corpus-vocabulary").equals("15"));
        page.await("steps", p -> p.step() > 100);
    }

    @Test
    void aFileThatIsNoTextIsRefusedWithTheReasonAndTheRunGoesOn() throws IOException {
        page.open("");
        page.await("training", p -> p.status().equals("training"));
        Path latin = Files.write(data.resolve("latin.txt"), "café au lait".getBytes(StandardCharsets.ISO_8859_1));
        page.press("#choose");
        page.await("#file").sendKeys(latin.toString());
        assertThat(page.await("#upload-fault").getText()).contains("latin.txt", "UTF-8", "byte 3");
        long step = page.step();
        page.await("further steps", p -> p.step() > step);
    }

    @Test
    void anUnknownCharacterInThePrimeIsNamedAtTheField() {
        page.open("");
        page.await("training", p -> p.status().equals("training"));
        page.enter("#prime", "Ωmega");
        assertThat(page.await("#prime-fault").getText()).contains("Ω");
        assertThat(page.status()).isEqualTo("training");
        page.enter("#prime", "HAMLET:");
        page.await("no fault", p -> p.count("#prime-fault") == 0);
        page.await(
                "a sample with the prime",
                p -> p.count("#samples article .writing b") > 0
                        && p.text("#samples article .writing b").equals("HAMLET:"));
    }

    @Test
    void aRunThatDivergesSaysSoAndIsMendedByOnePress() {
        page.open("#v=1&learningRate=100");
        page.await("diverged", p -> p.status().equals("diverged"));
        assertThat(page.await("#diverged").getText()).contains("lower learning rate");
        for (String rate : List.of("10", "1", "0.1")) {
            String before = page.runId();
            page.press("#reset-slower");
            page.await("a run with rate " + rate, p -> !p.runId().equals(before));
            page.await(
                    "that it is drawn",
                    p -> rate.equals(p.find("#learning-rate").getDomProperty("value")));
            page.await("its end or its learning", p -> p.status().equals("diverged") || p.step() > 2000);
            if (page.status().equals("training")) {
                return;
            }
        }
        assertThat(page.status()).isEqualTo("training");
    }

    @Test
    void structuralSettingsAreInTheAddressAndNeedARestart() {
        page.open("");
        page.await("training", p -> p.status().equals("training"));
        page.enter("#hidden", "40");
        page.enter("#seed", "7");
        page.await("an offer", p -> p.text("#reset").equals("Restart with these settings"));
        String before = page.runId();
        page.press("#reset");
        page.await("another run", p -> !p.runId().equals(before));
        assertThat(page.run().path("spec").path("hidden").asInt()).isEqualTo(40);
        assertThat((String) page.run("return location.hash")).isEqualTo("#v=1&hidden=40&seed=7");
        page.await(
                "that the one before is paused",
                p -> p.get("/api/runs/" + before).path("status").asText().equals("paused"));

        page.enter("#learning-rate", "0.05");
        page.await(
                "the rate in the address",
                p -> p.run("return location.hash").toString().contains("learningRate=0.05"));
        assertThat(page.run().path("generation").asInt()).isZero();

        page.enter("#batch", "5000");
        page.press("#reset");
        assertThat(page.await("#batch-fault").getText()).contains("1024");
    }

    @Test
    void aPaceOfOneStepASecondIsSlowMotion() {
        page.open("#v=1&pace=5");
        page.await("some steps", p -> p.step() >= 5);
        assertThat(page.step()).isLessThan(200);
        page.await("the pace", p -> p.text("#pace-text").equals("5 steps/s"));
    }

    @Test
    void aRestartOfTheServerIsSaidAndTheRunGoesOnWithoutReload() throws IOException {
        page.open("#v=1&seed=9");
        page.await("training", p -> p.step() > 100 && p.points() > 10);
        String before = page.runId();
        int port = port();
        server.close();
        page.await("that it is said", p -> p.connection().equals("reconnecting"));
        long reached = page.step();
        assertThat(page.points()).as("the curve stays").isGreaterThan(10);
        server = started(port);
        page.await(
                "the run again", p -> p.connection().equals("open") && p.runId().equals(before) && p.step() > reached);
        assertThat(page.run().path("spec").path("seed").asInt()).isEqualTo(9);
    }

    @Test
    void aServerThatDoesNotKnowTheRunMakesItAnewAndSaysSo() throws IOException {
        page.open("#v=1&seed=9");
        page.await("training", p -> p.step() > 100);
        String before = page.runId();
        int port = port();
        server.close();
        page.await("that it is said", p -> p.connection().equals("reconnecting"));
        server = started(port, "another");
        page.await(
                "the run again",
                p -> p.connection().equals("open") && !p.runId().equals(before));
        page.await("what has happened", p -> p.text("#notice").contains("restarted"));
        assertThat(page.run().path("spec").path("seed").asInt()).isEqualTo(9);
    }

    @Test
    void everyoneCanUseIt() {
        for (String scheme : List.of("light", "dark")) {
            page.prefer(scheme);
            page.open("");
            page.await("training", p -> p.status().equals("training") && p.count("#samples article") > 2);
            assertThat(page.violations()).isEmpty();
        }
    }

    @Test
    void charRnnIsOnePressAwayAndMeasuredBeforeItTrains() {
        page.open("#seed=21");
        page.await("training", p -> p.status().equals("training"));
        page.press("#train");
        page.await("a pause", p -> p.status().equals("paused"));
        String before = page.runId();
        page.press("[data-preset='char-rnn']");
        page.await("what it would take", p -> p.text("#estimate[data-measured]").contains("239,297"));
        assertThat(page.text("#estimate")).contains("epoch");
        page.press("#reset");
        page.await("another run", p -> !p.runId().equals(before) && p.status().equals("training"));
        JsonNode spec = page.run().path("spec");
        assertThat(spec.path("cell").asText()).isEqualTo("lstm");
        assertThat(spec.path("layers").asInt()).isEqualTo(2);
        assertThat(spec.path("optimizer").asText()).isEqualTo("rmsprop");
        assertThat(spec.path("initializer").asText()).isEqualTo("uniform:0.08");
        assertThat(spec.path("schedule").asText()).isEqualTo("decay:0.97:10");
        page.await("a validation loss", p -> p.run().path("validationLoss").isNumber());
    }

    @Test
    void aBrokenGradientIsSeenInTheCheck() {
        page.open("#seed=22");
        page.await("training", p -> p.status().equals("training"));
        page.run("document.querySelectorAll('input[name=shown]')[1].click()");
        page.press("#check-gradients");
        page.await("a verdict", p -> p.count("#gradient-table tr[data-verdict]") == 5);
        assertThat(page.count("#gradient-table tr[data-verdict='fails']")).isZero();
        page.run("document.querySelector('input[name=break][value=dhnext]').click()");
        page.press("#check-gradients");
        page.await("the mistake found", p -> p.count("#gradient-table tr[data-verdict='fails']") > 0);
    }

    @Test
    void itFitsANarrowWindow() {
        int over = page.overflowAt(360, "", p -> p.status().equals("training") && p.count("#samples article") > 2);
        assertThat(over).isLessThanOrEqualTo(0);
    }

    @Test
    void allOfItSpeaksChinese() {
        page.open("");
        page.enter("#language", "zh");
        page.await("Chinese", p -> p.text("#text h2").equals("输入文本"));
        page.reload();
        page.await(
                "Chinese still",
                p -> p.count("#text h2") > 0 && p.text("#text h2").equals("输入文本"));
        page.enter("#language", "en");
        page.await("English again", p -> p.text("#text h2").equals("Text in"));
    }
}
