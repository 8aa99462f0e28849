package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.store.DataFolder;
import dev.unroll.text.TokenKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands as people type them. */
class CommandsTest {
    private static final String TEXT = "one two three four five six seven eight nine ten\n".repeat(60);
    private static final String NETWORK =
            "--cell gru --layers 2 --hidden 12 --batch 4 --sequence 10 --optimizer adam --rate 0.01 --validation 0.1";

    @TempDir
    private Path folder = Path.of("");

    private Path text = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeText() throws IOException {
        text = Files.writeString(folder.resolve("text.txt"), TEXT);
    }

    private int run(String command) {
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return line.execute(command.split(" "));
    }

    private JsonNode lastLine() throws IOException {
        String[] lines = out.toString().split("\n");
        return new ObjectMapper().readTree(lines[lines.length - 1]);
    }

    @Test
    void aMemoryTaskEndsWithHowItIsAnsweredByLength() throws IOException {
        String small = "memory --task copy --cell dnc --hidden 8 --slots 5 --width 4 --max-length 2 --every 10";
        assertThat(run(small + " --steps 30 --json")).isZero();
        assertThat(out.toString().split("\n")).hasSize(3);
        JsonNode done = lastLine();
        assertThat(done.get("type").asText()).isEqualTo("done");
        assertThat(done.get("step").asLong()).isEqualTo(30);
        assertThat(done.get("byLength")).hasSize(4);
        assertThat(done.get("exact").asDouble()).isBetween(0.0, 1.0);
        assertThat(run("memory --task chess")).isEqualTo(2);
        assertThat(err.toString()).contains("--task must be one of");
        assertThat(run("memory --bits 13")).isEqualTo(2);
        assertThat(err.toString()).contains("--bits must be from 1 to 12, was 13");
    }

    @Test
    void whatIsTrainedCanBeEvaluatedAndWritesText() throws IOException {
        Path file = folder.resolve("network.safetensors");
        assertThat(run("train --corpus %s %s --steps 300 --out %s --json".formatted(text, NETWORK, file)))
                .isZero();
        JsonNode done = lastLine();
        assertThat(done.get("type").asText()).isEqualTo("done");
        assertThat(done.get("step").asLong()).isEqualTo(300);

        Path validating = Files.writeString(folder.resolve("validating.txt"), TEXT.substring(TEXT.length() * 9 / 10));
        assertThat(run("eval --checkpoint %s --text %s --json".formatted(file, validating)))
                .isZero();
        JsonNode evaluated = lastLine();
        assertThat(evaluated.get("nats").asDouble())
                .isCloseTo(done.get("validationLoss").asDouble(), Offset.offset(1e-6));
        assertThat(evaluated.get("bitsPerCharacter").asDouble())
                .isCloseTo(evaluated.get("nats").asDouble() / Math.log(2), Offset.offset(1e-12));
        assertThat(evaluated.get("characters").asInt()).isEqualTo(TEXT.length() / 10 - 1);

        assertThat(run("sample --checkpoint %s --prime one --length 25 --temperature 0".formatted(file)))
                .isZero();
        assertThat(out.toString()).startsWith("one").hasSize("one".length() + 25 + 1);
        String first = out.toString();
        run("sample --checkpoint %s --prime one --length 25 --temperature 1 --seed 3 --top-k 1".formatted(file));
        assertThat(out.toString()).isEqualTo(first);
    }

    @Test
    void aTrainingIsGoneOnWithExactlyAndContradictionsAreRefused() throws IOException {
        Path file = folder.resolve("half.safetensors");
        Path weights = folder.resolve("weights.safetensors");
        run("train --corpus %s %s --steps 120 --json".formatted(text, NETWORK));
        JsonNode whole = lastLine();
        run("train --corpus %s %s --steps 50 --out %s --json".formatted(text, NETWORK, file));
        assertThat(run("export --checkpoint %s --out %s".formatted(file, weights)))
                .isZero();
        assertThat(out.toString()).contains("has the weights of step 50");
        assertThat(Files.size(weights)).isLessThan(Files.size(file) / 2);
        run("eval --checkpoint %s --text %s --json".formatted(file, text));
        JsonNode evaluated = lastLine();
        run("eval --checkpoint %s --text %s --json".formatted(weights, text));
        assertThat(lastLine()).isEqualTo(evaluated);

        assertThat(run("train --corpus %s --resume %s --steps 120 --cell lstm".formatted(text, file)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--cell contradicts").contains("whose cell is gru and not lstm");
        assertThat(run("train --corpus %s --resume %s --validation 0.2".formatted(text, file)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--validation contradicts");
        assertThat(run("train --corpus %s --resume %s --steps 120".formatted(text, weights)))
                .isEqualTo(1);
        assertThat(err.toString()).contains("it has weights alone");
        assertThat(run("train --corpus %s --resume %s --checkpoint-every often".formatted(text, file)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--checkpoint-every must be a number of steps");

        assertThat(run("train --corpus %s %s --resume %s --steps 120 --checkpoint-every 10 --json"
                        .formatted(text, NETWORK, file)))
                .isZero();
        assertThat(lastLine().get("hash")).isEqualTo(whole.get("hash"));
        assertThat(lastLine().get("smoothLoss")).isEqualTo(whole.get("smoothLoss"));
        assertThat(lastLine().get("validationLoss")).isEqualTo(whole.get("validationLoss"));
        assertThat(lastLine().get("sample")).isEqualTo(whole.get("sample"));
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void aTrainingInAnyTokensIsGoneOnWithInThemAndToANewEnd(TokenKind kind) throws IOException {
        Path file = folder.resolve(kind + ".safetensors");
        String settings = NETWORK + " --tokens " + kind;
        run("train --corpus %s %s --steps 60 --json".formatted(text, settings));
        JsonNode whole = lastLine();
        assertThat(run("train --corpus %s %s --steps 25 --out %s --json".formatted(text, settings, file)))
                .isZero();
        TokenKind another = kind == TokenKind.WORDS ? TokenKind.BYTES : TokenKind.WORDS;
        assertThat(run("train --corpus %s --resume %s --steps 60 --tokens %s".formatted(text, file, another)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--tokens contradicts");
        assertThat(run("train --corpus %s --resume %s --steps 60 --json".formatted(text, file)))
                .isZero();
        assertThat(lastLine().get("smoothLoss")).isEqualTo(whole.get("smoothLoss"));
        assertThat(lastLine().get("sample")).isEqualTo(whole.get("sample"));
        assertThat(run("train --corpus %s --resume %s --steps 70 --json".formatted(text, file)))
                .as("the file that was written after the resume")
                .isZero();
        assertThat(lastLine().get("step").asLong()).isEqualTo(70);
    }

    @Test
    void aTrainingIsContinuedOnAnotherTextWhoseNewAndGoneSymbolsAreListed() throws IOException {
        Path file = folder.resolve("first.safetensors");
        run("train --corpus %s %s --steps 25 --out %s --json".formatted(text, NETWORK, file));
        byte[] before = Files.readAllBytes(file);
        Path other = Files.writeString(folder.resolve("other.txt"), "one nice té\u00a0one\n".repeat(80));
        assertThat(run("train --corpus %s --resume %s --steps 70 --json".formatted(other, file)))
                .isZero();
        assertThat(out.toString())
                .contains("was trained on another text, \\\"text.txt\\\".")
                .contains("Symbols kept: 7, which are 81.25 % of the text.")
                .contains("New: 3: ", "c (6.25 %)", "é (6.25 %)", "U+00A0 NO-BREAK SPACE (6.25 %)")
                .contains("Gone: 9: f, g, h, r, s, u, v, w, x")
                .contains("It goes on from step 25.");
        assertThat(lastLine().get("step").asLong()).isEqualTo(70);
        assertThat(Files.readAllBytes(file))
                .as("without --out nothing is written")
                .isEqualTo(before);

        Path second = folder.resolve("second.safetensors");
        run("train --corpus %s --resume %s --steps 40 --out %s --json".formatted(other, file, second));
        run("train --corpus %s --resume %s --steps 70 --json".formatted(other, second));
        JsonNode stopped = lastLine();
        run("train --corpus %s --resume %s --steps 70 --json".formatted(other, file));
        assertThat(stopped.get("hash"))
                .as("stopped between, and gone on with exactly")
                .isEqualTo(lastLine().get("hash"));
        Path tiny = Files.writeString(folder.resolve("tiny.txt"), "one");
        assertThat(run("train --corpus %s --resume %s --steps 70".formatted(tiny, file)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--batch must be at most");
    }

    @Test
    void runsAreListedFromTheDataFolderWhetherAServerIsAtWorkInItOrNot() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        assertThat(run("runs --data " + data)).isEqualTo(1);
        assertThat(err.toString()).contains("there is no folder").contains("--data");
        String id;
        String child;
        try (Server server = Server.assemble(DataFolder.open(data), "127.0.0.1", 0)) {
            server.start();
            assertThat(run("runs --data " + data)).isZero();
            assertThat(out.toString()).startsWith("No runs in ").contains("start ./unroll");
            JsonNode made = post(
                    server,
                    "/api/runs",
                    "{\"task\":\"text\",\"hidden\":8,\"sequenceLength\":5,\"name\":\"Mine\",\"start\":false}");
            id = made.get("id").asText();
            post(server, "/api/runs/" + id + "/step", "");
            child = post(server, "/api/runs/" + id + "/fork", "{\"name\":\"Yours\"}")
                    .get("id")
                    .asText();
            assertThat(run("runs --data " + data)).isZero();
            assertThat(out.toString()).contains(id).contains(child).contains("Mine at 1");
        }
        assertThat(run("runs --data " + data)).isZero();
        String[] lines = out.toString().split("\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).matches("ID +NAME +STATUS +STEPS +BEST LOSS +CHARS/S +TEXT +PARENT");
        assertThat(lines[1]).matches(id + "  Mine   paused +1 .* shakespeare-plays +-");
        assertThat(lines[2]).matches(child + "  Yours  paused +1 .* shakespeare-plays +Mine at 1");

        assertThat(run("runs --json --data " + data)).isZero();
        assertThat(out.toString().split("\n")).hasSize(3);
        JsonNode second = new ObjectMapper().readTree(out.toString().split("\n")[1]);
        assertThat(second.get("parent").asText()).isEqualTo(id);
        assertThat(second.get("step").asLong()).isEqualTo(1);
        assertThat(second.get("bestValidationLoss").isNull()).isTrue();
        assertThat(lastLine().get("runs").asInt()).isEqualTo(2);
    }

    private static JsonNode post(Server server, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void whatDivergesDoesNotReplaceTheLastGoodFile() throws IOException {
        Path file = folder.resolve("kept.safetensors");
        assertThat(run("train --corpus %s --hidden 50 --rate 100 --steps 5000 --checkpoint-every 1 --out %s --json"
                        .formatted(text, file)))
                .isEqualTo(1);
        assertThat(err.toString()).containsPattern("kept.safetensors holds step \\d+\\.");
        assertThat(run("eval --checkpoint %s --text %s --json".formatted(file, text)))
                .isZero();
        assertThat(Double.isFinite(lastLine().get("nats").asDouble())).isTrue();
    }

    @Test
    void oneAndTwoThreadsTrainTheSame() throws IOException {
        run("train --corpus %s %s --batch 14 --steps 50 --threads 1 --json"
                .formatted(text, NETWORK.replace("--batch 4 ", "")));
        JsonNode one = lastLine();
        run("train --corpus %s %s --batch 14 --steps 50 --threads 2 --json"
                .formatted(text, NETWORK.replace("--batch 4 ", "")));
        assertThat(lastLine().get("loss")).isEqualTo(one.get("loss"));
        assertThat(lastLine().get("sample")).isEqualTo(one.get("sample"));
    }

    @Test
    void peopleSeeNatsBitsAndPerplexity() {
        assertThat(run("train --corpus %s %s --epochs 2".formatted(text, NETWORK)))
                .isZero();
        assertThat(out.toString())
                .contains("epoch 1.000: val_loss = ")
                .contains("epoch 2.000: val_loss = ")
                .contains(" nats, ")
                .contains(" bits per character, perplexity ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm", "gru", "dnc", "dnc-numpy"})
    void gradientsAreCheckedAndAMistakeEndsWithOne(String cell) throws IOException {
        assertThat(run("gradcheck --cell %s --layers 2 --json".formatted(cell))).isZero();
        assertThat(lastLine().get("passed").asBoolean()).isTrue();
        assertThat(run("gradcheck --cell %s --layers 2 --break dhnext".formatted(cell)))
                .isEqualTo(1);
        assertThat(out.toString()).contains("weight_hh_l1").contains("FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --without links,strengths", " --without content --without allocation"})
    void aNetworkWithMemoryIsTrainedKeptAndWritesText(String without) throws IOException {
        Path file = folder.resolve("memory.safetensors");
        String memory =
                "--cell dnc --hidden 10 --slots 5 --width 3 --read-heads 2 --sequence 8 --batch 4 --validation 0.1"
                        + without;
        assertThat(run("train --corpus %s %s --rate 0.05 --steps 100 --out %s --json".formatted(text, memory, file)))
                .isZero();
        double validated = lastLine().get("validationLoss").asDouble();

        Path validating = Files.writeString(folder.resolve("validating.txt"), TEXT.substring(TEXT.length() * 9 / 10));
        run("eval --checkpoint %s --text %s --json".formatted(file, validating));
        assertThat(lastLine().get("nats").asDouble()).isCloseTo(validated, Offset.offset(1e-6));
        assertThat(run("sample --checkpoint %s --prime one --length 25".formatted(file)))
                .isZero();
        assertThat(out.toString()).startsWith("one").hasSize("one".length() + 25 + 1);
    }

    @Test
    void additionPrintsEveryThousandthSumAndItsShareOfAll() throws IOException {
        assertThat(run("addition --seed 2 --examples 10000")).isZero();
        String[] blocks = out.toString().split("------------\n");
        assertThat(blocks).hasSize(11);
        for (int i = 0; i < 10; i++) {
            assertThat(blocks[i])
                    .matches(
                            "Error: \\d\\.\\d+\nPred: \\[[01]( [01]){7}]\nTrue: \\[[01]( [01]){7}]\n\\d+ \\+ \\d+ = \\d+\n");
        }
        assertThat(blocks[10])
                .matches("100\\.00 % of all 16,384 pairs are added exactly, mean error 0\\.\\d+; [\\d,]+ examples/s\n");

        assertThat(run("addition --seed 2 --examples 1500 --json")).isZero();
        JsonNode last = lastLine();
        assertThat(last.get("type").asText()).isEqualTo("done");
        assertThat(last.get("examples").asInt()).isEqualTo(1500);
        assertThat(last.get("exact").asDouble()).isLessThan(1);
        assertThat(last.get("error").asDouble()).isBetween(1.0, 5.0);
        assertThat(last.get("examplesPerSecond").asDouble()).isPositive();

        assertThat(run("addition --bits 99")).isEqualTo(2);
        assertThat(err.toString()).contains("--bits must be from 4 to 16, was 99");
    }

    @Test
    void theBenchMeasures() throws IOException {
        assertThat(run("bench --corpus %s %s --seconds 1 --sampling --json".formatted(text, NETWORK)))
                .isZero();
        assertThat(lastLine().get("charactersPerSecond").asDouble()).isPositive();
        assertThat(lastLine().get("gflops").asDouble()).isPositive();
        assertThat(lastLine().get("peakGflops").asDouble()).isPositive();
        assertThat(lastLine().get("sampledCharactersPerSecond").asDouble()).isPositive();
    }

    @Test
    void badInputIsRefusedInOneSentenceAndNothingIsWritten() throws IOException {
        Path missing = folder.resolve("missing");
        assertThat(run("eval --checkpoint %s --text %s".formatted(missing, text)))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("unroll: there is no file %s; give the path of a checkpoint%n".formatted(missing));
        assertThat(run("eval --checkpoint %s --text %s".formatted(text, text))).isEqualTo(1);
        assertThat(err.toString()).contains("not a safetensors file").doesNotContain("Exception");

        Path file = folder.resolve("no/such/folder.safetensors");
        assertThat(run("train --corpus %s %s --steps 5 --out %s".formatted(text, NETWORK, file)))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no folder");
        assertThat(out.toString()).as("refused before anything is trained").isEmpty();
        assertThat(run("train --corpus %s %s --steps 5 --out %s".formatted(text, NETWORK, folder)))
                .isEqualTo(1);
        assertThat(err.toString()).contains("is not a file that can be replaced");

        Path good = folder.resolve("good.safetensors");
        run("train --corpus %s %s --steps 5 --out %s".formatted(text, NETWORK, good));
        Path foreign = Files.writeString(folder.resolve("foreign.txt"), "ÄÖÜ");
        assertThat(run("eval --checkpoint %s --text %s".formatted(good, foreign)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("never seen: ÄÖÜ");
        assertThat(run("sample --checkpoint %s --prime ÄÖÜ".formatted(good))).isEqualTo(2);
        assertThat(err.toString()).contains("never seen these characters of the prime: ÄÖÜ");
        assertThat(run("train --corpus %s --cell tree".formatted(text))).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        "unroll: --cell must be one of \"rnn\", \"lstm\", \"gru\", \"dnc\", \"dnc-numpy\", was \"tree\"%nTry \"unroll train --help\".%n"
                                .formatted());
        assertThat(run("train --corpus %s --cell dnc --read-heads 17".formatted(text)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--read-heads must be from 1 to 16, was 17");
        run("train --corpus %s --steps 0".formatted(text));
        assertThat(err.toString()).contains("--steps must be from 1");
        run("train --corpus %s --test -0.5".formatted(text));
        assertThat(err.toString()).contains("--validation and --test must be at least 0");
        run("train --corpus %s --rate 0".formatted(text));
        assertThat(err.toString()).contains("--rate must be from");
    }
}
