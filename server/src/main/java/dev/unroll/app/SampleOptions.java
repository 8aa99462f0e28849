package dev.unroll.app;

import dev.unroll.train.Sampling;
import picocli.CommandLine.Option;

/** The options that say how text is written. */
final class SampleOptions {
    private static final String DEFAULT = " (default: ${DEFAULT-VALUE}).";

    @Option(names = "--length", paramLabel = "N", description = "Characters of a sample" + DEFAULT)
    private int length;

    @Option(
            names = "--temperature",
            paramLabel = "X",
            description = "Of a sample; 0: the most probable character each time" + DEFAULT)
    private double temperature;

    @Option(names = "--top-k", paramLabel = "N", description = "Draw among the so many most probable; 0: all" + DEFAULT)
    private int topK;

    @Option(
            names = "--top-p",
            paramLabel = "SHARE",
            description = "Draw among the fewest that hold this share of the probability" + DEFAULT)
    private double topP;

    @Option(names = "--prime", paramLabel = "TEXT", description = "What a sample goes on from.")
    private String prime = "";

    Sampling sampling() {
        return new Sampling(0, length, temperature, topK, topP, prime);
    }
}
