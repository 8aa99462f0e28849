package dev.unroll.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.checkpoint.SpecJson;
import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.store.KeptRuns;
import dev.unroll.store.StoredRun;
import dev.unroll.train.RunSpec;
import dev.unroll.train.TaskSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the runs in a data folder. */
@Command(
        name = "runs",
        description = "Lists the runs in the data folder, whether a server is at work in it or not.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunsCommand implements Callable<Integer> {
    private static final List<String> HEADER =
            List.of("ID", "NAME", "STATUS", "STEPS", "BEST LOSS", "CHARS/S", "TEXT", "PARENT");
    private static final int LEFT = 3;
    private static final int RIGHT = 6;
    private static final String NOTHING = "-";

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "data",
            description = "Where the server keeps what outlives it (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(names = "--json", description = "Print one JSON object a line, the last one with their number.")
    private boolean json;

    /** A run and its settings. */
    private record Listed(StoredRun run, TaskSpec spec, String text) {
        String name() {
            return spec.name().isEmpty() ? run.origin().nickname() : spec.name();
        }

        /** On text that is not trained on; not a number before it was measured. */
        double best() {
            return run.state().figures().bestValidationLoss();
        }

        /** Mean over all its training, of a text; else not a number. */
        double charactersPerSecond() {
            double seconds = run.state().trained() / 1e9;
            return spec instanceof RunSpec text && seconds > 0
                    ? (run.state().figures().step() - run.origin().parentStep())
                            * (double) text.learning().batch()
                            * text.learning().sequenceLength()
                            / seconds
                    : Double.NaN;
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        if (!Files.isDirectory(data)) {
            throw new IOException("there is no folder %s; name the data folder of the server with --data"
                    .formatted(data.toAbsolutePath().normalize()));
        }
        List<Listed> all = listed();
        if (json) {
            all.forEach(run -> out.println(object(run)));
            out.println(new JsonMapper().createObjectNode().put("type", "done").put("runs", all.size()));
        } else if (all.isEmpty()) {
            out.println("No runs in %s yet: start ./unroll and train one."
                    .formatted(data.toAbsolutePath().normalize()));
        } else {
            table(all).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private List<Listed> listed() throws IOException {
        KeptRuns kept = new KeptRuns(data);
        List<Listed> all = new ArrayList<>();
        for (StoredRun run : kept.all()) {
            try {
                TaskSpec spec = SpecJson.read(run.state().spec());
                Optional<String> corpus = spec instanceof RunSpec text ? Optional.of(text.corpus()) : Optional.empty();
                String name =
                        corpus.isPresent() ? kept.nameOfUpload(corpus.get()).orElse(corpus.get()) : spec.task();
                all.add(new Listed(run, spec, name));
            } catch (UnreadableCheckpoint e) {
                throw new IOException("the run %s has settings that cannot be read: %s"
                        .formatted(run.origin().id(), e.getMessage()));
            }
        }
        return all;
    }

    private static List<String> table(List<Listed> all) {
        Map<String, String> names =
                all.stream().collect(Collectors.toMap(one -> one.run().origin().id(), Listed::name));
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        all.forEach(one -> rows.add(row(one, names)));
        int[] widths = new int[HEADER.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(
                        widths[i], row.get(i).codePointCount(0, row.get(i).length()));
            }
        });
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static List<String> row(Listed one, Map<String, String> names) {
        StoredRun run = one.run();
        String parent = run.origin()
                .parent()
                .map(id -> "%s at %d"
                        .formatted(
                                names.getOrDefault(id, "deleted"), run.origin().parentStep()))
                .orElse(NOTHING);
        return List.of(
                run.origin().id(),
                one.name(),
                run.state().status(),
                String.format(Locale.ROOT, "%,d", run.state().figures().step()),
                Double.isNaN(one.best()) ? NOTHING : String.format(Locale.ROOT, "%.4f", one.best()),
                Double.isNaN(one.charactersPerSecond())
                        ? NOTHING
                        : String.format(Locale.ROOT, "%,.0f", one.charactersPerSecond()),
                one.text(),
                parent);
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String room = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
            line.append(i >= LEFT && i < RIGHT ? room + cell : cell + room).append("  ");
        }
        return line.toString().stripTrailing();
    }

    private static ObjectNode object(Listed one) {
        StoredRun run = one.run();
        StoredRun.Figures figures = run.state().figures();
        ObjectNode object = new JsonMapper()
                .createObjectNode()
                .put("type", "run")
                .put("id", run.origin().id())
                .put("name", one.name())
                .put("task", one.spec().task())
                .put("status", run.state().status())
                .put("step", figures.step())
                .put("text", one.text())
                .put("created", run.origin().created().toString())
                .put("secondsTrained", run.state().trained() / 1e9)
                .put("parent", run.origin().parent().orElse(null))
                .put(
                        "parentStep",
                        run.origin().parent().isPresent() ? (Long) run.origin().parentStep() : null);
        number(object, "smoothLoss", figures.smoothLoss());
        number(object, "bestValidationLoss", one.best());
        number(object, "charactersPerSecond", one.charactersPerSecond());
        return object;
    }

    private static void number(ObjectNode object, String name, double value) {
        object.put(name, Double.isFinite(value) ? (Double) value : null);
    }
}
