package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.checkpoint.Checkpoint;
import dev.unroll.net.Window;
import dev.unroll.numeric.EjmlKernels;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that go to PyTorch and come from there. Needs Debian's python3-torch. */
class InterchangeTest {
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");
    private static final double TOLERANCE = 1e-4;

    /** What follows the lines of the README. */
    private static final String TO_LOGITS = """
            text = open("text.txt").read()[:1000]
            one_hot = torch.nn.functional.one_hot(torch.tensor([symbols.index(c) for c in text]), len(symbols)).float()
            with torch.no_grad():
                print(json.dumps(model.decoder(model.rnn(one_hot)[0]).tolist()))
            """;

    private static final String FROM_PYTORCH = """
            import json, struct, sys, torch

            torch.manual_seed(3)
            text = open("text.txt").read()
            symbols = sorted(set(text), reverse=True)
            model = torch.nn.ModuleDict({"rnn": getattr(torch.nn, sys.argv[1])(len(symbols), 11, 2),
                                         "decoder": torch.nn.Linear(11, len(symbols))})
            header, blobs, offset = {"__metadata__": {"format": "pt", "vocabulary": json.dumps(symbols)}}, [], 0
            for name, tensor in model.state_dict().items():
                blob = tensor.contiguous().numpy().tobytes()
                header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, offset + len(blob)]}
                blobs.append(blob)
                offset += len(blob)
            head = json.dumps(header).encode()
            open("network.safetensors", "wb").write(struct.pack("<Q", len(head)) + head + b"".join(blobs))
            tokens = torch.tensor([symbols.index(c) for c in text])
            with torch.no_grad():
                one_hot = torch.nn.functional.one_hot(tokens[:-1], len(symbols)).float()
                logits = model.decoder(model.rnn(one_hot)[0])
                print(json.dumps(torch.nn.functional.cross_entropy(logits, tokens[1:]).item()))
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path text = Path.of("");

    @BeforeEach
    void writeText() throws IOException {
        text = Files.writeString(
                folder.resolve("text.txt"), "one two three four five six seven eight nine ten\n".repeat(40));
    }

    private JsonNode python(String python, String program, String... arguments)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out.json");
        Path script = Files.writeString(folder.resolve("program.py"), program);
        List<String> command = new ArrayList<>(List.of(python, script.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("err.txt")))
                .isZero();
        return new ObjectMapper().readTree(out.toFile());
    }

    /** A Python that has PyTorch; without one the test is skipped. */
    private static String pythonWithTorch() throws IOException, InterruptedException {
        for (String python : PYTHONS) {
            if (imports(python, "torch")) {
                return python;
            }
        }
        System.out.println("Not tested for want of python3-torch: files that go to PyTorch and come from there");
        return abort("python3-torch is not installed");
    }

    private static boolean imports(String python, String module) throws InterruptedException {
        try {
            return new ProcessBuilder(python, "-c", "import " + module)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The lines of Python that stand in the README, which are those that the page shows. */
    private static String readme() throws IOException {
        String text = Files.readString(Path.of("README.md"));
        String fence = "```python\n";
        int begin = text.indexOf(fence) + fence.length();
        String lines = text.substring(begin, text.indexOf("```", begin));
        assertThat(lines.lines()).hasSize(10);
        assertThat(Files.readString(Path.of("web/js/runs/python.js"))).contains(lines);
        return lines;
    }

    private String run(String command) {
        StringWriter out = new StringWriter();
        int exit = Main.commandLine().setOut(new PrintWriter(out, true)).execute(command.split(" "));
        assertThat(exit).isZero();
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RNN", "LSTM", "GRU"})
    void theTenLinesOfTheReadmeGiveTheSameLogits(String kind) throws Exception {
        String python = pythonWithTorch();
        Path file = folder.resolve("network.safetensors");
        run(
                "train --corpus %s --cell %s --layers 2 --hidden 14 --init uniform:0.3 --optimizer adam --rate 0.01 --steps 200 --out %s --json"
                        .formatted(text, kind.toLowerCase(Locale.ROOT), file));
        JsonNode theirs = python(python, readme() + TO_LOGITS);

        Checkpoint ours = Checkpoint.read(Files.readAllBytes(file), new EjmlKernels());
        int symbols = ours.vocabulary().size();
        String read = Files.readString(text).substring(0, 1000);
        Window window = ours.network().unroll(1000, 1);
        window.load();
        window.predict(read.chars().map(ours.vocabulary()::indexOf).toArray());
        float[] logits = new float[symbols];
        double largest = 0;
        for (int t = 0; t < 1000; t++) {
            window.logits(t, 0, logits);
            for (int i = 0; i < symbols; i++) {
                largest = Math.max(
                        largest, Math.abs(logits[i] - theirs.get(t).get(i).asDouble()));
            }
        }
        assertThat(theirs.size()).isEqualTo(1000);
        assertThat(largest)
                .as("the largest difference of 1,000 characters' logits")
                .isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RNN", "LSTM", "GRU"})
    void aFileMadeInPyTorchHasTheSameLossHere(String kind) throws Exception {
        String python = pythonWithTorch();
        Path file = folder.resolve("network.safetensors");
        double theirs = python(python, FROM_PYTORCH, kind).asDouble();
        JsonNode ours = new ObjectMapper().readTree(run("eval --checkpoint %s --text %s --json".formatted(file, text)));
        assertThat(ours.get("nats").asDouble()).isCloseTo(theirs, Offset.offset(TOLERANCE));
    }
}
