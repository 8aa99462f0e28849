package dev.unroll.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
            @JsonUnwrapped AddedSum sum) {
        static SumFrame of(SumAdded event) {
            return new SumFrame("addition", event.sequence(), event.generation(), event.step(), event.sum());
        }
    }

    record LaboratoryFrame(
            String type,
            long sequence,
            int generation,
            long step,
            @JsonUnwrapped Trial trial,
            double carryAccuracy,
            Findings.Probe probe,
            List<Findings.Unit> units,
            List<Findings.Longer> longer,
            Projection projection) {

        static LaboratoryFrame of(LaboratoryMeasured event) {
            Findings findings = event.findings();
            return new LaboratoryFrame(
                    "laboratory",
                    event.sequence(),
                    event.generation(),
                    event.step(),
                    findings.trial(),
                    findings.carryAccuracy(),
                    findings.probe(),
                    findings.units(),
                    findings.longer(),
                    findings.projection());
        }
    }

    record TrialAnswer(long step, @JsonUnwrapped Trial trial) {
        static TrialAnswer of(Measured<Trial> measured) {
            return new TrialAnswer(measured.step(), measured.value());
        }
    }
}
