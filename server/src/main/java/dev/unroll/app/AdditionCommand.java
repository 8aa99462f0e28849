package dev.unroll.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.numeric.Kernels;
import dev.unroll.task.Activation;
import dev.unroll.task.AddedSum;
import dev.unroll.task.AddedSum.Position;
import dev.unroll.task.Addition;
import dev.unroll.task.Laboratory;
import dev.unroll.task.Recurrence;
import dev.unroll.task.Trial;
import dev.unroll.train.AdditionSpec;
import dev.unroll.train.AdditionTrainer;
import dev.unroll.train.Diverged;
import dev.unroll.train.InvalidSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Teaches a small network to add in binary, and prints how it goes. */
@Command(
        name = "addition",
        description = "Teaches a small network to add two binary numbers, and tries it on all there are.",
        mixinStandardHelpOptions = true,
        defaultValueProvider = AdditionCommand.Defaults.class,
        sortOptions = false)
final class AdditionCommand implements Callable<Integer> {
    private static final String DEFAULT = " (default: ${DEFAULT-VALUE}).";

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Sums to learn from" + DEFAULT)
    private long examples;

    @Option(names = "--every", paramLabel = "N", defaultValue = "1000", description = "Print one of so many" + DEFAULT)
    private long every;

    @Option(names = "--bits", paramLabel = "N", description = "Columns of a sum, 4 to 16" + DEFAULT)
    private int bits;

    @Option(names = "--hidden", paramLabel = "N", description = "Hidden units, 1 to 64" + DEFAULT)
    private int hidden;

    @Option(names = "--cell", paramLabel = "CELL", description = "rnn, lstm or gru" + DEFAULT)
    private String cell = "";

    @Option(
            names = "--activation",
            paramLabel = "F",
            description = "Of an rnn, one of ${COMPLETION-CANDIDATES}" + DEFAULT)
    private Activation activation = Activation.SIGMOID;

    @Option(
            names = "--recurrence",
            paramLabel = "WHAT",
            description = "What an rnn reads of the column before, one of ${COMPLETION-CANDIDATES}" + DEFAULT)
    private Recurrence recurrence = Recurrence.HIDDEN;

    @Option(names = "--rate", paramLabel = "X", description = "Learning rate" + DEFAULT)
    private double rate;

    @Option(names = "--init", paramLabel = "FORM", description = "First weights: uniform:LOW:HIGH" + DEFAULT)
    private String initializer = "";

    @Option(names = "--seed", paramLabel = "N", description = "Seed of weights and numbers" + DEFAULT)
    private long seed;

    @Option(names = "--json", description = "Print one JSON object a line, the last one with the result.")
    private boolean json;

    /** Those of {@link AdditionSpec#DEFAULT}. */
    static final class Defaults implements IDefaultValueProvider {
        private static final AdditionSpec SPEC = AdditionSpec.DEFAULT;
        private static final Map<String, Object> VALUES = Map.of(
                "--bits", SPEC.bits(),
                "--hidden", SPEC.hidden(),
                "--cell", SPEC.cell(),
                "--activation", SPEC.activation(),
                "--recurrence", SPEC.recurrence(),
                "--rate", SPEC.learningRate(),
                "--init", SPEC.initializer(),
                "--seed", SPEC.seed());

        @Override
        public @Nullable String defaultValue(ArgSpec argument) {
            Object value = argument instanceof OptionSpec option ? VALUES.get(option.longestName()) : null;
            return value == null ? null : value.toString();
        }
    }

    @Override
    public Integer call() throws IOException {
        CommandSpec self = Objects.requireNonNull(command);
        PrintWriter out = self.commandLine().getOut();
        try {
            InvalidSpec.inRange("--examples", examples, 1, (1L << 53) - 1);
            InvalidSpec.inRange("--every", every, 1, Long.MAX_VALUE);
            learn(new AdditionTrainer(spec(), Kernels.best()), out);
        } catch (InvalidSpec invalid) {
            throw new ParameterException(self.commandLine(), Refusals.inWordsOfTheCommandLine(invalid), invalid);
        } catch (Diverged diverged) {
            throw new IOException(diverged.getMessage(), diverged);
        }
        return 0;
    }

    private AdditionSpec spec() {
        return new AdditionSpec(
                AdditionSpec.TASK,
                bits,
                cell,
                activation,
                recurrence,
                hidden,
                rate,
                initializer,
                seed,
                examples,
                AdditionSpec.DEFAULT.pace(),
                AdditionSpec.DEFAULT.name());
    }

    private void learn(AdditionTrainer trainer, PrintWriter out) {
        Laboratory laboratory = trainer.laboratory(Kernels.best());
        Stopwatch stopwatch = new Stopwatch();
        stopwatch.start();
        for (long example = 0; example < examples; example++) {
            trainer.step();
            if (example % every == 0) {
                stopwatch.pause();
                AddedSum sum = trainer.newest(laboratory);
                if (json) {
                    out.println(objectOf(example, sum));
                } else {
                    print(sum, out);
                }
                out.flush();
                stopwatch.resume();
            }
        }
        double speed = stopwatch.perSecond(examples);
        Trial trial = laboratory.trial(List.of());
        if (json) {
            out.println(new ObjectMapper()
                    .createObjectNode()
                    .put("type", "done")
                    .put("examples", examples)
                    .put("exact", trial.exact())
                    .put("error", trial.error())
                    .put("pairs", trial.pairs())
                    .put("examplesPerSecond", speed));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%.2f %% of %s %,d pairs are added exactly, mean error %.4f; %,.0f examples/s%n",
                    100 * trial.exact(),
                    trial.all() ? "all" : "a sample of",
                    trial.pairs(),
                    trial.error(),
                    speed);
        }
        out.flush();
    }

    /** As the field's well-known example prints it, the most significant bit first. */
    private static void print(AddedSum sum, PrintWriter out) {
        out.printf(Locale.ROOT, "Error: %.8f%n", sum.error());
        out.printf("Pred: %s%n", bits(sum, AdditionCommand::predicted));
        out.printf("True: %s%n", bits(sum, Position::target));
        out.printf("%d + %d = %d%n", sum.a(), sum.b(), sum.predicted());
        out.println("------------");
    }

    private static ObjectNode objectOf(long example, AddedSum sum) {
        ObjectNode line = new ObjectMapper()
                .createObjectNode()
                .put("type", "example")
                .put("example", example)
                .put("error", sum.error())
                .put("a", sum.a())
                .put("b", sum.b())
                .put("predicted", sum.predicted())
                .put("expected", sum.expected());
        ArrayNode outputs = line.putArray("outputs");
        sum.positions().forEach(position -> outputs.add(position.output()));
        return line;
    }

    private static int predicted(Position position) {
        return Addition.bitOf((float) position.output());
    }

    private static String bits(AddedSum sum, ToIntFunction<Position> bit) {
        List<Position> positions = new ArrayList<>(sum.positions());
        Collections.reverse(positions);
        return positions.stream()
                .map(position -> Integer.toString(bit.applyAsInt(position)))
                .collect(Collectors.joining(" ", "[", "]"));
    }
}
