package dev.unroll.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.checkpoint.SavedRun;
import dev.unroll.checkpoint.SpecJson;
import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.numeric.Kernels;
import dev.unroll.optim.Schedule;
import dev.unroll.text.Corpus;
import dev.unroll.text.SymbolChange;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A training of a text that is gone on with, out of a file. */
final class Resumed {
    private static final double ROUNDING = 1e-9;

    /** The settings that an option has a say in. */
    private static final Map<String, List<String>> SETTINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("--tokens", List.of("tokens")),
            Map.entry("--cell", List.of("cell")),
            Map.entry("--layers", List.of("layers")),
            Map.entry("--hidden", List.of("hidden")),
            Map.entry("--slots", List.of("memory.slots")),
            Map.entry("--width", List.of("memory.width")),
            Map.entry("--read-heads", List.of("memory.readHeads")),
            Map.entry("--without", List.of("memory.content", "memory.allocation", "memory.links", "memory.strengths")),
            Map.entry("--dropout", List.of("dropout")),
            Map.entry("--init", List.of("initializer")),
            Map.entry("--forget-bias", List.of("forgetBias")),
            Map.entry("--sequence", List.of("sequenceLength")),
            Map.entry("--batch", List.of("batch")),
            Map.entry("--optimizer", List.of("optimizer")),
            Map.entry("--momentum", List.of("momentum")),
            Map.entry("--rate", List.of("learningRate")),
            Map.entry("--schedule", List.of("schedule")),
            Map.entry("--clip", List.of("gradientClip")),
            Map.entry("--clip-by", List.of("gradientClipBy")),
            Map.entry("--teacher-forcing", List.of("teacherForcing")),
            Map.entry("--validation", List.of("validationFraction", "trainFraction")),
            Map.entry("--test", List.of("validationFraction", "trainFraction")),
            Map.entry("--seed", List.of("seed"))));

    private final Path file;
    private final SavedRun saved;
    private final RunSpec spec;

    private Resumed(Path file, SavedRun saved, RunSpec spec) {
        this.file = file;
        this.saved = saved;
        this.spec = spec;
    }

    /** @throws IOException in one sentence, when it cannot be read or is of another task */
    static Resumed read(Path file) throws IOException, UnreadableCheckpoint {
        SavedRun saved = CheckpointFile.readWhole(file);
        if (saved.spec() instanceof RunSpec text) {
            return new Resumed(file, saved, text);
        }
        throw new IOException("%s is of the task \"%s\"; only a text can be gone on with here"
                .formatted(file, saved.spec().task()));
    }

    SavedRun saved() {
        return saved;
    }

    /**
     * The settings in the file, with an end that is asked for anew.
     *
     * @param asked the settings of the command line, with its defaults
     * @param given whether an option stands there
     * @param newEnd whether the end does
     * @throws InvalidSpec when one that stands there contradicts the file
     */
    RunSpec spec(RunSpec asked, Predicate<String> given, boolean newEnd) {
        ObjectNode here = SpecJson.tree(asked);
        ObjectNode there = SpecJson.tree(spec);
        for (Map.Entry<String, List<String>> option : SETTINGS.entrySet()) {
            for (String setting : option.getValue()) {
                JsonNode wanted = at(here, setting);
                JsonNode was = at(there, setting);
                if (given.test(option.getKey()) && !same(wanted, was)) {
                    throw new InvalidSpec(
                            option.getKey(),
                            "%s contradicts %s, whose %s is %s and not %s; leave it out to go on exactly"
                                    .formatted(option.getKey(), file, setting, was.asText(), wanted.asText()));
                }
            }
        }
        return newEnd ? ending(asked) : spec;
    }

    private static JsonNode at(ObjectNode spec, String setting) {
        return spec.at("/" + setting.replace('.', '/'));
    }

    private static boolean same(JsonNode a, JsonNode b) {
        return a.equals(b) || (a.isNumber() && Math.abs(a.doubleValue() - b.doubleValue()) < ROUNDING);
    }

    private RunSpec ending(RunSpec asked) {
        boolean same = asked.maxSteps() == spec.maxSteps() && asked.maxEpochs() == spec.maxEpochs();
        if (!same && Schedule.parse(spec.learning().schedule()).needsEnd()) {
            throw new InvalidSpec(
                    "--steps",
                    "the schedule %s of %s falls towards its end, so that another number of --steps or --epochs would be another training; leave it out to go on exactly"
                            .formatted(spec.learning().schedule(), file));
        }
        return new RunSpec(
                spec.task(),
                spec.corpus(),
                spec.tokens(),
                spec.architecture(),
                spec.learning(),
                spec.split(),
                spec.seed(),
                asked.maxSteps(),
                asked.maxEpochs(),
                spec.pace(),
                spec.sampling(),
                spec.name());
    }

    /** Whether it was trained on that text. */
    boolean learnt(Corpus text) {
        return saved.origin().corpus().equals(text.sha256());
    }

    /**
     * Lets a trainer on another text begin with what was learnt, and says what that changes.
     *
     * @throws InvalidSpec when what was learnt does not fit
     */
    void begin(Trainer trainer, Corpus text, Kernels kernels, TrainReport report) throws UnreadableCheckpoint {
        report.said("%s was trained on another text, \"%s\".".formatted(file, spec.corpus()));
        SymbolLines.of(SymbolChange.of(saved.vocabulary().orElseThrow(), text)).forEach(report::said);
        report.said(saved.begin(trainer, false, kernels).sentence(trainer.spec()));
    }
}
