package dev.unroll.run;

import static dev.unroll.run.Bench.done;
import static dev.unroll.run.Bench.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.Allocation;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.run.Runs.Placed;
import dev.unroll.train.MemorySettings;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.Specs;
import dev.unroll.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The runs there are: how many, which are the same, and whether they fit. */
class RunsTest {
    @Test
    void twoRunsShareTheProcessorFairly() throws Exception {
        try (Bench bench = new Bench(1, 1L << 40)) {
            Run first = bench.place(Bench.sized(100, 25, 1));
            Run second = bench.place(Bench.sized(100, 25, 1));
            done(first.train());
            done(second.train());
            until(first, state -> state.progress().step() > 500);
            long one = first.state().progress().step();
            long two = second.state().progress().step();
            until(first, state -> state.progress().step() > one + 3000);
            double ratio = (second.state().progress().step() - two)
                    / (double) (first.state().progress().step() - one);

            assertThat(ratio).isBetween(0.6, 1.6);
        }
    }

    @Test
    void whenTheSixtyFifthComesTheOldestThatDoesNotTrainGoesToSleep() throws Exception {
        try (Bench bench = Bench.roomy()) {
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < Runs.MOST; i++) {
                runs.add(bench.place(Bench.spec(0.1, 0, 0.1, Sampling.DEFAULT)));
            }
            done(runs.get(0).train());
            Run extra = bench.place(Bench.small());

            assertThat(bench.runs.newestFirst())
                    .hasSize(Runs.MOST + 1)
                    .startsWith(extra)
                    .endsWith(runs.get(0));
            assertThat(bench.runs.newestFirst().stream().filter(run -> !run.awake()))
                    .containsExactly(runs.get(1));
            assertThat(runs.get(1).journal().ended()).isFalse();
            for (Run run : bench.runs.newestFirst()) {
                if (run.awake()) {
                    done(run.train());
                }
            }
            assertThatThrownBy(() -> runs.get(1).train()).isInstanceOf(TooManyRuns.class);
            assertThatThrownBy(() -> bench.place(Bench.small()))
                    .isInstanceOf(TooManyRuns.class)
                    .hasMessageContaining("All 64 runs are training");
        }
    }

    @Test
    void aRunThatCannotBeMadeCostsNoOtherItsPlace() {
        try (Bench bench = Bench.roomy()) {
            for (int i = 0; i < Runs.MOST; i++) {
                bench.place(Bench.small());
            }
            List<Run> before = bench.runs.newestFirst();
            assertThatThrownBy(() -> bench.place(Bench.sized(16, 10_000, 1))).hasMessageContaining("sequenceLength");
            assertThat(bench.runs.newestFirst()).isEqualTo(before);
        }
    }

    @Test
    void attachingFindsARunThatDoesTheSameWhateverItsNamePaceAndSampling() throws Exception {
        try (Bench bench = Bench.roomy()) {
            Placed first = bench.runs.place(Bench.small(), bench.record, true);
            RunSpec other = Bench.spec(0.1, 0, 5, new Sampling(7, 10, 0.5, 0, 1, "on"));
            Placed same = bench.runs.place(other, bench.record, true);
            Placed different = bench.runs.place(Bench.spec(0.2, 0, 0, Sampling.DEFAULT), bench.record, true);

            assertThat(first.created()).isTrue();
            assertThat(same).isEqualTo(new Placed(first.run(), false));
            assertThat(different.created()).isTrue();
            assertThat(bench.runs.place(Bench.small(), bench.record, false).created())
                    .as("only when asked to")
                    .isTrue();
        }
    }

    @Test
    void nobodyAttachesToARunThatWasChangedLiveOrDiverged() throws Exception {
        try (Bench bench = Bench.roomy()) {
            Run changed = bench.place(Bench.small());
            done(changed.step());
            done(changed.change(spec -> Bench.spec(0.2, 0, 0, Sampling.DEFAULT)));
            done(changed.change(spec -> Bench.small()));
            RunSpec wild = Bench.spec(100, 0, 0, Sampling.DEFAULT);
            Run diverged = bench.place(wild);
            done(diverged.train());
            until(diverged, state -> state.status() == Status.DIVERGED);

            assertThat(bench.runs.place(Bench.small(), bench.record, true).created())
                    .isTrue();
            assertThat(bench.runs.place(wild, bench.record, true).created()).isTrue();
        }
    }

    @Test
    void aRunThatDoesNotFitIsRefusedWithNumbersBeforeItIsBuilt() {
        try (Bench bench = new Bench(1, 50_000_000)) {
            bench.place(Bench.small());
            assertThatThrownBy(() -> bench.place(Bench.sized(4096, 25, 1024)))
                    .isInstanceOf(DoesNotFit.class)
                    .hasMessageMatching(
                            "The run needs about [\\d,]+ MB of memory, 0 MB of them for its text, and 4\\d MB are free; lower hidden, .*");
        }
    }

    @ParameterizedTest
    @CsvSource({"16, 10, 1", "100, 25, 1", "512, 100, 16", "1024, 25, 1", "64, 1000, 1"})
    void theEstimateOfMemoryIsNotBelowWhatATrainerTakes(int hidden, int sequenceLength, int batch) {
        try (Bench bench = Bench.roomy()) {
            RunSpec spec = Bench.sized(hidden, sequenceLength, batch);
            long before = Allocation.byThisThread();
            Trainer trainer = new Trainer(spec, bench.corpus, new EjmlKernels());
            trainer.step();
            long taken = Allocation.byThisThread() - before;

            assertThat(trainer.steps()).isEqualTo(1);
            assertThat(Footprint.of(spec, bench.record.vocabulary())).isBetween(taken, 3 * taken + 6_000_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100, 1, 16, 16, 1, 25, 1",
        "64, 1, 16, 16, 4, 25, 16",
        "20, 1, 128, 64, 2, 40, 8",
        "10, 3, 64, 8, 16, 1, 100"
    })
    void theEstimateOfAnExternalMemoryIsNotBelowWhatATrainerTakes(
            int hidden, int layers, int slots, int width, int readHeads, int sequenceLength, int batch) {
        try (Bench bench = Bench.roomy()) {
            MemorySettings memory = new MemorySettings(slots, width, readHeads);
            RunSpec spec = Bench.sized(hidden, sequenceLength, batch)
                    .with(Specs.architecture("dnc", hidden, layers).with(memory));
            long before = Allocation.byThisThread();
            Trainer trainer = new Trainer(spec, bench.corpus, new EjmlKernels());
            trainer.step();
            long taken = Allocation.byThisThread() - before;

            assertThat(trainer.steps()).isEqualTo(1);
            assertThat(Footprint.of(spec, bench.record.vocabulary())).isBetween(taken, 3 * taken + 6_000_000);
        }
    }

    @Test
    void identifiersDifferAndDeletedRunsAreGone() {
        try (Bench bench = Bench.roomy()) {
            Run one = bench.place(Bench.small());
            Run two = bench.place(Bench.small());

            assertThat(one.id()).matches("[0-9a-z]{16}").isNotEqualTo(two.id());
            assertThat(bench.runs.usesCorpus("counting")).isTrue();
            assertThat(bench.runs.delete(one.id())).isTrue();
            assertThat(bench.runs.delete(one.id())).isFalse();
            assertThat(bench.runs.delete(two.id())).isTrue();
            assertThat(bench.runs.usesCorpus("counting")).isFalse();
        }
    }
}
