package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
    private static final String PYTHON = "/usr/bin/python3";
    private static final double TOLERANCE = 1e-4;

    /** What the README shows, and a reader of the format for those without the safetensors package. */
    private static final String READ = """
            import json, struct, sys, torch

            def load_file(path):
                with open(path, "rb") as file:
                    header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
                    metadata, data = header.pop("__metadata__"), bytearray(file.read())
                tensors = {}
                for name, about in header.items():
                    begin, end = about["data_offsets"]
                    part = torch.frombuffer(data, dtype=torch.float32)[begin // 4:end // 4]
                    tensors[name] = part.reshape(about["shape"]).clone()
                return tensors, metadata

            class Model(torch.nn.Module):
                def __init__(self, kind, vocabulary, hidden, layers):
                    super().__init__()
                    self.rnn = getattr(torch.nn, kind)(vocabulary, hidden, layers)
                    self.decoder = torch.nn.Linear(hidden, vocabulary)

                def forward(self, tokens):
                    ones = torch.nn.functional.one_hot(tokens, self.decoder.out_features).float()
                    return self.decoder(self.rnn(ones)[0])
            """;

    private static final String TO_LOGITS = READ + """
            tensors, metadata = load_file(sys.argv[1])
            symbols = json.loads(metadata["vocabulary"])
            model = Model(sys.argv[2], len(symbols), int(sys.argv[3]), int(sys.argv[4]))
            model.load_state_dict({n: t for n, t in tensors.items() if not n.startswith("state.")})
            text = open(sys.argv[5]).read()[:1000]
            with torch.no_grad():
                print(json.dumps(model(torch.tensor([symbols.index(c) for c in text])).tolist()))
            """;

    private static final String FROM_PYTORCH = READ + """
            torch.manual_seed(3)
            text = open(sys.argv[5]).read()
            symbols = sorted(set(text), reverse=True)
            model = Model(sys.argv[2], len(symbols), int(sys.argv[3]), int(sys.argv[4]))
            header, blobs, offset = {"__metadata__": {"format": "pt", "vocabulary": json.dumps(symbols)}}, [], 0
            for name, tensor in model.state_dict().items():
                blob = tensor.contiguous().numpy().tobytes()
                header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, offset + len(blob)]}
                blobs.append(blob)
                offset += len(blob)
            head = json.dumps(header).encode()
            open(sys.argv[1], "wb").write(struct.pack("<Q", len(head)) + head + b"".join(blobs))
            tokens = torch.tensor([symbols.index(c) for c in text])
            with torch.no_grad():
                print(json.dumps(torch.nn.functional.cross_entropy(model(tokens[:-1]), tokens[1:]).item()))
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path text = Path.of("");

    @BeforeEach
    void writeText() throws IOException {
        text = Files.writeString(
                folder.resolve("text.txt"), "one two three four five six seven eight nine ten\n".repeat(40));
    }

    private JsonNode python(String program, Object... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out.json");
        Path script = Files.writeString(folder.resolve("program.py"), program);
        List<String> command = new ArrayList<>(List.of(PYTHON, script.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("err.txt")))
                .isZero();
        return new ObjectMapper().readTree(out.toFile());
    }

    private static void assumeTorch() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "there is no " + PYTHON);
        Process process = new ProcessBuilder(PYTHON, "-c", "import torch")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeTrue(process.waitFor() == 0, "python3-torch is not installed");
    }

    private String run(String command) {
        StringWriter out = new StringWriter();
        int exit = Main.commandLine().setOut(new PrintWriter(out, true)).execute(command.split(" "));
        assertThat(exit).isZero();
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RNN", "LSTM", "GRU"})
    void pyTorchComputesTheSameLogitsFromOurFile(String kind) throws Exception {
        assumeTorch();
        Path file = folder.resolve("ours.safetensors");
        run(
                "train --corpus %s --cell %s --layers 2 --hidden 14 --init uniform:0.3 --optimizer adam --rate 0.01 --steps 200 --out %s --json"
                        .formatted(text, kind.toLowerCase(Locale.ROOT), file));
        JsonNode theirs = python(TO_LOGITS, file, kind, 14, 2, text);

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
        assumeTorch();
        Path file = folder.resolve("theirs.safetensors");
        double theirs = python(FROM_PYTORCH, file, kind, 11, 2, text).asDouble();
        JsonNode ours = new ObjectMapper().readTree(run("eval --checkpoint %s --text %s --json".formatted(file, text)));
        assertThat(ours.get("nats").asDouble()).isCloseTo(theirs, Offset.offset(TOLERANCE));
    }
}
