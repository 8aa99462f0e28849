package dev.unroll.app;

import dev.unroll.optim.OptimizerKind;
import dev.unroll.text.TokenKind;
import dev.unroll.train.Architecture;
import dev.unroll.train.ClipBy;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.Learning;
import dev.unroll.train.MemorySettings;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The options that say what is trained and how. Their defaults are those of {@link RunSpec#DEFAULT}, by way of {@link SpecDefaults}. */
final class SpecOptions {
    private static final String DEFAULT = " (default: ${DEFAULT-VALUE}).";

    @Option(
            names = "--corpus",
            paramLabel = "FILE",
            required = true,
            description = "The text, in any Unicode encoding.")
    private Path corpus = Path.of("");

    @Option(
            names = "--tokens",
            paramLabel = "KIND",
            description = "What the text is cut into, one of ${COMPLETION-CANDIDATES}" + DEFAULT)
    private TokenKind tokens = TokenKind.CHARACTERS;

    @Option(
            names = "--cell",
            paramLabel = "CELL",
            description = "Kind of cell: rnn, lstm, gru, dnc or dnc-numpy" + DEFAULT)
    private String cell = "";

    @Option(names = "--layers", paramLabel = "N", description = "Layers" + DEFAULT)
    private int layers;

    @Option(names = "--hidden", paramLabel = "N", description = "Hidden units of a layer" + DEFAULT)
    private int hidden;

    @Option(names = "--slots", paramLabel = "N", description = "Slots of a dnc's memory" + DEFAULT)
    private int slots;

    @Option(names = "--width", paramLabel = "N", description = "Numbers in a slot" + DEFAULT)
    private int width;

    @Option(names = "--read-heads", paramLabel = "N", description = "Heads that read the memory" + DEFAULT)
    private int readHeads;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "MECHANISM",
            description = "Of a dnc's memory, to see what it is worth: some of ${COMPLETION-CANDIDATES}.")
    private List<Mechanism> without = List.of();

    @Option(names = "--fresh-memory", description = "Every window begins with an empty memory of a dnc.")
    private boolean freshMemory;

    /** What can be left out of a memory. {@link #toString} is the name on the command line. */
    private enum Mechanism {
        CONTENT,
        ALLOCATION,
        LINKS,
        STRENGTHS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--dropout", paramLabel = "P", description = "Share of outputs that are dropped" + DEFAULT)
    private double dropout;

    @Option(
            names = "--init",
            paramLabel = "FORM",
            description = "First weights: normal:DEVIATION, uniform:RANGE or xavier" + DEFAULT)
    private String initializer = "";

    @Option(names = "--forget-bias", paramLabel = "X", description = "First forget bias of an lstm or dnc" + DEFAULT)
    private double forgetBias;

    @Option(names = "--sequence", paramLabel = "N", description = "Steps of a window" + DEFAULT)
    private int sequence;

    @Option(names = "--batch", paramLabel = "N", description = "Streams in parallel" + DEFAULT)
    private int batch;

    @Option(names = "--optimizer", paramLabel = "RULE", description = "One of ${COMPLETION-CANDIDATES}" + DEFAULT)
    private OptimizerKind optimizer = OptimizerKind.ADAGRAD;

    @Option(names = "--momentum", paramLabel = "X", description = "Of sgd" + DEFAULT)
    private double momentum;

    @Option(names = "--rate", paramLabel = "X", description = "Learning rate" + DEFAULT)
    private double rate;

    @Option(
            names = "--schedule",
            paramLabel = "FORM",
            description = "constant, decay:FACTOR:EPOCH, halving:STEPS or cosine:WARMUP" + DEFAULT)
    private String schedule = "";

    @Option(names = "--clip", paramLabel = "X", description = "The most a gradient may be; 0: any" + DEFAULT)
    private double clip;

    @Option(
            names = "--clip-by",
            paramLabel = "WHAT",
            description = "One of ${COMPLETION-CANDIDATES}: each element, or all together" + DEFAULT)
    private ClipBy clipBy = ClipBy.VALUE;

    @Option(
            names = "--teacher-forcing",
            paramLabel = "P",
            description = "Probability that a step reads the text, not the network's prediction" + DEFAULT)
    private double teacherForcing;

    @Option(names = "--validation", paramLabel = "SHARE", description = "Of the text, for validation" + DEFAULT)
    private double validation;

    @Option(names = "--test", paramLabel = "SHARE", description = "Of the text, left out at its end" + DEFAULT)
    private double test;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every random stream" + DEFAULT)
    private long seed;

    Path corpus() {
        return corpus;
    }

    TokenKind tokens() {
        return tokens;
    }

    /** The spec of a training that ends after so many steps or epochs, whichever is not zero. */
    RunSpec spec(long maxSteps, long maxEpochs, Sampling sampling) {
        if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
            throw new InvalidSpec(
                    "--validation",
                    "--validation and --test must be at least 0 and together less than 1, were %s and %s"
                            .formatted(validation, test));
        }
        return new RunSpec(
                RunSpec.DEFAULT.task(),
                corpus.getFileName().toString(),
                tokens,
                new Architecture(
                        cell,
                        hidden,
                        layers,
                        new MemorySettings(
                                slots,
                                width,
                                readHeads,
                                !without.contains(Mechanism.CONTENT),
                                !without.contains(Mechanism.ALLOCATION),
                                !without.contains(Mechanism.LINKS),
                                !without.contains(Mechanism.STRENGTHS),
                                !freshMemory),
                        dropout,
                        initializer,
                        forgetBias),
                new Learning(sequence, batch, optimizer, momentum, rate, schedule, clip, clipBy, teacherForcing),
                new Split(1 - validation - test, validation),
                seed,
                maxSteps,
                maxEpochs,
                0,
                sampling,
                "");
    }
}
