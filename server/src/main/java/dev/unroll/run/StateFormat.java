package dev.unroll.run;

import dev.unroll.checkpoint.SpecJson;
import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.run.RunState.Progress;
import dev.unroll.store.StoredRun.Figures;
import dev.unroll.store.StoredRun.State;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.TaskSpec;
import java.util.Arrays;

/** The state of a run as it is kept, and back. */
final class StateFormat {
    private StateFormat() {}

    static State stored(RunState state, long sequence) {
        Progress p = state.progress();
        Figures figures = new Figures(
                p.step(),
                p.epoch(),
                p.stepsPerEpoch(),
                p.loss(),
                p.smoothLoss(),
                p.validationLoss(),
                p.bestValidationLoss(),
                p.gradientNorm(),
                p.charactersPerSecond(),
                p.learningRate(),
                p.lastGoodStep(),
                p.parameters());
        return new State(
                SpecJson.text(state.spec()),
                (state.keeping().held() ? Status.TRAINING : state.status()).toString(),
                state.message(),
                state.changedLive(),
                state.generation(),
                sequence,
                state.trained(),
                figures);
    }

    /** @throws InvalidSpec when this program does not know such a run */
    static RunState read(State state) {
        Figures f = state.figures();
        Progress progress = new Progress(
                f.step(),
                f.epoch(),
                f.stepsPerEpoch(),
                f.loss(),
                f.smoothLoss(),
                f.validationLoss(),
                f.bestValidationLoss(),
                f.gradientNorm(),
                0,
                f.learningRate(),
                f.lastGoodStep(),
                f.parameters());
        Status status = Arrays.stream(Status.values())
                .filter(one -> one.toString().equals(state.status()))
                .findFirst()
                .orElseThrow(() -> new InvalidSpec("status", "there is no status " + state.status()));
        return new RunState(
                spec(state.spec()),
                status,
                state.message(),
                state.changedLive(),
                state.generation(),
                state.trained(),
                progress);
    }

    /** @throws InvalidSpec when this program does not know such settings */
    static TaskSpec spec(String json) {
        try {
            return SpecJson.read(json);
        } catch (UnreadableCheckpoint e) {
            throw new InvalidSpec("spec", String.valueOf(e.getMessage()));
        }
    }
}
