package dev.unroll.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.VectorKernels;
import dev.unroll.optim.OptimizerKind;
import dev.unroll.param.Parameter;
import dev.unroll.text.Corpus;
import dev.unroll.text.SymbolChange;
import dev.unroll.text.TokenKind;
import dev.unroll.text.Vocabulary;
import dev.unroll.train.Architecture;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.Learning;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Specs;
import dev.unroll.train.Trainer;
import dev.unroll.train.TrainerState;
import dev.unroll.train.WarmStart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that begins with what another one has learnt, on another text, by another rule of update or over other windows. */
class WarmStartTest {
    private static final Kernels KERNELS = new VectorKernels();

    /** Sixteen symbols: a line end, a space and e f g h i n o r s t u v w x. */
    private static final String NUMBERS = "one two three four five six seven eight nine ten\n".repeat(20);

    /** Twenty symbols: ten of those before, and ten others before, between and after them. */
    private static final String DAYS = "Dreamy rivers sailed on, ladies, one by one!\nété\n".repeat(20);

    private static Corpus corpus(String text, TokenKind kind) {
        try {
            return Corpus.read(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), kind);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Corpus corpus(String text) {
        return corpus(text, TokenKind.CHARACTERS);
    }

    private static RunSpec spec(String cell, OptimizerKind optimizer, int sequenceLength, int batch) {
        Architecture d = Specs.architecture(cell, 9, 2);
        Architecture architecture =
                new Architecture(d.cell(), d.hidden(), d.layers(), 0.2, "uniform:0.3", d.forgetBias());
        Learning learning = Specs.learning(sequenceLength, batch, optimizer, 0.01);
        return RunSpec.DEFAULT.with(architecture).with(learning);
    }

    private static RunSpec spec(String cell, OptimizerKind optimizer) {
        return spec(cell, optimizer, 6, 4);
    }

    private static Trainer trained(RunSpec spec, String text, int steps) {
        Trainer trainer = new Trainer(spec, corpus(text), KERNELS);
        for (int i = 0; i < steps; i++) {
            trainer.step();
        }
        return trainer;
    }

    private static SavedRun saved(Trainer trainer) throws UnreadableCheckpoint {
        return SavedRun.read(SavedRun.bytes(trainer, Origin.here(KERNELS, "")));
    }

    private static Trainer begun(Trainer from, RunSpec spec, String text, boolean sameText)
            throws UnreadableCheckpoint {
        Trainer trainer = new Trainer(spec, corpus(text), KERNELS);
        saved(from).begin(trainer, sameText, KERNELS);
        return trainer;
    }

    private static List<String> shared(Vocabulary one, Vocabulary other) {
        return one.symbols().stream()
                .filter(symbol -> other.indexOf(symbol) >= 0)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm", "gru", "dnc", "dnc-numpy"})
    void theScoresOfKeptSymbolsAreTheSameBitForBit(String cell) throws Exception {
        Trainer first = trained(spec(cell, OptimizerKind.ADAM), NUMBERS, 40);
        Trainer second = begun(first, first.spec(), DAYS, false);
        List<String> kept = shared(first.vocabulary(), second.vocabulary());
        assertThat(kept).hasSize(10);
        assertThat(kept.stream()
                        .filter(symbol -> first.vocabulary().indexOf(symbol)
                                != second.vocabulary().indexOf(symbol)))
                .as("their numbers are others")
                .hasSizeGreaterThan(6);
        for (String prime : List.of("o", "one seven\nit is", "vissions")) {
            float[] before = first.scoresAfter(prime);
            float[] after = second.scoresAfter(prime);
            for (String symbol : kept) {
                assertThat(after[second.vocabulary().indexOf(symbol)])
                        .as("%s after %s", symbol, prime)
                        .isEqualTo(before[first.vocabulary().indexOf(symbol)]);
            }
        }
    }

    static List<Arguments> rules() {
        List<Arguments> all = new ArrayList<>();
        for (String cell : List.of("lstm", "dnc")) {
            for (OptimizerKind rule : OptimizerKind.values()) {
                all.add(Arguments.of(cell, rule));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void weightsAndStatisticsFollowTheirSymbolsAndNewOnesAreFresh(String cell, OptimizerKind rule) throws Exception {
        Trainer first = trained(spec(cell, rule), NUMBERS, 30);
        Trainer second = begun(first, first.spec(), DAYS, false);
        Trainer fresh = new Trainer(first.spec(), corpus(DAYS), KERNELS);
        int symbolic = 0;
        for (int p = 0; p < first.network().parameters().matrices(); p++) {
            Parameter weight = first.network().parameters().at(p);
            Parameter now = second.network().parameters().at(p);
            float[] unlearnt = fresh.network().parameters().at(p).numbers();
            symbolic += follows(first, second, weight, weight.numbers(), now.numbers(), unlearnt) ? 1 : 0;
            for (Map.Entry<String, float[]> block : first.state().blocks().entrySet()) {
                if (block.getKey().matches("optimizer\\.[a-z]+\\." + weight.name())) {
                    float[] after =
                            Objects.requireNonNull(second.state().blocks().get(block.getKey()));
                    follows(first, second, weight, block.getValue(), after, new float[after.length]);
                    assertThat(block.getValue())
                            .as(block.getKey())
                            .satisfies(values -> assertThat(sum(values)).isPositive());
                }
            }
        }
        assertThat(symbolic)
                .as("input weight of the first layer alone, output weights and bias")
                .isEqualTo(cell.equals("dnc") ? 4 : 3);
        assertThat(second.state().counters().get("optimizer.updates"))
                .isEqualTo(first.state().counters().get("optimizer.updates"));
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += Math.abs(value);
        }
        return sum;
    }

    /** Whether numbers of that weight belong to symbols; they, and all others, are where they must be. */
    private static boolean follows(
            Trainer first, Trainer second, Parameter weight, float[] before, float[] after, float[] fresh) {
        int was = first.vocabulary().size();
        int is = second.vocabulary().size();
        int columns = weight.value().numCols;
        boolean input = weight.name().endsWith("weight_ih_l0") || weight.name().equals("controller_weight_ih");
        boolean output = columns == was && !weight.name().contains("_l1");
        if (!input && !output) {
            assertThat(after).as(weight.name()).isEqualTo(before);
            return false;
        }
        for (int token = 0; token < is; token++) {
            int old = first.vocabulary().indexOf(second.vocabulary().symbol(token));
            if (input) {
                float[] row = Arrays.copyOfRange(after, token * columns, (token + 1) * columns);
                assertThat(row)
                        .isEqualTo(
                                old < 0
                                        ? Arrays.copyOfRange(fresh, token * columns, (token + 1) * columns)
                                        : Arrays.copyOfRange(before, old * columns, (old + 1) * columns));
            } else {
                for (int row = 0; row < weight.value().numRows; row++) {
                    assertThat(after[row * is + token])
                            .isEqualTo(old < 0 ? fresh[row * is + token] : before[row * was + old]);
                }
            }
        }
        if (input) {
            assertThat(Arrays.copyOfRange(after, is * columns, after.length))
                    .as("rows of what the memory reads, below those of the symbols")
                    .isEqualTo(Arrays.copyOfRange(before, was * columns, before.length));
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gru", "dnc"})
    void thereAndBackAgainKeptSymbolsAreAsTheyWere(String cell) throws Exception {
        Trainer first = trained(spec(cell, OptimizerKind.RMSPROP), NUMBERS, 30);
        Trainer back = begun(begun(first, first.spec(), DAYS, false), first.spec(), NUMBERS, false);
        Vocabulary both = corpus(DAYS).vocabulary();
        float[] before = first.scoresAfter("no seven");
        float[] after = back.scoresAfter("no seven");
        int same = 0;
        for (int token = 0; token < before.length; token++) {
            if (both.indexOf(first.vocabulary().symbol(token)) >= 0) {
                assertThat(after[token]).isEqualTo(before[token]);
                same++;
            } else {
                assertThat(after[token]).as("unlearnt since").isNotEqualTo(before[token]);
            }
        }
        assertThat(same).isEqualTo(10);
    }

    @Test
    void anotherTextIsReadFromItsStartAndWhatBelongsToTheTextBeginsAnew() throws Exception {
        Trainer first = trained(spec("lstm", OptimizerKind.ADAM), NUMBERS, 55);
        Trainer second = new Trainer(first.spec(), corpus(DAYS), KERNELS);
        WarmStart start = saved(first).begin(second, false, KERNELS);
        assertThat(start).isEqualTo(new WarmStart(true, false, false, 10, 10, 6));
        assertThat(second.steps()).isEqualTo(55);
        assertThat(second.epoch()).isZero();
        assertThat(second.smoothLoss()).isEqualTo(Math.log(second.vocabulary().size()));
        assertThat(second.state().blocks().get("carried")).containsOnly(0);
        assertThat(second.state().streams().get("dropout"))
                .isEqualTo(first.state().streams().get("dropout"));
        assertThat(begun(first, first.spec(), DAYS, false).state().hash())
                .as("the same again")
                .isEqualTo(second.state().hash());

        second.step();
        double begunWith = second.loss();
        for (int i = 0; i < 300; i++) {
            second.step();
        }
        assertThat(second.loss()).isLessThan(begunWith - 0.5);
        assertThat(second.epoch()).isEqualTo(301.0 / second.stepsPerEpoch());

        Trainer resumed = new Trainer(second.spec(), corpus(DAYS), KERNELS);
        saved(second).restore(resumed);
        assertThat(resumed.steps()).isEqualTo(356);
        second.step();
        resumed.step();
        assertThat(resumed.state().hash())
                .as("it is kept and gone on with exactly")
                .isEqualTo(second.state().hash());
        assertThat(resumed.epoch()).isEqualTo(second.epoch());
    }

    @Test
    void passesOfTheNewTextAreCountedFromItsStart() throws Exception {
        RunSpec spec = spec("rnn", OptimizerKind.ADAGRAD);
        RunSpec twoPasses = new RunSpec(
                spec.task(),
                spec.corpus(),
                spec.architecture(),
                new Learning(
                        6,
                        4,
                        OptimizerKind.ADAGRAD,
                        0,
                        0.1,
                        "decay:0.5:1",
                        5,
                        spec.learning().gradientClipBy(),
                        1),
                spec.split(),
                1,
                0,
                2,
                0,
                spec.sampling(),
                "");
        Trainer first = trained(twoPasses, NUMBERS, 70);
        Trainer second = begun(first, twoPasses, DAYS, false);
        assertThat(first.rate()).isEqualTo(0.05);
        assertThat(second.rate()).as("the decay is by passes").isEqualTo(0.1);
        assertThat(second.lastStep()).isEqualTo(70 + 2 * second.stepsPerEpoch());
    }

    @ParameterizedTest
    @EnumSource(
            value = OptimizerKind.class,
            names = {"ADAM"},
            mode = EnumSource.Mode.EXCLUDE)
    void anotherRuleBeginsWithItsStatisticsAtZeroAndReadsOnWhereItWas(OptimizerKind rule) throws Exception {
        Trainer first = trained(spec("gru", OptimizerKind.ADAM), NUMBERS, 45);
        RunSpec other = spec("gru", rule);
        Trainer second = new Trainer(other, corpus(NUMBERS), KERNELS);
        WarmStart start = saved(first).begin(second, true, KERNELS);
        assertThat(start.otherRule()).isTrue();
        assertThat(start.sentence(other)).isEqualTo("The statistics of %s begin at zero.".formatted(rule));
        TrainerState state = second.state();
        state.blocks().forEach((name, block) -> {
            if (name.startsWith("optimizer.")) {
                assertThat(block).as(name).containsOnly(0);
            }
        });
        assertThat(state.counters().get("optimizer.updates")).isZero();
        assertThat(state.blocks().get("carried"))
                .isEqualTo(first.state().blocks().get("carried"));
        assertThat(second.epoch()).isEqualTo(first.epoch());
        assertThat(second.smoothLoss()).isEqualTo(first.smoothLoss());
        first.step();
        second.step();
        assertThat(second.loss()).as("the same window, the same weights").isEqualTo(first.loss());
    }

    @Test
    void otherWindowsReadOnAtTheSamePlaceWithAFreshState() throws Exception {
        Trainer first = trained(spec("lstm", OptimizerKind.ADAM, 6, 4), NUMBERS, 95);
        Trainer second = new Trainer(spec("lstm", OptimizerKind.ADAM, 10, 2), corpus(NUMBERS), KERNELS);
        WarmStart start = saved(first).begin(second, true, KERNELS);
        assertThat(start.otherWindows()).isTrue();
        assertThat(start.sentence(second.spec())).contains("at the same place of the text");
        assertThat(second.steps()).isEqualTo(95);
        assertThat(first.epoch()).isBetween(2.4, 2.6);
        assertThat(second.epoch()).isBetween(first.epoch() - 1.0 / second.stepsPerEpoch(), first.epoch());
        assertThat(second.state().blocks().get("carried")).containsOnly(0);
        assertThat(second.smoothLoss()).isEqualTo(first.smoothLoss());
        String mean = "optimizer.mean.decoder.weight";
        assertThat(second.state().blocks().get(mean))
                .isEqualTo(first.state().blocks().get(mean));
        second.step();
        assertThat(second.steps()).isEqualTo(96);
    }

    @Test
    void whatBelongsToWhatWasLearntCannotChangeAndIsNamed() throws Exception {
        Trainer first = trained(spec("lstm", OptimizerKind.ADAM), NUMBERS, 3);
        RunSpec spec = first.spec();
        assertRefused(first, spec.with(Specs.architecture("gru", 9, 2)), "cell");
        assertRefused(first, spec.with(Specs.architecture("lstm", 10, 2)), "hidden");
        assertRefused(first, spec.with(Specs.architecture("lstm", 9, 3)), "layers");
        assertRefused(first, spec.with(TokenKind.WORDS), "tokens");
        assertThatThrownBy(() -> begun(first, spec, "short", false))
                .isInstanceOfSatisfying(
                        InvalidSpec.class, e -> assertThat(e.field()).isEqualTo("sequenceLength"));
    }

    private static void assertRefused(Trainer first, RunSpec other, String field) throws UnreadableCheckpoint {
        SavedRun saved = saved(first);
        Trainer trainer = new Trainer(other, corpus(DAYS, other.tokens()), KERNELS);
        String before = trainer.state().hash();
        assertThatThrownBy(() -> saved.begin(trainer, false, KERNELS))
                .isInstanceOfSatisfying(
                        InvalidSpec.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining("cannot change");
        assertThat(trainer.state().hash()).isEqualTo(before);
    }

    @Test
    void newAndGoneSymbolsAreListedWithTheirShares() {
        SymbolChange change = SymbolChange.of(corpus("abc\n".repeat(5)).vocabulary(), corpus("ab\tb b"));
        assertThat(change.kept()).isEqualTo(2);
        assertThat(change.keptShare()).isEqualTo(4.0 / 6);
        assertThat(change.added())
                .extracting(one -> one.symbol().code(), SymbolChange.Found::count, SymbolChange.Found::share)
                .containsExactly(tuple("U+0009", 1L, 1.0 / 6), tuple("U+0020", 1L, 1.0 / 6));
        assertThat(change.gone())
                .containsExactly(
                        new SymbolChange.Named("\n", "U+000A", "LINE FEED (LF)"),
                        new SymbolChange.Named("c", "U+0063", "LATIN SMALL LETTER C"));
    }
}
