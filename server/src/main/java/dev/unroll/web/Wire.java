package dev.unroll.web;

import dev.unroll.net.GradientCheck;
import dev.unroll.run.Evaluated;
import dev.unroll.run.Event.PointAdded;
import dev.unroll.run.Event.SampleWritten;
import dev.unroll.run.Event.StatusChanged;
import dev.unroll.run.Event.ValidationMeasured;
import dev.unroll.run.Point;
import dev.unroll.run.Run;
import dev.unroll.run.RunNotice;
import dev.unroll.run.RunState;
import dev.unroll.run.RunState.Progress;
import dev.unroll.run.Sample;
import dev.unroll.run.Status;
import dev.unroll.store.CorpusRecord;
import dev.unroll.store.Replaced;
import dev.unroll.store.StoredCheckpoint;
import dev.unroll.train.TaskSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of the wire, as docs/protocol.md has them. */
final class Wire {
    static final List<String> COLUMNS =
            List.of("step", "loss", "smoothLoss", "gradientNorm", "charactersPerSecond", "lossMin", "lossMax");

    private Wire() {}

    record Problem(String error, @Nullable String field) {}

    record Health(
            String status,
            String version,
            String jdk,
            String kernels,
            @Nullable String notice,
            @Nullable ReplacedEntry replaced) {}

    record CorpusOfRun(String id, String name, long characters, int vocabulary) {
        static CorpusOfRun of(CorpusRecord corpus) {
            return new CorpusOfRun(corpus.id(), corpus.name(), corpus.characters(), corpus.vocabulary());
        }
    }

    record NoticeEntry(
            String kind, @Nullable Long step, @Nullable Integer count) {
        static NoticeEntry of(RunNotice notice) {
            boolean counted = notice.count() > 0;
            boolean stepped = notice.kind() == RunNotice.Kind.CHECKPOINT_DAMAGED;
            return new NoticeEntry(
                    notice.kind().toString(),
                    stepped ? (Long) notice.step() : null,
                    counted ? (Integer) notice.count() : null);
        }
    }

    /** Of a database that was replaced when the server started: {@link Replaced}. */
    record ReplacedEntry(@Nullable String aside, @Nullable String backup, boolean backupDamaged) {
        static ReplacedEntry of(Replaced replaced) {
            return new ReplacedEntry(
                    replaced.aside().orElse(null),
                    replaced.backup().map(Object::toString).orElse(null),
                    replaced.backupDamaged());
        }
    }

    record RunEntry(
            String id,
            String name,
            TaskSpec spec,
            Status status,
            int generation,
            long step,
            double epoch,
            long stepsPerEpoch,
            double loss,
            double smoothLoss,
            double validationLoss,
            double bestValidationLoss,
            double gradientNorm,
            double charactersPerSecond,
            double learningRateNow,
            long parameters,
            String message,
            boolean changedLive,
            @Nullable Long rollbackStep,
            @Nullable CorpusOfRun corpus,
            String nickname,
            String created,
            double secondsTrained,
            @Nullable String parent,
            @Nullable Long parentStep,
            List<NoticeEntry> notices) {

        static RunEntry of(Run run) {
            return of(run, run.state());
        }

        static RunEntry of(Run run, RunState state) {
            Progress progress = state.progress();
            return new RunEntry(
                    run.id(),
                    run.name(state.spec()),
                    state.spec(),
                    state.status(),
                    state.generation(),
                    progress.step(),
                    progress.epoch(),
                    progress.stepsPerEpoch(),
                    progress.loss(),
                    progress.smoothLoss(),
                    progress.validationLoss(),
                    progress.bestValidationLoss(),
                    progress.gradientNorm(),
                    progress.charactersPerSecond(),
                    progress.learningRate(),
                    progress.parameters(),
                    state.advice(),
                    state.changedLive(),
                    state.status() == Status.DIVERGED && run.corpus().isPresent()
                            ? (Long) progress.lastGoodStep()
                            : null,
                    run.corpus().map(CorpusOfRun::of).orElse(null),
                    run.origin().nickname(),
                    run.origin().created().toString(),
                    state.trained() / 1e9,
                    run.origin().parent().orElse(null),
                    run.origin().parent().isPresent() ? (Long) run.origin().parentStep() : null,
                    state.keeping().notices().stream().map(NoticeEntry::of).toList());
        }
    }

    record CheckpointEntry(
            long step,
            int generation,
            double loss,
            long bytes,
            String sha256,
            String hash,
            boolean best,
            String created) {
        static CheckpointEntry of(StoredCheckpoint checkpoint) {
            return new CheckpointEntry(
                    checkpoint.step(),
                    checkpoint.generation(),
                    checkpoint.loss(),
                    checkpoint.bytes(),
                    checkpoint.sha256(),
                    checkpoint.stateHash(),
                    checkpoint.best(),
                    checkpoint.created().toString());
        }
    }

    record StatusFrame(String type, long sequence, int generation, long step, RunEntry run) {
        static StatusFrame of(Run run, StatusChanged event) {
            return new StatusFrame(
                    "status", event.sequence(), event.generation(), event.step(), RunEntry.of(run, event.state()));
        }
    }

    record PointsFrame(
            String type, long sequence, int generation, long step, List<String> columns, List<List<Number>> rows) {
        /** @param points at least one */
        static PointsFrame of(List<PointAdded> points) {
            PointAdded last = points.get(points.size() - 1);
            List<List<Number>> rows =
                    points.stream().map(added -> row(added.point())).toList();
            return new PointsFrame("points", last.sequence(), last.generation(), last.step(), COLUMNS, rows);
        }
    }

    record SampleFrame(
            String type,
            long sequence,
            int generation,
            long step,
            String text,
            String prime,
            double temperature,
            double epoch,
            double loss,
            Map<String, Double> measures) {

        static SampleFrame of(SampleWritten event) {
            Sample sample = event.sample();
            return new SampleFrame(
                    "sample",
                    event.sequence(),
                    event.generation(),
                    event.step(),
                    sample.text(),
                    sample.prime(),
                    sample.temperature(),
                    sample.epoch(),
                    sample.loss(),
                    sample.measures());
        }
    }

    record EvaluatedFrame(
            String type,
            long sequence,
            int generation,
            long step,
            double epoch,
            double validationLoss,
            @Nullable Double exact,
            @Nullable Double carryAccuracy,
            @Nullable Double symbolAccuracy) {
        static EvaluatedFrame of(ValidationMeasured event) {
            Evaluated evaluation = event.evaluation();
            Evaluated.Exactness exactness = evaluation.exactness();
            return new EvaluatedFrame(
                    "evaluated",
                    event.sequence(),
                    event.generation(),
                    event.step(),
                    evaluation.epoch(),
                    evaluation.validationLoss(),
                    exactness == null ? null : (Double) exactness.exact(),
                    exactness instanceof Evaluated.Sums sums ? (Double) sums.carryAccuracy() : null,
                    exactness instanceof Evaluated.Answers answers ? (Double) answers.symbolAccuracy() : null);
        }
    }

    record SampleText(String text, long step, double temperature, String prime) {
        static SampleText of(Sample sample) {
            return new SampleText(sample.text(), sample.step(), sample.temperature(), sample.prime());
        }
    }

    record History(List<String> columns, List<List<Number>> rows, List<List<Number>> evaluations) {
        static History of(List<Point> points, List<Evaluated> evaluations) {
            return new History(
                    COLUMNS,
                    points.stream().map(Wire::row).toList(),
                    evaluations.stream().map(Wire::row).toList());
        }
    }

    record CheckRow(
            String parameter,
            double numericLeast,
            double numericMost,
            double analyticLeast,
            double analyticMost,
            double errorLeast,
            double errorMean,
            double errorMost,
            int checked,
            int valid,
            boolean passed) {

        static CheckRow of(GradientCheck.Row row) {
            return new CheckRow(
                    row.parameter(),
                    row.numeric().least(),
                    row.numeric().most(),
                    row.analytic().least(),
                    row.analytic().most(),
                    row.error().least(),
                    row.meanError(),
                    row.error().most(),
                    row.checked(),
                    row.valid(),
                    row.passed());
        }
    }

    record Check(List<CheckRow> rows, boolean passed, double tolerance) {
        static Check of(List<GradientCheck.Row> rows) {
            return new Check(
                    rows.stream().map(CheckRow::of).toList(), GradientCheck.passed(rows), GradientCheck.TOLERANCE);
        }
    }

    private static List<Number> row(Evaluated one) {
        Evaluated.Exactness exactness = one.exactness();
        return exactness == null
                ? List.of(one.step(), one.epoch(), one.validationLoss())
                : List.of(one.step(), one.epoch(), one.validationLoss(), exactness.exact(), exactness.inner());
    }

    static List<Number> row(Point point) {
        return List.of(
                point.step(),
                point.loss(),
                point.smoothLoss(),
                point.gradientNorm(),
                point.charactersPerSecond(),
                point.lossMin(),
                point.lossMax());
    }
}
