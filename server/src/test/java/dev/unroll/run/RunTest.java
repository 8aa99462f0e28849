package dev.unroll.run;

import static dev.unroll.run.Bench.done;
import static dev.unroll.run.Bench.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.run.Event.SampleWritten;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a run does with commands. Real trainers on a small text. */
class RunTest {
    private static final Sampling EVERY_TEN = new Sampling(10, 50, 1, 0, 1, "");

    private final Bench bench = Bench.roomy();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void aNewRunIsPausedAndShowsWhatItWritesBeforeLearning() throws Exception {
        Run run = bench.place(Bench.small());
        until(run, state -> run.journal().newest() >= 2);

        assertThat(run.state().status()).isEqualTo(Status.PAUSED);
        assertThat(samples(run)).extracting(Sample::step).containsExactly(0L);
        assertThat(samples(run).get(0).text()).hasSize(200);
    }

    @Test
    void trainingLearns() throws Exception {
        Run run = bench.place(Bench.small());
        double before = run.state().progress().smoothLoss();
        done(run.train());
        RunState later = until(run, state -> state.progress().smoothLoss() < before - 1);

        assertThat(later.status()).isEqualTo(Status.TRAINING);
        assertThat(later.progress().charactersPerSecond()).isPositive();
        assertThat(later.progress().epoch()).isPositive();
    }

    @Test
    void afterAPauseNoStepIsTaken() throws Exception {
        Run run = bench.place(Bench.small());
        Run other = bench.place(Bench.small());
        done(other.train());
        for (int i = 0; i < 3; i++) {
            long before = run.state().progress().step();
            done(run.train());
            until(run, state -> state.progress().step() > before);
            RunState paused = done(run.pause());
            long newest = run.journal().newest();
            long otherStep = other.state().progress().step();
            until(other, state -> state.progress().step() > otherStep);

            assertThat(run.state()).isEqualTo(paused);
            assertThat(run.journal().newest()).isEqualTo(newest);
            assertThat(paused.status()).isEqualTo(Status.PAUSED);
        }
        List<Point> points = run.journal().pointsFrom(0);
        assertThat(points.get(points.size() - 1).step())
                .as("the curve reaches the step where it stands")
                .isEqualTo(run.state().progress().step());
    }

    @Test
    void aStepIsOneStepAndThePauseStays() throws Exception {
        Run run = bench.place(Bench.small());
        for (long step = 1; step <= 5; step++) {
            RunState state = done(run.step());
            assertThat(state.progress().step()).isEqualTo(step);
            assertThat(state.status()).isEqualTo(Status.PAUSED);
        }
        assertThat(run.journal().pointsFrom(0)).extracting(Point::step).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(samples(run)).extracting(Sample::step).containsExactly(0L, 1L, 2L, 5L);
    }

    @Test
    void aResetGoesBackAndTheSameCurveAndSamplesComeAgain() throws Exception {
        Run run = bench.place(Bench.spec(0.1, 100, 0, EVERY_TEN));
        done(run.train());
        until(run, state -> state.status() == Status.FINISHED);
        done(run.pause());
        List<Double> losses =
                run.journal().pointsFrom(0).stream().map(Point::loss).toList();
        List<String> texts = samples(run).stream().map(Sample::text).toList();
        long newest = run.journal().newest();

        RunState reset = done(run.reset(true));
        assertThat(reset.generation()).isEqualTo(1);
        assertThat(reset.progress().step()).isZero();
        until(run, state -> state.status() == Status.FINISHED);
        done(run.pause());

        assertThat(run.journal().pointsFrom(0)).extracting(Point::loss).isEqualTo(losses);
        assertThat(samples(run)).extracting(Sample::text).isEqualTo(texts).hasSize(11);
        assertThat(run.journal().next(0).get(0).sequence()).isGreaterThan(newest);
    }

    @Test
    void aResetWhileItTrainsWaitsForNoOneAndStartsWhenAsked() throws Exception {
        Run run = bench.place(Bench.small());
        for (int generation = 1; generation <= 5; generation++) {
            done(run.train());
            RunState paused = done(run.reset(false));
            assertThat(paused.status()).isEqualTo(Status.PAUSED);
            assertThat(paused.progress().step()).isZero();
            assertThat(paused.generation()).isEqualTo(generation);
        }
        assertThat(done(run.reset(true)).status()).isEqualTo(Status.TRAINING);
        until(run, state -> state.progress().step() > 0);
    }

    @Test
    void theSampleOfAStepCanBeHadAgainAndNeverChangesTraining() throws Exception {
        Run watched = bench.place(Bench.spec(0.1, 50, 0, EVERY_TEN));
        Run alone = bench.place(Bench.spec(0.1, 50, 0, new Sampling(1000, 50, 1, 0, 1, "")));
        for (int i = 0; i < 50; i++) {
            done(watched.step());
            done(watched.sample(UnaryOperator.identity(), OptionalLong.of(i)));
        }
        done(alone.train());
        until(alone, state -> state.status() == Status.FINISHED);

        Sample again = done(watched.sample(UnaryOperator.identity(), OptionalLong.empty()));
        List<Sample> kept = samples(watched);
        assertThat(again).isEqualTo(kept.get(kept.size() - 1));
        assertThat(watched.state().progress().loss())
                .isEqualTo(alone.state().progress().loss());
        assertThat(watched.state().progress().gradientNorm())
                .isEqualTo(alone.state().progress().gradientNorm());
    }

    @Test
    void aLearningRateOfAHundredDivergesWithAnExplanationAndOthersGoOn() throws Exception {
        Run wild = bench.place(Bench.spec(100, 0, 0, Sampling.DEFAULT));
        Run calm = bench.place(Bench.small());
        done(calm.train());
        done(wild.train());
        RunState diverged = until(wild, state -> state.status() == Status.DIVERGED);

        assertThat(diverged.message()).contains("learning rate");
        assertThatThrownBy(() -> done(wild.train()))
                .isInstanceOf(NotPossible.class)
                .hasMessageContaining("reset");
        assertThatThrownBy(() -> done(wild.step())).isInstanceOf(NotPossible.class);
        assertThat(done(wild.pause()).status()).isEqualTo(Status.DIVERGED);
        long step = calm.state().progress().step();
        until(calm, state -> state.progress().step() > step);
        assertThat(done(wild.reset(false)).status()).isEqualTo(Status.PAUSED);
    }

    @Test
    void itStopsAtItsLastStepAndOnlyAResetTakesAnother() throws Exception {
        Run run = bench.place(Bench.spec(0.1, 300, 0, Sampling.DEFAULT));
        done(run.train());
        RunState finished = until(run, state -> state.status() == Status.FINISHED);

        assertThat(finished.progress().step()).isEqualTo(300);
        assertThat(finished.progress().charactersPerSecond()).isZero();
        assertThatThrownBy(() -> done(run.train()))
                .isInstanceOf(NotPossible.class)
                .hasMessage("The run cannot train because it is finished; fork it with more steps, or reset it");
    }

    @Test
    void whatChangesLiveIsAppliedAndRemembered() throws Exception {
        Run run = bench.place(Bench.small());
        assertThat(done(run.change(spec -> Bench.spec(0.05, 0, 0, Sampling.DEFAULT)))
                        .changedLive())
                .as("before the first step the spec still tells all")
                .isFalse();
        done(run.step());
        RunState changed = done(run.change(spec -> Bench.spec(0.01, 0, 0, Sampling.DEFAULT)));

        assertThat(changed.changedLive()).isTrue();
        assertThat(((RunSpec) changed.spec()).learning().learningRate()).isEqualTo(0.01);
        assertThat(done(run.reset(false)).changedLive()).isFalse();
        assertThat(((RunSpec) run.state().spec()).learning().learningRate()).isEqualTo(0.01);
    }

    @Test
    void aPrimeWithUnknownCharactersIsRefusedAndNothingChanges() throws Exception {
        Run run = bench.place(Bench.small());
        RunSpec unknown = Bench.spec(0.5, 0, 0, new Sampling(0, 200, 1, 0, 1, "QZ"));

        assertThatThrownBy(() -> done(run.change(spec -> unknown)))
                .isInstanceOfSatisfying(
                        InvalidSpec.class, e -> assertThat(e.field()).isEqualTo("sampling.prime"));
        assertThat(done(run.pause()).spec()).isEqualTo(Bench.small());
        assertThatThrownBy(() -> bench.place(unknown)).isInstanceOf(InvalidSpec.class);
        assertThatThrownBy(() -> done(run.sample(any -> unknown.sampling(), OptionalLong.empty())))
                .isInstanceOf(InvalidSpec.class);
    }

    @Test
    void aSampleThatWouldTakeMinutesIsRefusedWithWhatWouldDo() {
        RunSpec large = Bench.sized(2048, 5, 1);
        Run run = bench.place(large);
        assertThatThrownBy(() -> done(run.sample(any -> new Sampling(0, 10_000, 1, 0, 1, ""), OptionalLong.empty())))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageMatching(
                        "sampling.length must be at most \\d{4} for a network of 4,\\d+,\\d+ parameters, was 10000");
    }

    @Test
    void slowMotionKeepsItsPaceAndPaceIsLive() throws Exception {
        Run run = bench.place(Bench.spec(0.1, 0, 20, Sampling.DEFAULT));
        long start = System.nanoTime();
        done(run.train());
        until(run, state -> run.journal().pointsFrom(0).size() >= 11);
        long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertThat(elapsed).isGreaterThanOrEqualTo(450);

        done(run.change(spec -> Bench.small()));
        long step = run.state().progress().step();
        until(run, state -> state.progress().step() > step + 1000);
    }

    @Test
    void commandsTakeEffectWithinTwoHundredMillisecondsAmongManyRuns() throws Exception {
        for (int i = 0; i < 20; i++) {
            done(bench.place(Bench.sized(100, 25, 1)).train());
        }
        Run run = bench.place(Bench.small());
        done(run.train());
        List<Long> latencies = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            done(run.pause());
            latencies.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            done(run.train());
        }
        latencies.sort(null);
        assertThat(latencies.get(latencies.size() / 2)).isLessThan(200);
    }

    private static List<Sample> samples(Run run) {
        List<Sample> samples = new ArrayList<>();
        long seen = 0;
        for (List<Event> next = run.journal().next(seen);
                !next.isEmpty();
                next = run.journal().next(seen)) {
            for (Event event : next) {
                seen = event.sequence();
                if (event instanceof SampleWritten written) {
                    samples.add(written.sample());
                }
            }
        }
        return samples;
    }

    @Test
    void theValidationLossIsMeasuredWhileItTrainsAndAtTheEnd() throws Exception {
        Run run = bench.place(Bench.spec(0.1, 400, 0, Sampling.DEFAULT));
        done(run.train());
        RunState finished = until(run, state -> state.status() == Status.FINISHED);

        List<Evaluated> evaluations = run.journal().evaluations();
        assertThat(evaluations).isNotEmpty();
        Evaluated last = evaluations.get(evaluations.size() - 1);
        assertThat(last.step()).isEqualTo(400);
        assertThat(finished.progress().validationLoss()).isEqualTo(last.validationLoss());
        assertThat(finished.progress().bestValidationLoss()).isLessThanOrEqualTo(last.validationLoss());
        assertThat(last.validationLoss()).isLessThan(finished.progress().smoothLoss());
    }

    @Test
    void aRunThatDivergedGoesBackToItsLastGoodStateWithHalfTheRate() throws Exception {
        Run run = bench.place(Bench.spec(0.1, 0, 0, EVERY_TEN));
        assertThatThrownBy(() -> done(run.rollBack(false)))
                .isInstanceOf(NotPossible.class)
                .hasMessageContaining("only one that diverged can");
        done(run.train());
        until(run, state -> state.progress().step() > 300);
        done(run.change(spec -> Bench.spec(900, 0, 0, EVERY_TEN)));
        RunState diverged = until(run, state -> state.status() == Status.DIVERGED);
        long good = diverged.progress().lastGoodStep();
        assertThat(diverged.message()).contains("The last good state is that of step " + good);

        RunState back = done(run.rollBack(false));
        assertThat(back.status()).isEqualTo(Status.PAUSED);
        assertThat(back.progress().step()).isEqualTo(good);
        assertThat(((RunSpec) back.spec()).learning().learningRate()).isEqualTo(450);
        assertThat(back.generation()).isEqualTo(1);
        assertThat(run.journal().pointsFrom(0)).isNotEmpty().allMatch(point -> point.step() <= good);
        assertThat(samples(run)).allMatch(sample -> sample.step() <= good);
        done(run.change(spec -> Bench.spec(0.1, 0, 0, EVERY_TEN)));
        assertThat(done(run.step()).progress().loss()).isLessThan(3);
    }

    @Test
    void stepsEndWithTheLastOneAndItsValidation() throws Exception {
        Run run = bench.place(Bench.spec(0.1, 3, 0, Sampling.DEFAULT));
        done(run.step());
        done(run.step());
        RunState last = done(run.step());

        assertThat(last.status()).isEqualTo(Status.FINISHED);
        assertThat(last.progress().step()).isEqualTo(3);
        assertThat(last.progress().validationLoss()).isPositive();
        assertThatThrownBy(() -> done(run.step())).isInstanceOf(NotPossible.class);
    }
}
