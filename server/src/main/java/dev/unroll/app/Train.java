package dev.unroll.app;

import dev.unroll.checkpoint.Checkpoint;
import dev.unroll.numeric.Kernels;
import dev.unroll.run.ThreadTeam;
import dev.unroll.store.WholeFiles;
import dev.unroll.text.Corpus;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains on a text, prints how it goes, and a sample at the end. */
@Command(
        name = "train",
        description = "Trains on a text in the terminal and prints a sample at the end.",
        mixinStandardHelpOptions = true,
        defaultValueProvider = SpecDefaults.class,
        sortOptions = false)
final class Train implements Callable<Integer> {
    private static final int EPOCHS = 5;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private SpecOptions options = new SpecOptions();

    /** How long to train. */
    private static final class Budget {
        @Option(names = "--epochs", paramLabel = "N", description = "Passes over the text (default: 5).")
        private @Nullable Long epochs;

        @Option(names = "--steps", paramLabel = "N", description = "Steps, instead of epochs.")
        private long steps;
    }

    @ArgGroup(multiplicity = "0..1")
    private @Nullable Budget budget;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "1 or 2 threads that share a batch of 12 or more; the result is the same (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the trained network there, as safetensors.")
    private @Nullable Path out;

    @Mixin
    private SampleOptions sample = new SampleOptions();

    @Option(names = "--json", description = "Print one JSON object a line, the last one with the result.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        CommandSpec self = Objects.requireNonNull(command);
        PrintWriter printer = self.commandLine().getOut();
        Refusals.explain(self, options.corpus(), () -> {
            InvalidSpec.inRange("--threads", threads, 1, 2);
            if (out != null) {
                WholeFiles.checkWritable(out);
            }
            Corpus text = CorpusFile.read(options.corpus(), options.tokens());
            try (ThreadTeam team = new ThreadTeam(threads)) {
                Trainer trainer =
                        new Trainer(options.spec(steps(), epochs(), sample.sampling()), text, Kernels.best(), team);
                trainer.checkPrime(sample.sampling().prime());
                try (TrainReport report =
                        json ? new JsonReport(printer) : new TerminalReport(printer, trainer.lastStep())) {
                    report.begun(text, trainer);
                    run(trainer, report);
                    report.done(
                            trainer,
                            trainer.sample(sample.sampling(), trainer.spec().seed()));
                }
                save(trainer);
            }
        });
        return 0;
    }

    private static void run(Trainer trainer, TrainReport report) {
        long steps = trainer.lastStep();
        long every = Math.max(1, steps / 100);
        for (long step = 1; step <= steps; step++) {
            trainer.step();
            report.stepped(trainer);
            if (step % trainer.stepsPerEpoch() == 0 || step == steps) {
                validate(trainer, report);
            }
            if (step % every == 0) {
                report.progress(trainer);
            }
        }
    }

    private static void validate(Trainer trainer, TrainReport report) {
        trainer.validation().ifPresent(validation -> {
            report.pause();
            validation.begin();
            validation.finish();
            report.evaluated(trainer, validation.nats());
        });
    }

    private void save(Trainer trainer) throws IOException {
        if (out != null) {
            WholeFiles.write(out, to -> Checkpoint.write(trainer, to));
        }
    }

    private long steps() {
        if (budget == null || budget.epochs != null) {
            return 0;
        }
        InvalidSpec.inRange("--steps", budget.steps, 1, Long.MAX_VALUE);
        return budget.steps;
    }

    private long epochs() {
        if (budget == null) {
            return EPOCHS;
        }
        if (budget.epochs == null) {
            return 0;
        }
        InvalidSpec.inRange("--epochs", budget.epochs, 1, 1_000_000);
        return budget.epochs;
    }
}
