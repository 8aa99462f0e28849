package dev.unroll.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.checkpoint.Checkpoint;
import dev.unroll.text.Corpus;
import dev.unroll.text.TokenKind;
import dev.unroll.text.Tokens;
import dev.unroll.train.Evaluation;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.RunSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how well a trained network predicts a text. */
@Command(
        name = "eval",
        description = "Measures how well a trained network predicts a text, read from its start to its end.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Eval implements Callable<Integer> {
    private static final int MOST_NAMED = 20;

    @Spec
    private @Nullable CommandSpec command;

    @Option(names = "--checkpoint", paramLabel = "FILE", required = true, description = "The trained network.")
    private Path checkpoint = Path.of("");

    @Option(names = "--text", paramLabel = "FILE", required = true, description = "The text, in any Unicode encoding.")
    private Path text = Path.of("");

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        CommandSpec self = Objects.requireNonNull(command);
        Refusals.explain(self, checkpoint, () -> {
            Checkpoint trained = CheckpointFile.read(checkpoint);
            Tokens tokens = known(
                    trained,
                    Refusals.reading(
                            text,
                            () -> CorpusFile.read(text, trained.vocabulary().kind())));
            print(
                    self.commandLine().getOut(),
                    Evaluation.of(trained.network(), tokens, memoryLasts(trained)),
                    tokens.length() - 1);
        });
        return 0;
    }

    private static int memoryLasts(Checkpoint trained) {
        return trained.spec().map(RunSpec::memoryLasts).orElse(0);
    }

    /** The text in the tokens of the trained network. */
    private Tokens known(Checkpoint trained, Corpus corpus) {
        List<String> unknown = corpus.vocabulary().symbols().stream()
                .filter(symbol -> trained.vocabulary().indexOf(symbol) < 0)
                .toList();
        if (!unknown.isEmpty()) {
            String named = unknown.stream()
                    .limit(MOST_NAMED)
                    .collect(Collectors.joining(trained.vocabulary().kind() == TokenKind.CHARACTERS ? "" : ", "));
            throw new InvalidSpec(
                    "--text",
                    "%s has %d %s that the network has never seen: %s%s"
                            .formatted(
                                    text,
                                    unknown.size(),
                                    trained.vocabulary().kind(),
                                    named,
                                    unknown.size() > MOST_NAMED ? ", …" : ""));
        }
        if (corpus.tokens().length() < 2) {
            throw new InvalidSpec("--text", "%s must have at least 2 characters".formatted(text));
        }
        return corpus.in(trained.vocabulary());
    }

    private void print(PrintWriter out, double nats, int characters) {
        double bits = nats / Math.log(2);
        if (json) {
            out.println(new ObjectMapper()
                    .createObjectNode()
                    .put("nats", nats)
                    .put("bitsPerCharacter", bits)
                    .put("perplexity", Math.exp(nats))
                    .put("characters", characters));
        } else {
            out.println(String.format(
                    Locale.ROOT,
                    "%.4f nats, %.4f bits per character, perplexity %.3f over %,d characters",
                    nats,
                    bits,
                    Math.exp(nats),
                    characters));
        }
        out.flush();
    }
}
