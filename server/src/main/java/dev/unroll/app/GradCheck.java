package dev.unroll.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.cell.Breakage;
import dev.unroll.net.GradientCheck;
import dev.unroll.net.GradientCheck.Row;
import dev.unroll.net.Initializer;
import dev.unroll.net.Network;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.train.Architecture;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.MemorySettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks the gradients of a small network against differences of its loss. */
@Command(
        name = "gradcheck",
        description =
                "Checks the gradients of a small network against differences of its loss. Ends with 1 when they disagree.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class GradCheck implements Callable<Integer> {
    private static final String DEFAULT = " (default: ${DEFAULT-VALUE}).";
    private static final String COLUMNS = "%-24s  %-24s  %-24s  %-31s  %7s  %5s  %s%n";

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--cell",
            paramLabel = "CELL",
            defaultValue = "lstm",
            description = "rnn, lstm, gru, dnc or dnc-numpy" + DEFAULT)
    private String cell = "";

    @Option(names = "--layers", paramLabel = "N", defaultValue = "1", description = "Layers" + DEFAULT)
    private int layers;

    @Option(names = "--hidden", paramLabel = "N", defaultValue = "16", description = "Hidden units" + DEFAULT)
    private int hidden;

    @Option(names = "--slots", paramLabel = "N", defaultValue = "6", description = "Of a dnc's memory" + DEFAULT)
    private int slots;

    @Option(names = "--width", paramLabel = "N", defaultValue = "5", description = "Numbers in a slot" + DEFAULT)
    private int width;

    @Option(
            names = "--read-heads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Heads that read the memory" + DEFAULT)
    private int readHeads;

    @Option(names = "--vocabulary", paramLabel = "N", defaultValue = "12", description = "Symbols" + DEFAULT)
    private int vocabulary;

    @Option(names = "--sequence", paramLabel = "N", defaultValue = "8", description = "Steps of the window" + DEFAULT)
    private int sequence;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "2", description = "Streams in parallel" + DEFAULT)
    private int batch;

    @Option(
            names = "--entries",
            paramLabel = "N",
            defaultValue = "200",
            description = "Numbers of a parameter that are checked, at most" + DEFAULT)
    private int entries;

    @Option(
            names = "--break",
            paramLabel = "MISTAKE",
            defaultValue = "none",
            description = "A mistake to be found, one of ${COMPLETION-CANDIDATES}" + DEFAULT)
    private Breakage breakage = Breakage.NONE;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of weights and tokens" + DEFAULT)
    private long seed;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        CommandSpec self = Objects.requireNonNull(command);
        try {
            List<Row> rows = rows();
            PrintWriter out = self.commandLine().getOut();
            boolean passed = GradientCheck.passed(rows);
            if (json) {
                out.println(json(rows, passed));
            } else {
                print(rows, passed, out);
            }
            out.flush();
            return passed ? 0 : 1;
        } catch (InvalidSpec invalid) {
            throw new ParameterException(self.commandLine(), Refusals.inWordsOfTheCommandLine(invalid), invalid);
        }
    }

    private List<Row> rows() {
        InvalidSpec.inRange("--hidden", hidden, 1, 512);
        InvalidSpec.inRange("--vocabulary", vocabulary, 2, 1000);
        InvalidSpec.inRange("--sequence", sequence, 1, 100);
        InvalidSpec.inRange("--batch", batch, 1, 100);
        InvalidSpec.inRange("--entries", entries, 1, 1_000_000);
        Architecture architecture = new Architecture(cell, hidden, layers, 0, "uniform:0.5", 1)
                .with(new MemorySettings(slots, width, cell.equals("dnc-numpy") ? 1 : readHeads));
        Network network = new Network(architecture.network(vocabulary), Kernels.best());
        network.initialize(
                Initializer.parse(architecture.initializer()), architecture.forgetBias(), Rng.stream(seed, 0));
        return GradientCheck.ofRandomTokens(network, sequence, batch, Rng.stream(seed, 1))
                .run(entries, breakage, Rng.stream(seed, 2));
    }

    private static void print(List<Row> rows, boolean passed, PrintWriter out) {
        out.printf(
                COLUMNS,
                "parameter",
                "numeric gradient",
                "analytic gradient",
                "relative error min mean max",
                "checked",
                "valid",
                "verdict");
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    COLUMNS,
                    row.parameter(),
                    range(row.numeric().least(), row.numeric().most()),
                    range(row.analytic().least(), row.analytic().most()),
                    row.valid() == 0
                            ? "-"
                            : String.format(
                                    Locale.ROOT,
                                    "%.2e  %.2e  %.2e",
                                    row.error().least(),
                                    row.meanError(),
                                    row.error().most()),
                    row.checked(),
                    row.valid(),
                    row.passed() ? "ok" : "FAILED");
        }
        out.printf(
                Locale.ROOT,
                "%s: every relative error must be at most %.0e%n",
                passed ? "passed" : "FAILED",
                GradientCheck.TOLERANCE);
    }

    private static String range(double least, double most) {
        return String.format(Locale.ROOT, "%+.3e  %+.3e", least, most);
    }

    private static ObjectNode json(List<Row> rows, boolean passed) {
        ObjectNode result = new ObjectMapper().createObjectNode();
        ArrayNode table = result.putArray("rows");
        for (Row row : rows) {
            ObjectNode entry = table.addObject()
                    .put("parameter", row.parameter())
                    .put("numericLeast", row.numeric().least())
                    .put("numericMost", row.numeric().most())
                    .put("analyticLeast", row.analytic().least())
                    .put("analyticMost", row.analytic().most());
            if (row.valid() > 0) {
                entry.put("errorLeast", row.error().least())
                        .put("errorMean", row.meanError())
                        .put("errorMost", row.error().most());
            }
            entry.put("checked", row.checked()).put("valid", row.valid()).put("passed", row.passed());
        }
        return result.put("tolerance", GradientCheck.TOLERANCE).put("passed", passed);
    }
}
