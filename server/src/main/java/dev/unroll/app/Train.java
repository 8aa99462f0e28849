package dev.unroll.app;

import dev.unroll.checkpoint.Origin;
import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.numeric.Kernels;
import dev.unroll.run.ThreadTeam;
import dev.unroll.store.WholeFiles;
import dev.unroll.text.Corpus;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
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

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the training there, as safetensors: now and then, at the end and at Ctrl-C.")
    private @Nullable Path out;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N|Ns",
            defaultValue = "30s",
            description =
                    "Write it every N steps or N seconds; 0: only when training ends (default: ${DEFAULT-VALUE}).")
    private String every = "";

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description =
                    "Go on exactly with the training in this file, with its settings; --out is the same file unless given. With another --corpus than it learnt, symbols keep their weights, and nothing is written without --out.")
    private @Nullable Path resume;

    @Mixin
    private SampleOptions sample = new SampleOptions();

    @Option(names = "--json", description = "Print one JSON object a line, the last one with the result.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        CommandSpec self = Objects.requireNonNull(command);
        PrintWriter printer = self.commandLine().getOut();
        Path named = resume == null ? options.corpus() : resume;
        Refusals.explain(self, named, () -> {
            InvalidSpec.inRange("--threads", threads, 1, 2);
            Rhythm rhythm = Rhythm.parse("--checkpoint-every", every, System::nanoTime);
            Optional<Path> kept = Optional.ofNullable(out == null ? resume : out);
            if (kept.isPresent()) {
                WholeFiles.checkWritable(kept.get());
            }
            Optional<Resumed> resumed = resume == null ? Optional.empty() : Optional.of(Resumed.read(resume));
            RunSpec asked = spec(self, resumed);
            Corpus text = Refusals.reading(options.corpus(), () -> CorpusFile.read(options.corpus(), asked.tokens()));
            boolean other = resumed.isPresent() && !resumed.get().learnt(text);
            long taken = other && budget == null ? resumed.get().saved().step() : 0;
            RunSpec spec = other ? asked.on(String.valueOf(options.corpus().getFileName()), "", taken) : asked;
            Optional<Path> file = other ? Optional.ofNullable(out) : kept;
            Kernels kernels = Kernels.best();
            Origin origin = Origin.here(kernels, text.sha256());
            try (ThreadTeam team = new ThreadTeam(threads)) {
                Trainer trainer = new Trainer(spec, text, kernels, team);
                trainer.checkPrime(sample.sampling().prime());
                try (TrainReport report =
                        json ? new JsonReport(printer) : new TerminalReport(printer, trainer.lastStep())) {
                    if (other) {
                        resumed.get().begin(trainer, text, kernels, report);
                        report.said("It goes on from step %d.".formatted(trainer.steps()));
                    } else {
                        goOn(trainer, resumed, origin, report);
                    }
                    report.begun(text, trainer);
                    if (file.isPresent()) {
                        keeping(trainer, file.get(), origin, rhythm, report);
                    } else {
                        new TrainLoop(trainer, report).run(() -> false, () -> {});
                        done(trainer, report);
                    }
                }
            }
        });
        return 0;
    }

    private RunSpec spec(CommandSpec self, Optional<Resumed> resumed) {
        RunSpec asked = options.spec(steps(), epochs(), sample.sampling());
        return resumed.map(file -> file.spec(
                        asked, option -> self.commandLine().getParseResult().hasMatchedOption(option), budget != null))
                .orElse(asked);
    }

    private static void goOn(Trainer trainer, Optional<Resumed> resumed, Origin origin, TrainReport report)
            throws UnreadableCheckpoint {
        if (resumed.isPresent()) {
            resumed.get().saved().restore(trainer);
            resumed.get().saved().origin().warning(origin).ifPresent(report::said);
            report.said("It goes on from step %d.".formatted(trainer.steps()));
        }
    }

    private void keeping(Trainer trainer, Path file, Origin origin, Rhythm rhythm, TrainReport report)
            throws IOException {
        try (Interruption interruption = new Interruption();
                Keeping keeping = new Keeping(trainer, file, origin, report)) {
            rhythm.begin(trainer.steps());
            keeping.whenItDiverges(() -> new TrainLoop(trainer, report).run(interruption::asked, () -> {
                if (rhythm.due(trainer.steps())) {
                    keeping.now();
                }
            }));
            keeping.last();
            if (interruption.asked()) {
                report.said("Stopped at step %d. Go on with: --resume %s".formatted(trainer.steps(), file));
            } else {
                done(trainer, report);
            }
        }
    }

    private void done(Trainer trainer, TrainReport report) {
        report.done(trainer, trainer.sample(sample.sampling(), trainer.spec().seed()));
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
