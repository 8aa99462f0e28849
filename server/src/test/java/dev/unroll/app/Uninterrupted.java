package dev.unroll.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.checkpoint.SpecJson;
import dev.unroll.numeric.Kernels;
import dev.unroll.text.Corpus;
import dev.unroll.train.AdditionSpec;
import dev.unroll.train.AdditionTrainer;
import dev.unroll.train.HelloSpec;
import dev.unroll.train.HelloTrainer;
import dev.unroll.train.MemoryTaskSpec;
import dev.unroll.train.MemoryTaskTrainer;
import dev.unroll.train.Resumable;
import dev.unroll.train.RunSpec;
import dev.unroll.train.ShapesSpec;
import dev.unroll.train.ShapesTrainer;
import dev.unroll.train.TaskSpec;
import dev.unroll.train.Trainer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The same training without a server, and without an interruption.
 *
 * @param trainer what takes the steps
 * @param step takes one
 * @param change follows other settings
 */
record Uninterrupted(Resumable trainer, Runnable step, Consumer<TaskSpec> change) {
    /** At step 0 of a spec as the server tells it. */
    static Uninterrupted of(JsonNode json, String text) throws Exception {
        TaskSpec spec = SpecJson.read(json.toString());
        Kernels kernels = Kernels.best();
        if (spec instanceof AdditionSpec addition) {
            AdditionTrainer trainer = new AdditionTrainer(addition, kernels);
            return new Uninterrupted(trainer, trainer::step, to -> trainer.change((AdditionSpec) to));
        }
        if (spec instanceof HelloSpec hello) {
            HelloTrainer trainer = new HelloTrainer(hello, kernels);
            return new Uninterrupted(trainer, trainer::step, to -> trainer.change((HelloSpec) to));
        }
        if (spec instanceof ShapesSpec shapes) {
            ShapesTrainer trainer = new ShapesTrainer(shapes, kernels);
            return new Uninterrupted(trainer, trainer::step, to -> trainer.change((ShapesSpec) to));
        }
        if (spec instanceof MemoryTaskSpec memory) {
            MemoryTaskTrainer trainer = new MemoryTaskTrainer(memory, kernels);
            return new Uninterrupted(trainer, trainer::step, to -> trainer.change((MemoryTaskSpec) to));
        }
        Corpus corpus = Corpus.read(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        Trainer trainer = new Trainer((RunSpec) spec, corpus, kernels);
        return new Uninterrupted(trainer, trainer::step, to -> trainer.change((RunSpec) to));
    }

    /** Takes steps until it has taken so many. */
    Uninterrupted to(long steps) {
        while (trainer.steps() < steps) {
            step.run();
        }
        return this;
    }

    /** Follows the settings that the server tells. */
    Uninterrupted changed(JsonNode json) throws Exception {
        change.accept(SpecJson.read(json.toString()));
        return this;
    }

    String hash() {
        return trainer.state().hash();
    }
}
