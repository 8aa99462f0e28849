package dev.unroll.train;

import dev.unroll.optim.OptimizerKind;

/** Specs that differ from the default in a few settings. */
final class Specs {
    private Specs() {}

    static RunSpec of(int hidden, int sequenceLength, int batch) {
        return of(hidden, sequenceLength, batch, OptimizerKind.ADAGRAD, 0.1);
    }

    static RunSpec of(int hidden, int sequenceLength, int batch, OptimizerKind optimizer, double learningRate) {
        RunSpec d = RunSpec.DEFAULT;
        return new RunSpec(
                d.task(),
                d.corpus(),
                d.cell(),
                hidden,
                sequenceLength,
                batch,
                optimizer,
                learningRate,
                d.gradientClip(),
                d.seed(),
                d.maxSteps(),
                d.pace(),
                d.sampling(),
                d.name());
    }
}
