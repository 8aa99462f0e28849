package dev.unroll.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Peak;
import dev.unroll.numeric.VectorKernels;
import dev.unroll.run.ThreadTeam;
import dev.unroll.text.Corpus;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast this machine trains. */
@Command(
        name = "bench",
        description = "Measures how fast this machine trains and writes, after a warm-up.",
        mixinStandardHelpOptions = true,
        defaultValueProvider = SpecDefaults.class,
        sortOptions = false)
final class Bench implements Callable<Integer> {
    private static final int SAMPLE = 10_000;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private SpecOptions options = new SpecOptions();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long to measure, after half as long a warm-up (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "1 or 2 threads that share a batch of 12 or more (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--sampling", description = "Measure how fast text is written as well.")
    private boolean sampling;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        CommandSpec self = Objects.requireNonNull(command);
        Refusals.explain(self, options.corpus(), () -> {
            InvalidSpec.inRange("--threads", threads, 1, 2);
            InvalidSpec.inRange("--seconds", (long) Math.ceil(seconds), 1, 3600);
            Corpus text = CorpusFile.read(options.corpus(), options.tokens());
            Kernels kernels = Kernels.best();
            try (ThreadTeam team = new ThreadTeam(threads)) {
                Trainer trainer = new Trainer(options.spec(0, 1_000_000, Sampling.DEFAULT), text, kernels, team);
                train(trainer, seconds / 2);
                Stopwatch stopwatch = new Stopwatch();
                long cpu = cpuTime();
                double speed = train(trainer, seconds);
                double share = (cpuTime() - cpu) / 1e9 / stopwatch.seconds();
                ObjectNode result = new ObjectMapper()
                        .createObjectNode()
                        .put("charactersPerSecond", speed)
                        .put("gflops", speed * trainer.network().flopsPerCharacter() / 1e9)
                        .put("peakGflops", kernels instanceof VectorKernels ? Peak.gflops() : 0)
                        .put("shareOfCore", share)
                        .put("threads", threads)
                        .put("parameters", trainer.parameters())
                        .put("kernels", kernels.name());
                if (sampling) {
                    result.put("sampledCharactersPerSecond", sample(trainer));
                }
                print(result, self.commandLine().getOut());
            }
        });
        return 0;
    }

    /** Trains for so long; characters a second. */
    private static double train(Trainer trainer, double seconds) {
        Stopwatch stopwatch = new Stopwatch();
        long before = trainer.steps();
        do {
            trainer.step();
        } while (stopwatch.seconds() < seconds);
        return stopwatch.perSecond((trainer.steps() - before) * trainer.charactersPerStep());
    }

    /** Nanoseconds that the calling thread had a core: on a busy machine less than has passed. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double sample(Trainer trainer) {
        Sampling settings = new Sampling(0, SAMPLE, 1, 0, 1, "");
        trainer.sample(settings, 1);
        trainer.sample(settings, 1);
        Stopwatch stopwatch = new Stopwatch();
        trainer.sample(settings, 2);
        return stopwatch.perSecond(SAMPLE);
    }

    private void print(ObjectNode result, PrintWriter out) {
        if (json) {
            out.println(result);
        } else {
            double peak = result.path("peakGflops").asDouble();
            out.println(String.format(
                    Locale.ROOT,
                    "%,.0f characters/s; %.1f GFLOP/s%s; %,d parameters, %d thread(s), kernels: %s",
                    result.path("charactersPerSecond").asDouble(),
                    result.path("gflops").asDouble(),
                    peak > 0
                            ? String.format(
                                    Locale.ROOT,
                                    " of a core's peak of %.1f (%.0f %%)",
                                    peak,
                                    100 * result.path("gflops").asDouble() / peak)
                            : "",
                    result.path("parameters").asLong(),
                    threads,
                    result.path("kernels").asText()));
            if (sampling) {
                out.println(String.format(
                        Locale.ROOT,
                        "%,.0f characters/s written",
                        result.path("sampledCharactersPerSecond").asDouble()));
            }
        }
        out.flush();
    }
}
