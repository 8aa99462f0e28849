package dev.unroll.app;

import dev.unroll.checkpoint.Checkpoint;
import dev.unroll.store.WholeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the weights of a checkpoint alone, for PyTorch and others. */
@Command(
        name = "export",
        description = "Writes the weights of a checkpoint alone, as safetensors with PyTorch's names.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Export implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Option(names = "--checkpoint", paramLabel = "FILE", required = true, description = "The trained network.")
    private Path checkpoint = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE|DIR",
            required = true,
            description = "Where to; in a folder it is called as the checkpoint.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        CommandSpec self = Objects.requireNonNull(command);
        Refusals.explain(self, checkpoint, () -> {
            Path file = Files.isDirectory(out) ? out.resolve(checkpoint.getFileName()) : out;
            if (Files.exists(file) && Files.isSameFile(file, checkpoint)) {
                throw new IOException("%s would be replaced by its weights; give another --out".formatted(file));
            }
            Checkpoint trained = CheckpointFile.read(checkpoint);
            WholeFiles.write(file, trained::writeWeights);
            self.commandLine().getOut().println("%s has the weights of step %d".formatted(file, trained.step()));
            self.commandLine().getOut().flush();
        });
        return 0;
    }
}
