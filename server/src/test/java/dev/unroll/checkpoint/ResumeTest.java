package dev.unroll.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.VectorKernels;
import dev.unroll.optim.OptimizerKind;
import dev.unroll.param.Parameter;
import dev.unroll.task.shapes.Shape;
import dev.unroll.text.Corpus;
import dev.unroll.train.AdditionSpec;
import dev.unroll.train.AdditionTrainer;
import dev.unroll.train.Architecture;
import dev.unroll.train.ClipBy;
import dev.unroll.train.HelloSpec;
import dev.unroll.train.HelloTrainer;
import dev.unroll.train.Learning;
import dev.unroll.train.MemoryTaskSpec;
import dev.unroll.train.MemoryTaskTrainer;
import dev.unroll.train.Resumable;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.ShapesSpec;
import dev.unroll.train.ShapesTrainer;
import dev.unroll.train.Split;
import dev.unroll.train.Trainer;
import dev.unroll.train.TrainerState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that was stopped, kept in a file and gone on with is the training that was not. */
class ResumeTest {
    private static final Kernels KERNELS = new VectorKernels();
    private static final int STEPS = 17;

    static List<Arguments> all() {
        List<Arguments> all = new ArrayList<>();
        for (String cell : List.of("rnn", "lstm", "gru", "dnc", "dnc-numpy")) {
            for (OptimizerKind optimizer : OptimizerKind.values()) {
                all.add(Arguments.of(cell, optimizer));
            }
        }
        return all;
    }

    /** Everything that could be forgotten: dropout, scheduled sampling, two lanes of streams, two layers, a schedule, momentum. */
    private static RunSpec spec(String cell, OptimizerKind optimizer) {
        double rate = optimizer == OptimizerKind.SGD ? 0.1 : 0.01;
        return new RunSpec(
                "text",
                "words",
                new Architecture(cell, 9, 2, 0.3, "uniform:0.2", 1),
                new Learning(6, 13, optimizer, 0.6, rate, "cosine:5", 1, ClipBy.NORM, 0.6),
                Split.validating(0.1),
                7,
                2 * STEPS,
                0,
                0,
                Sampling.DEFAULT,
                "");
    }

    private static Corpus corpus() {
        byte[] text =
                "one two three four five six seven eight nine ten\n".repeat(20).getBytes(StandardCharsets.UTF_8);
        try {
            return Corpus.read(() -> new ByteArrayInputStream(text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Trainer trainer(RunSpec spec) {
        return new Trainer(spec, corpus(), KERNELS);
    }

    private static void steps(Trainer trainer, int count) {
        for (int i = 0; i < count; i++) {
            trainer.step();
        }
    }

    private static byte[] file(Resumable trainer) {
        return SavedRun.bytes(trainer, Origin.here(KERNELS, ""));
    }

    private static Trainer resumed(byte[] file) throws UnreadableCheckpoint {
        SavedRun saved = SavedRun.read(file);
        Trainer trainer = trainer((RunSpec) saved.spec());
        saved.restore(trainer);
        return trainer;
    }

    @ParameterizedTest
    @MethodSource("all")
    void stoppedAndGoneOnWithIsBitForBitTheSame(String cell, OptimizerKind optimizer) throws Exception {
        Trainer whole = trainer(spec(cell, optimizer));
        assertThat(whole.stepsPerEpoch())
                .as("so that stops fall in different epochs")
                .isLessThan(STEPS);
        steps(whole, 2 * STEPS);

        Trainer first = trainer(spec(cell, optimizer));
        steps(first, STEPS);
        Trainer second = resumed(file(first));
        assertThat(second.state().hash()).isEqualTo(first.state().hash());
        assertThat(second.smoothLoss()).isEqualTo(first.smoothLoss());
        assertThat(second.epoch()).isEqualTo(first.epoch());
        steps(second, STEPS);

        assertSame(second, whole);
    }

    private static void assertSame(Trainer trainer, Trainer whole) {
        for (Parameter parameter : whole.network().parameters()) {
            assertThat(trainer.network().parameters().named(parameter.name()).numbers())
                    .as(parameter.name())
                    .isEqualTo(parameter.numbers());
        }
        assertThat(trainer.state().hash()).isEqualTo(whole.state().hash());
        assertThat(trainer.smoothLoss()).isEqualTo(whole.smoothLoss());
        assertThat(trainer.rate()).isEqualTo(whole.rate());
        assertThat(trainer.lastStep()).isEqualTo(whole.lastStep());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm", "gru", "dnc", "dnc-numpy"})
    void stoppedAtEveryStepAndWatchedMeanwhileItIsTheSame(String cell) throws Exception {
        Trainer whole = trainer(spec(cell, OptimizerKind.ADAM));
        Trainer often = trainer(spec(cell, OptimizerKind.ADAM));
        TrainerState room = often.state();
        for (int i = 0; i < 2 * STEPS; i++) {
            whole.step();
            often.step();
            often.live().save(room);
            often.sample(new Sampling(0, 9, 1, 0, 1, "one"), i);
            often.validation().orElseThrow().begin();
            often.validation().orElseThrow().finish();
            often = resumed(file(often));
        }
        assertSame(often, whole);
    }

    @Test
    void aSettingThatChangedMeanwhileIsKept() throws Exception {
        Trainer whole = trainer(spec("lstm", OptimizerKind.ADAM));
        Trainer first = trainer(spec("lstm", OptimizerKind.ADAM));
        RunSpec changed = first.spec()
                .with(first.spec().learning().withLearningRate(0.02))
                .with(first.spec().architecture().withDropout(0.1));
        steps(whole, 5);
        whole.change(changed);
        steps(whole, 9);
        steps(first, 5);
        first.change(changed);
        Trainer second = resumed(file(first));
        steps(second, 9);
        assertSame(second, whole);
    }

    @Test
    void aResumedTrainingGoesBackToWhereItWasResumed() throws Exception {
        Trainer first = trainer(spec("rnn", OptimizerKind.ADAM));
        steps(first, 9);
        Trainer second = resumed(file(first));
        steps(second, 3);
        second.rollBack();
        assertThat(second.steps()).isEqualTo(9);
        assertThat(second.state().hash()).isEqualTo(first.state().hash());
        assertThat(second.learningRate()).isEqualTo(0.005);
    }

    @Test
    void theHashIsOfWhatDecidesAndOfNothingElse() {
        Trainer trainer = trainer(spec("gru", OptimizerKind.ADAM));
        steps(trainer, 3);
        String hash = trainer.state().hash();
        assertThat(hash).matches("[0-9a-f]{64}");
        TrainerState other = trainer.state();
        other.weights().at(0).numbers()[3] = Math.nextUp(other.weights().at(0).numbers()[3]);
        assertThat(other.hash()).isNotEqualTo(hash);
        for (String block : trainer.state().blocks().keySet()) {
            TrainerState changed = trainer.state();
            changed.blocks().values().stream()
                    .toList()
                    .get(List.copyOf(changed.blocks().keySet()).indexOf(block))[0] += 1;
            assertThat(changed.hash()).as(block).isNotEqualTo(hash);
        }
        for (String counter : trainer.state().counters().keySet()) {
            TrainerState changed = trainer.state();
            changed.count(counter, 1000);
            assertThat(changed.hash()).as(counter).isNotEqualTo(hash);
        }
        TrainerState drawn = trainer.state();
        drawn.streams().values().iterator().next()[2]++;
        assertThat(drawn.hash()).isNotEqualTo(hash);
        TrainerState told = trainer.state();
        told.quantity("gradientNorm", 5);
        assertThat(told.hash()).isEqualTo(hash);
    }

    private interface Steps {
        void step();
    }

    private static <T extends Resumable> void assertOtherTask(
            Supplier<T> maker, java.util.function.Function<T, Steps> steps) throws UnreadableCheckpoint {
        T whole = maker.get();
        T first = maker.get();
        for (int i = 0; i < 40; i++) {
            steps.apply(whole).step();
        }
        for (int i = 0; i < 15; i++) {
            steps.apply(first).step();
        }
        SavedRun saved = SavedRun.read(file(first));
        assertThat(saved.spec()).isEqualTo(first.spec());
        T second = maker.get();
        saved.restore(second);
        for (int i = 0; i < 25; i++) {
            steps.apply(second).step();
        }
        assertThat(second.state().hash()).isEqualTo(whole.state().hash());
        assertThat(second.steps()).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm", "gru"})
    void additionGoesOnExactly(String cell) throws Exception {
        AdditionSpec d = AdditionSpec.DEFAULT;
        AdditionSpec spec = new AdditionSpec(
                d.task(), 6, cell, d.activation(), d.recurrence(), 5, 0.1, d.initializer(), 3, 0, 0, "");
        assertOtherTask(() -> new AdditionTrainer(spec, KERNELS), trainer -> trainer::step);
    }

    @Test
    void helloAndTheShapesGoOnExactly() throws Exception {
        assertOtherTask(() -> new HelloTrainer(HelloSpec.DEFAULT, KERNELS), trainer -> trainer::step);
        for (Shape shape : Shape.values()) {
            assertOtherTask(() -> new ShapesTrainer(ShapesSpec.of(shape), KERNELS), trainer -> trainer::step);
        }
    }

    @Test
    void memoryTasksGoOnExactlyInTheMidstOfACurriculum() throws Exception {
        for (String task : MemoryTaskSpec.TASKS) {
            MemoryTaskSpec spec = (MemoryTaskSpec) SpecJson.read(
                    "{\"task\": \"%s\", \"curriculum\": true, \"hidden\": 9, \"optimizer\": \"adam\"}".formatted(task));
            assertOtherTask(() -> new MemoryTaskTrainer(spec, KERNELS), trainer -> trainer::step);
        }
    }

    @Test
    void anotherPlaceLoadsWithASentence() throws Exception {
        Trainer first = trainer(spec("rnn", OptimizerKind.SGD));
        steps(first, 2);
        SavedRun saved = SavedRun.read(SavedRun.bytes(first, new Origin("vector, 16 lanes", "25", "")));
        Origin here = new Origin("vector, 8 lanes", "17", "");
        assertThat(saved.origin().warning(here))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .contains("vector, 16 lanes kernels on JDK 25")
                        .contains("vector, 8 lanes kernels on JDK 17")
                        .contains("bits may differ"));
        assertThat(here.warning(here)).isEmpty();
        Trainer other = new Trainer(spec("rnn", OptimizerKind.SGD), corpus(), new EjmlKernels());
        saved.restore(other);
        assertThat(other.state().hash()).isEqualTo(first.state().hash());
    }

    @Test
    void aStateOfAnotherTrainingIsRefusedAndChangesNothing() throws Exception {
        Trainer gru = trainer(spec("gru", OptimizerKind.ADAM));
        byte[] lstm = file(trainer(spec("lstm", OptimizerKind.ADAM)));
        byte[] sgd = file(trainer(spec("gru", OptimizerKind.SGD)));
        String before = gru.state().hash();
        for (byte[] other : List.of(lstm, sgd)) {
            assertThatThrownBy(() -> SavedRun.read(other).restore(gru)).isInstanceOf(UnreadableCheckpoint.class);
            assertThat(gru.state().hash()).isEqualTo(before);
        }
    }
}
