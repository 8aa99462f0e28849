package dev.unroll.app;

import dev.unroll.text.Corpus;
import dev.unroll.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * For people: lines as char-rnn prints them, and a bar with the time left on a terminal, which the start script tells by {@code
 * -Dunroll.terminal=true}.
 */
final class TerminalReport implements TrainReport {
    private static final String ERASE_LINE = "\r\033[K";

    private final PrintWriter out;
    private final long steps;
    private final Stopwatch stopwatch = new Stopwatch();
    private @Nullable ProgressBar bar;
    private long newestLine;
    private long first;

    TerminalReport(PrintWriter out, long steps) {
        this.out = out;
        this.steps = steps;
        this.bar = !Boolean.getBoolean("unroll.terminal")
                ? null
                : new ProgressBarBuilder()
                        .setTaskName("training")
                        .setInitialMax(steps)
                        .setUnit(" steps", 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .clearDisplayOnFinish()
                        .build();
    }

    @Override
    public void begun(Corpus corpus, Trainer trainer) {
        line(
                "data has %,d characters, %,d unique; %,d parameters",
                corpus.tokens().length(), corpus.vocabulary().size(), trainer.parameters());
        first = trainer.steps();
        newestLine = first;
        stopwatch.start();
    }

    @Override
    public void stepped(Trainer trainer) {
        if (bar != null) {
            bar.stepTo(trainer.steps());
        }
    }

    @Override
    public void progress(Trainer trainer) {
        double seconds = stopwatch.seconds() / Math.max(1, trainer.steps() - first);
        boolean last = trainer.steps() == steps;
        if (!last && trainer.steps() - newestLine < Math.max(1, steps / 20)) {
            return;
        }
        newestLine = trainer.steps();
        line(
                "%d/%d (epoch %.3f), train_loss = %.4f, smooth_loss = %.4f, grad_norm = %.3f, time/batch = %.6fs",
                trainer.steps(),
                steps,
                trainer.epoch(),
                trainer.loss(),
                trainer.smoothLoss(),
                trainer.gradientNorm(),
                seconds);
    }

    @Override
    public void pause() {
        stopwatch.pause();
    }

    @Override
    public void evaluated(Trainer trainer, double loss) {
        line("epoch %.3f: val_loss = %s", trainer.epoch(), units(loss));
        stopwatch.resume();
    }

    private static String units(double nats) {
        return String.format(
                Locale.ROOT,
                "%.4f nats, %.4f bits per character, perplexity %.3f",
                nats,
                nats / Math.log(2),
                Math.exp(nats));
    }

    @Override
    public void done(Trainer trainer, String sample) {
        close();
        line(
                "train_loss (smooth) = %s; %,.0f characters/s",
                units(trainer.smoothLoss()),
                stopwatch.perSecond((trainer.steps() - first) * trainer.charactersPerStep()));
        out.println("----");
        out.println(sample);
        out.println("----");
        out.flush();
    }

    @Override
    public void saved(Path file, long step, String hash, boolean last) {
        if (last) {
            line("%s holds step %d, state %s", file, step, hash);
        }
    }

    @Override
    public void said(String sentence) {
        line("%s", sentence);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void line(String format, Object... values) {
        if (bar != null) {
            System.err.print(ERASE_LINE);
            System.err.flush();
        }
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
