package dev.unroll.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.numeric.Kernels;
import dev.unroll.optim.OptimizerKind;
import dev.unroll.train.Diverged;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.MemorySettings;
import dev.unroll.train.MemoryTaskSpec;
import dev.unroll.train.MemoryTaskTrainer;
import dev.unroll.train.MemoryTrial;
import dev.unroll.train.Tried;
import dev.unroll.train.Tried.ByLength;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Teaches a network to answer from memory, and prints how it goes. What is not given has the default of the task. */
@Command(
        name = "memory",
        description =
                "Teaches a network a memory task, and tries it on sequences up to twice as long as it was trained on.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MemoryCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            defaultValue = "copy",
            description = "echo, copy, repeat-copy, associative-recall or priority-sort (default: ${DEFAULT-VALUE}).")
    private String task = "";

    @Option(names = "--bits", paramLabel = "N", description = "Of an item, 1 to 12.")
    private @Nullable Integer bits;

    @Option(names = "--min-length", paramLabel = "N", description = "Items of the shortest sequence trained on.")
    private @Nullable Integer minLength;

    @Option(names = "--max-length", paramLabel = "N", description = "Items of the longest, at most 32.")
    private @Nullable Integer maxLength;

    @Option(names = "--repeats", paramLabel = "N", description = "Most repeats of repeat-copy, 1 to 8.")
    private @Nullable Integer repeats;

    @Option(names = "--delay", paramLabel = "N", description = "Steps from item to answer of echo, 1 to 16.")
    private @Nullable Integer delay;

    @Option(names = "--curriculum", description = "Begin with short sequences, lengthen when nine of ten are exact.")
    private boolean curriculum;

    @Option(names = "--cell", paramLabel = "CELL", description = "rnn, lstm, gru or dnc.")
    private @Nullable String cell;

    @Option(names = "--hidden", paramLabel = "N", description = "Hidden units of a layer.")
    private @Nullable Integer hidden;

    @Option(names = "--layers", paramLabel = "N", description = "Layers, 1 to 4.")
    private @Nullable Integer layers;

    @Option(names = "--slots", paramLabel = "N", description = "Slots of a dnc's memory.")
    private @Nullable Integer slots;

    @Option(names = "--width", paramLabel = "N", description = "Numbers in a slot.")
    private @Nullable Integer width;

    @Option(names = "--read-heads", paramLabel = "N", description = "Heads that read the memory.")
    private @Nullable Integer readHeads;

    @Option(names = "--batch", paramLabel = "N", description = "Sequences of a step.")
    private @Nullable Integer batch;

    @Option(names = "--optimizer", paramLabel = "RULE", description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable OptimizerKind optimizer;

    @Option(names = "--rate", paramLabel = "X", description = "Learning rate.")
    private @Nullable Double rate;

    @Option(names = "--clip", paramLabel = "X", description = "The most the norm of the gradients may be; 0: any.")
    private @Nullable Double clip;

    @Option(names = "--seed", paramLabel = "N", description = "Of weights and sequences.")
    private @Nullable Long seed;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Steps to learn (default: ${DEFAULT-VALUE}).")
    private long steps;

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "250",
            description = "Steps from look to look (default: ${DEFAULT-VALUE}).")
    private long every;

    @Option(names = "--json", description = "Print one JSON object a line, the last one with the result.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        CommandSpec self = Objects.requireNonNull(command);
        try {
            InvalidSpec.inRange("--steps", steps, 1, (1L << 53) - 1);
            InvalidSpec.inRange("--every", every, 1, Long.MAX_VALUE);
            learn(
                    new MemoryTaskTrainer(spec(), Kernels.best()),
                    self.commandLine().getOut());
        } catch (InvalidSpec invalid) {
            throw new ParameterException(self.commandLine(), Refusals.inWordsOfTheCommandLine(invalid), invalid);
        } catch (Diverged diverged) {
            throw new IOException(diverged.getMessage(), diverged);
        }
        return 0;
    }

    private static <T> T given(@Nullable T option, T otherwise) {
        return option == null ? otherwise : option;
    }

    private MemoryTaskSpec spec() {
        MemoryTaskSpec defaults = MemoryTaskSpec.of(task);
        MemorySettings memory = defaults.memory();
        return new MemoryTaskSpec(
                task,
                given(bits, defaults.bits()),
                given(minLength, defaults.minLength()),
                given(maxLength, defaults.maxLength()),
                given(repeats, defaults.repeats()),
                given(delay, defaults.delay()),
                curriculum,
                given(cell, defaults.cell()),
                given(hidden, defaults.hidden()),
                given(layers, defaults.layers()),
                new MemorySettings(
                        given(slots, memory.slots()),
                        given(width, memory.width()),
                        given(readHeads, memory.readHeads())),
                given(batch, defaults.batch()),
                given(optimizer, defaults.optimizer()),
                given(rate, defaults.learningRate()),
                given(clip, defaults.gradientClip()),
                given(seed, defaults.seed()),
                steps,
                defaults.pace(),
                defaults.name());
    }

    private void learn(MemoryTaskTrainer trainer, PrintWriter out) {
        MemoryTrial trial = trainer.trial();
        Stopwatch stopwatch = new Stopwatch();
        stopwatch.start();
        for (long step = 1; step <= steps; step++) {
            trainer.step();
            if (step % every == 0 && step < steps) {
                stopwatch.pause();
                tell("tried", trainer, trial.run(), Double.NaN, out);
                stopwatch.resume();
            }
        }
        double speed = stopwatch.perSecond(steps);
        tell("done", trainer, trial.run(), speed, out);
    }

    private void tell(String type, MemoryTaskTrainer trainer, Tried tried, double speed, PrintWriter out) {
        if (json) {
            ObjectNode line = new ObjectMapper()
                    .createObjectNode()
                    .put("type", type)
                    .put("step", trainer.steps())
                    .put("length", trainer.longest())
                    .put("loss", tried.loss())
                    .put("smoothLoss", trainer.smoothLoss())
                    .put("exact", tried.exact())
                    .put("bitAccuracy", tried.bitAccuracy());
            ArrayNode lengths = line.putArray("byLength");
            for (ByLength one : tried.byLength()) {
                lengths.addObject()
                        .put("length", one.length())
                        .put("exact", one.exact())
                        .put("bitAccuracy", one.bitAccuracy())
                        .put("trained", one.trained());
            }
            if (Double.isFinite(speed)) {
                line.put("parameters", trainer.parameters()).put("stepsPerSecond", speed);
            }
            out.println(line);
        } else {
            out.printf(
                    Locale.ROOT,
                    "step %,8d  loss %.4f nats/bit  exact %5.1f %%  bits %5.1f %%  trained up to %d%n",
                    trainer.steps(),
                    tried.loss(),
                    100 * tried.exact(),
                    100 * tried.bitAccuracy(),
                    trainer.longest());
            if (Double.isFinite(speed)) {
                print(trainer, tried, speed, out);
            }
        }
        out.flush();
    }

    private static void print(MemoryTaskTrainer trainer, Tried tried, double speed, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "exact by length: %s%n",
                tried.byLength().stream()
                        .map(one -> String.format(
                                Locale.ROOT,
                                "%d%s: %.0f %%",
                                one.length(),
                                one.trained() ? "" : "*",
                                100 * one.exact()))
                        .collect(Collectors.joining(", ")));
        out.printf(Locale.ROOT, "* not trained on; %,d parameters, %,.0f steps/s%n", trainer.parameters(), speed);
    }
}
