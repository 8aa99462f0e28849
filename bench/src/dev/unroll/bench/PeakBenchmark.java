package dev.unroll.bench;

import dev.unroll.numeric.Peak;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The most fused multiply-adds a core can do: chains in registers. One operation is one vector's; the peak in GFLOP/s is the score
 * times the lanes of a vector times 2.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PeakBenchmark {
    private static final int ROUNDS = 1000;

    private final float[] numbers = new float[Peak.CHAINS * FloatVector.SPECIES_PREFERRED.length()];

    /** Fused multiply-adds of vectors a nanosecond. */
    @Benchmark
    @OperationsPerInvocation(ROUNDS * Peak.CHAINS)
    public float[] fusedMultiplyAdd() {
        Peak.chains(ROUNDS, numbers);
        return numbers;
    }
}
