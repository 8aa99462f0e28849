package dev.unroll.checkpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.unroll.text.TokenKind;
import dev.unroll.train.Architecture;
import dev.unroll.train.Learning;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.Split;

/** A {@link RunSpec} in JSON: the fields of its parts stand beside its own. */
public final class SpecModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    /** To be added to a mapper that reads and writes enums by {@code toString}. */
    public SpecModule() {
        setMixInAnnotation(RunSpec.class, Flat.class);
    }

    /** Read by Jackson alone. */
    @SuppressWarnings("unused")
    private abstract static class Flat {
        Flat(
                @JsonProperty("task") String task,
                @JsonProperty("corpus") String corpus,
                @JsonProperty("tokens") TokenKind tokens,
                @JsonUnwrapped Architecture architecture,
                @JsonUnwrapped Learning learning,
                @JsonUnwrapped Split split,
                @JsonProperty("seed") long seed,
                @JsonProperty("maxSteps") long maxSteps,
                @JsonProperty("maxEpochs") long maxEpochs,
                @JsonProperty("pace") double pace,
                @JsonProperty("sampling") Sampling sampling,
                @JsonProperty("name") String name) {}

        @JsonUnwrapped
        abstract Architecture architecture();

        @JsonUnwrapped
        abstract Learning learning();

        @JsonUnwrapped
        abstract Split split();
    }
}
