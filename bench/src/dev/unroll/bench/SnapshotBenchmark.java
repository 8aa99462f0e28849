package dev.unroll.bench;

import dev.unroll.numeric.Kernels;
import dev.unroll.optim.OptimizerKind;
import dev.unroll.text.Corpus;
import dev.unroll.train.Architecture;
import dev.unroll.train.ClipBy;
import dev.unroll.train.Learning;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Trainer;
import dev.unroll.train.TrainerState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a checkpoint stops training, LSTM 3×512 with Adam: the copy of its state; and what the other thread does then. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 3)
@Fork(1)
public class SnapshotBenchmark {
    private @Nullable Trainer trainer;
    private @Nullable TrainerState room;

    /** Makes the trainer and the room. */
    @Setup
    public void make() throws IOException {
        RunSpec spec = RunSpec.DEFAULT
                .with(new Architecture("lstm", 512, 3, 0, "uniform:0.08", 1))
                .with(new Learning(50, 50, OptimizerKind.ADAM, 0, 1e-3, "constant", 5, ClipBy.VALUE, 1));
        byte[] text = new byte[100_000];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (' ' + i % 65);
        }
        trainer = new Trainer(spec, Corpus.read(() -> new ByteArrayInputStream(text)), Kernels.best());
        room = trainer.state();
    }

    /** The pause. */
    @Benchmark
    public void copy() {
        trainer.live().save(room);
    }

    /** On the other thread. */
    @Benchmark
    public String hash() {
        return room.hash();
    }
}
