package dev.unroll.app;

import dev.unroll.checkpoint.Checkpoint;
import dev.unroll.numeric.Rng;
import dev.unroll.sample.TextWriter;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes text with a trained network, character by character. */
@Command(
        name = "sample",
        description = "Writes text with a trained network, character by character.",
        mixinStandardHelpOptions = true,
        defaultValueProvider = SpecDefaults.class,
        sortOptions = false)
final class SampleCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Option(names = "--checkpoint", paramLabel = "FILE", required = true, description = "The trained network.")
    private Path checkpoint = Path.of("");

    @Mixin
    private SampleOptions options = new SampleOptions();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the choice (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        CommandSpec self = Objects.requireNonNull(command);
        PrintWriter out = self.commandLine().getOut();
        Refusals.explain(self, checkpoint, () -> {
            Checkpoint trained = CheckpointFile.read(checkpoint);
            Sampling sampling = options.sampling();
            String unknown = trained.vocabulary().unknownIn(sampling.prime());
            if (!unknown.isEmpty()) {
                throw new InvalidSpec(
                        "--prime",
                        "the network has never seen these %s of the prime: %s"
                                .formatted(trained.vocabulary().kind(), unknown));
            }
            out.print(sampling.prime());
            new TextWriter(
                            trained.network(),
                            trained.vocabulary(),
                            trained.spec().map(RunSpec::memoryLasts).orElse(0))
                    .write(sampling.prime(), sampling.length(), sampling.sampler(), Rng.stream(seed, 1), symbol -> {
                        out.print(Character.toString(symbol));
                        out.flush();
                    });
            out.println();
            out.flush();
        });
        return 0;
    }
}
