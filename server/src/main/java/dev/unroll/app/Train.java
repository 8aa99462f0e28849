package dev.unroll.app;

import dev.unroll.numeric.Kernels;
import dev.unroll.optim.OptimizerKind;
import dev.unroll.text.Corpus;
import dev.unroll.text.UnreadableText;
import dev.unroll.train.Diverged;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains on a text, prints how it goes, and a sample at the end. */
@Command(
        name = "train",
        description = "Trains on a text in the terminal and prints a sample at the end.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Train implements Callable<Integer> {
    private static final String DEFAULT = " (default: ${DEFAULT-VALUE}).";

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--corpus",
            paramLabel = "FILE",
            required = true,
            description = "The text, in any Unicode encoding.")
    private Path corpus = Path.of("");

    @Option(names = "--cell", paramLabel = "CELL", defaultValue = "rnn", description = "Kind of cell: rnn" + DEFAULT)
    private String cell = "";

    @Option(names = "--hidden", paramLabel = "N", defaultValue = "100", description = "Hidden units" + DEFAULT)
    private int hidden;

    @Option(names = "--sequence", paramLabel = "N", defaultValue = "25", description = "Steps of a window" + DEFAULT)
    private int sequence;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "1", description = "Streams in parallel" + DEFAULT)
    private int batch;

    @Option(
            names = "--optimizer",
            paramLabel = "RULE",
            defaultValue = "adagrad",
            description = "One of ${COMPLETION-CANDIDATES}" + DEFAULT)
    private OptimizerKind optimizer = OptimizerKind.ADAGRAD;

    @Option(names = "--rate", paramLabel = "X", defaultValue = "0.1", description = "Learning rate" + DEFAULT)
    private double rate;

    @Option(
            names = "--clip",
            paramLabel = "X",
            defaultValue = "5",
            description = "Largest element of a gradient; 0: not clipped" + DEFAULT)
    private double clip;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of every random stream" + DEFAULT)
    private long seed;

    /** How long to train. */
    private static final class Budget {
        @Option(names = "--epochs", paramLabel = "N", description = "Passes over the text (default: 5).")
        private int epochs;

        @Option(names = "--steps", paramLabel = "N", description = "Steps, instead of epochs.")
        private long steps;
    }

    @ArgGroup(multiplicity = "0..1")
    private @Nullable Budget budget;

    @Option(
            names = "--length",
            paramLabel = "N",
            defaultValue = "200",
            description = "Characters of the sample" + DEFAULT)
    private int length;

    @Option(
            names = "--temperature",
            paramLabel = "X",
            defaultValue = "1",
            description = "Of the sample; 0: the most probable character" + DEFAULT)
    private double temperature;

    @Option(names = "--prime", paramLabel = "TEXT", defaultValue = "", description = "What the sample goes on from.")
    private String prime = "";

    @Option(names = "--json", description = "Print one JSON object a line, the last one with the result.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        CommandSpec self = Objects.requireNonNull(command);
        PrintWriter out = self.commandLine().getOut();
        try {
            Corpus text = CorpusFile.read(corpus);
            Trainer trainer = new Trainer(runSpec(), text, Kernels.best());
            trainer.checkPrime(prime);
            long steps = steps(trainer);
            try (TrainReport report = json ? new JsonReport(out) : new TerminalReport(out, steps)) {
                report.begun(text, trainer);
                run(trainer, steps, report);
                report.done(trainer, trainer.sample(sampling(), seed));
            }
            return 0;
        } catch (InvalidSpec invalid) {
            throw new ParameterException(self.commandLine(), invalid.getMessage(), invalid);
        } catch (UnreadableText unreadable) {
            throw new IOException(corpus + ": " + unreadable.getMessage(), unreadable);
        } catch (Diverged diverged) {
            throw new IOException(diverged.getMessage(), diverged);
        }
    }

    private static void run(Trainer trainer, long steps, TrainReport report) {
        long every = Math.max(1, steps / 100);
        for (long step = 1; step <= steps; step++) {
            trainer.step();
            report.stepped(trainer);
            if (step % every == 0) {
                report.progress(trainer);
            }
        }
    }

    private long steps(Trainer trainer) {
        if (budget != null && budget.steps != 0) {
            InvalidSpec.inRange("--steps", budget.steps, 1, Long.MAX_VALUE);
            return budget.steps;
        }
        int epochs = budget == null ? 5 : budget.epochs;
        InvalidSpec.inRange("--epochs", epochs, 1, 1_000_000);
        return Math.multiplyExact(epochs, trainer.stepsPerEpoch());
    }

    private Sampling sampling() {
        return new Sampling(0, length, temperature, prime);
    }

    private RunSpec runSpec() {
        return new RunSpec(
                RunSpec.DEFAULT.task(),
                corpus.getFileName().toString(),
                cell,
                hidden,
                sequence,
                batch,
                optimizer,
                rate,
                clip,
                seed,
                0,
                0,
                sampling(),
                "");
    }
}
