package dev.unroll.app;

import dev.unroll.text.Corpus;
import dev.unroll.train.Trainer;
import java.nio.file.Path;

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

    /**
     * After the state of a step was written; on any thread.
     *
     * @param hash of the state
     * @param last whether nothing more is written
     */
    void saved(Path file, long step, String hash, boolean last);

    /** What the person is to know; on any thread. */
    void said(String sentence);

    @Override
    void close();
}
