package dev.unroll.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.text.Corpus;
import dev.unroll.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;

/** For machines: one JSON object a line. Losses are in nats per character. */
final class JsonReport implements TrainReport {
    private final ObjectMapper json = new ObjectMapper();
    private final PrintWriter out;
    private final Stopwatch stopwatch = new Stopwatch();
    private long first;
    private double validationLoss = Double.NaN;

    JsonReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begun(Corpus corpus, Trainer trainer) {
        print(json.createObjectNode()
                .put("type", "begun")
                .put("characters", corpus.tokens().length())
                .put("vocabulary", corpus.vocabulary().size())
                .put("parameters", trainer.parameters()));
        first = trainer.steps();
        stopwatch.start();
    }

    @Override
    public void stepped(Trainer trainer) {
        // the progress says enough
    }

    @Override
    public void progress(Trainer trainer) {
        print(state("progress", trainer));
    }

    @Override
    public void pause() {
        stopwatch.pause();
    }

    @Override
    public void evaluated(Trainer trainer, double loss) {
        validationLoss = loss;
        print(state("evaluated", trainer));
        stopwatch.resume();
    }

    @Override
    public void done(Trainer trainer, String sample) {
        print(state("done", trainer).put("hash", trainer.state().hash()).put("sample", sample));
    }

    @Override
    public void saved(Path file, long step, String hash, boolean last) {
        print(json.createObjectNode()
                .put("type", "checkpoint")
                .put("step", step)
                .put("file", file.toString())
                .put("hash", hash));
    }

    @Override
    public void said(String sentence) {
        print(json.createObjectNode().put("type", "notice").put("message", sentence));
    }

    @Override
    public void close() {
        out.flush();
    }

    private ObjectNode state(String type, Trainer trainer) {
        ObjectNode state = json.createObjectNode()
                .put("type", type)
                .put("step", trainer.steps())
                .put("epoch", trainer.epoch())
                .put("loss", trainer.loss())
                .put("smoothLoss", trainer.smoothLoss())
                .put("gradientNorm", trainer.gradientNorm())
                .put(
                        "charactersPerSecond",
                        stopwatch.perSecond((trainer.steps() - first) * trainer.charactersPerStep()));
        return Double.isNaN(validationLoss)
                ? state.putNull("validationLoss")
                : state.put("validationLoss", validationLoss);
    }

    private void print(ObjectNode line) {
        out.println(line);
        out.flush();
    }
}
