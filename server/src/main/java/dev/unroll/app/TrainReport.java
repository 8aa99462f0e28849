package dev.unroll.app;

import dev.unroll.text.Corpus;
import dev.unroll.train.Trainer;

/** Tells how training goes. */
sealed interface TrainReport extends AutoCloseable permits TerminalReport, JsonReport {
    /** Before the first step. */
    void begun(Corpus corpus, Trainer trainer);

    /** After every step; must be cheap. */
    void stepped(Trainer trainer);

    /** About a hundred times in all. */
    void progress(Trainer trainer);

    /** Before something that is not training, whose time is not to be counted. */
    void pause();

    /** After the validation loss was measured: nats per character. Training goes on. */
    void evaluated(Trainer trainer, double validationLoss);

    /** After the last step. */
    void done(Trainer trainer, String sample);

    @Override
    void close();
}
