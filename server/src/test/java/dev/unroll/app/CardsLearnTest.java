package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.unroll.checkpoint.SpecJson;
import dev.unroll.numeric.Kernels;
import dev.unroll.source.CatalogueEntry;
import dev.unroll.source.CatalogueEntry.Kind;
import dev.unroll.store.BuiltIn;
import dev.unroll.text.Corpus;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Trainer;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every card that needs no network learns at one press: with the settings that it recommends, in a few steps. */
class CardsLearnTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Kernels KERNELS = Kernels.best();

    /** The losses of the newest steps are taken together. */
    private static final int TOGETHER = 10;

    /**
     * Steps, and the mean loss in nats per symbol at their end.
     *
     * @param steps small enough for all cards together to take seconds
     * @param nats a little above what was measured, and below what the frequencies of the symbols alone would give
     */
    private record Target(int steps, double nats) {}

    private static final Map<String, Target> TARGETS = Map.ofEntries(
            Map.entry("shakespeare-plays", new Target(60, 3.15)),
            Map.entry("first-names", new Target(200, 2.45)),
            Map.entry("kubernetes-java", new Target(40, 3.3)),
            Map.entry("linux-c", new Target(40, 3.5)),
            Map.entry("plays-markup", new Target(60, 2.75)),
            Map.entry("badminton", new Target(120, 2.4)),
            Map.entry("brackets", new Target(100, 1.4)),
            Map.entry("json", new Target(60, 2.15)),
            Map.entry("wiki-markup", new Target(60, 2.75)),
            Map.entry("latex-proofs", new Target(60, 2.75)),
            Map.entry("arithmetic", new Target(60, 2.05)),
            Map.entry("dates", new Target(60, 2.55)));

    static Stream<Arguments> cards() throws IOException {
        List<CatalogueEntry> entries = Catalogue.read();
        Map<String, CatalogueEntry> byId = new LinkedHashMap<>();
        entries.forEach(entry -> byId.put(entry.id(), entry));
        return Catalogue.builtIns(entries).stream().map(text -> Arguments.of(text.id(), text, byId.get(text.id())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cards")
    void aCardWithItsSettingsFallsBelowItsTargetInAFewSteps(String id, BuiltIn text, CatalogueEntry entry)
            throws Exception {
        Map<String, Object> settings = new LinkedHashMap<>(entry.settings());
        settings.put("task", "text");
        settings.put("corpus", id);
        RunSpec spec = (RunSpec) SpecJson.read(JSON.writeValueAsString(settings));
        Corpus corpus = Corpus.read(text.source(), spec.tokens());
        Target target = Objects.requireNonNull(TARGETS.get(id));
        Trainer trainer = new Trainer(spec, corpus, KERNELS);
        double sum = 0;
        for (int step = 1; step <= target.steps(); step++) {
            trainer.step();
            sum += step > target.steps() - TOGETHER ? trainer.loss() : 0;
        }
        assertThat(sum / TOGETHER).isLessThan(target.nats());
        assertThat(target.nats()).as("nats").isLessThan(frequencies(corpus) - 0.05);
    }

    /** The loss of who knows how frequent each symbol is, and nothing more: its entropy in nats. */
    private static double frequencies(Corpus corpus) {
        long[] counts = new long[corpus.vocabulary().size()];
        for (int i = 0; i < corpus.tokens().length(); i++) {
            counts[corpus.tokens().at(i)]++;
        }
        double length = corpus.tokens().length();
        return -Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToDouble(count -> count / length * Math.log(count / length))
                .sum();
    }

    @Test
    void everyCardThatNeedsNoNetworkHasATarget() throws IOException {
        assertThat(Catalogue.read())
                .filteredOn(entry -> entry.kind() != Kind.PACKAGE)
                .extracting(CatalogueEntry::id)
                .containsExactlyInAnyOrderElementsOf(TARGETS.keySet());
    }
}
