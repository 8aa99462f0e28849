package dev.unroll.train;

import dev.unroll.optim.OptimizerKind;

/** Specs that differ from the default in a few settings. */
public final class Specs {
    private Specs() {}

    static RunSpec of(int hidden, int sequenceLength, int batch) {
        return of(hidden, sequenceLength, batch, OptimizerKind.ADAGRAD, 0.1);
    }

    static RunSpec of(int hidden, int sequenceLength, int batch, OptimizerKind optimizer, double learningRate) {
        return RunSpec.DEFAULT
                .with(architecture("rnn", hidden, 1))
                .with(learning(sequenceLength, batch, optimizer, learningRate));
    }

    /** Of that cell and shape, otherwise the default. */
    public static Architecture architecture(String cell, int hidden, int layers) {
        Architecture d = Architecture.DEFAULT;
        return new Architecture(cell, hidden, layers, d.dropout(), d.initializer(), d.forgetBias());
    }

    /** With these windows and this rule, otherwise the default. */
    public static Learning learning(int sequenceLength, int batch, OptimizerKind optimizer, double learningRate) {
        Learning d = Learning.DEFAULT;
        return new Learning(
                sequenceLength,
                batch,
                optimizer,
                d.momentum(),
                learningRate,
                d.schedule(),
                d.gradientClip(),
                d.gradientClipBy(),
                d.teacherForcing());
    }
}
