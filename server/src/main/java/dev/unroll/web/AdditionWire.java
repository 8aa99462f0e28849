package dev.unroll.web;

import dev.unroll.run.Event.LaboratoryMeasured;
import dev.unroll.run.Event.SumAdded;
import dev.unroll.run.Measured;
import dev.unroll.task.AddedSum;
import dev.unroll.task.Findings;
import dev.unroll.task.Projection;
import dev.unroll.task.Trial;
import java.util.List;

/** The records of the wire for runs that learn to add. */
final class AdditionWire {
    private AdditionWire() {}

    record SumFrame(
            String type,
            long sequence,
            int generation,
            long step,
            int bits,
            long a,
            long b,
            long expected,
            long predicted,
            boolean correct,
            double error,
            List<AddedSum.Position> positions,
            List<List<Double>> hidden,
            List<List<Double>> hiddenGradients) {

        static SumFrame of(SumAdded event) {
            AddedSum sum = event.sum();
            return new SumFrame(
                    "addition",
                    event.sequence(),
                    event.generation(),
                    event.step(),
                    sum.bits(),
                    sum.a(),
                    sum.b(),
                    sum.expected(),
                    sum.predicted(),
                    sum.correct(),
                    sum.error(),
                    sum.positions(),
                    sum.hidden(),
                    sum.hiddenGradients());
        }
    }

    record LaboratoryFrame(
            String type,
            long sequence,
            int generation,
            long step,
            int pairs,
            int side,
            boolean all,
            double exact,
            double error,
            List<Double> bitAccuracy,
            double carryAccuracy,
            Findings.Probe probe,
            List<Findings.Unit> units,
            List<Trial.Chain> chains,
            List<Findings.Longer> longer,
            String map,
            Projection projection) {

        static LaboratoryFrame of(LaboratoryMeasured event) {
            Findings findings = event.findings();
            Trial trial = findings.trial();
            return new LaboratoryFrame(
                    "laboratory",
                    event.sequence(),
                    event.generation(),
                    event.step(),
                    trial.pairs(),
                    trial.side(),
                    trial.all(),
                    trial.exact(),
                    trial.error(),
                    trial.bitAccuracy(),
                    findings.carryAccuracy(),
                    findings.probe(),
                    findings.units(),
                    trial.chains(),
                    findings.longer(),
                    trial.map(),
                    findings.projection());
        }
    }

    record TrialAnswer(
            long step,
            int pairs,
            int side,
            boolean all,
            double exact,
            double error,
            List<Double> bitAccuracy,
            List<Trial.Chain> chains,
            String map) {

        static TrialAnswer of(Measured<Trial> measured) {
            Trial trial = measured.value();
            return new TrialAnswer(
                    measured.step(),
                    trial.pairs(),
                    trial.side(),
                    trial.all(),
                    trial.exact(),
                    trial.error(),
                    trial.bitAccuracy(),
                    trial.chains(),
                    trial.map());
        }
    }
}
