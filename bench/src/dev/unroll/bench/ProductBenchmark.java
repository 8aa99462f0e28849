package dev.unroll.bench;

import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Packed;
import dev.unroll.numeric.Rng;
import dev.unroll.numeric.Slice;
import dev.unroll.numeric.VectorKernels;
import java.util.concurrent.TimeUnit;
import org.ejml.data.FMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The products of training, in microseconds; a product of rows × inner by inner × columns is 2·rows·inner·columns FLOP. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProductBenchmark {
    /** Rows × inner × columns. */
    @Param({"1x100x100", "25x100x65", "50x128x512", "50x512x2048"})
    private String shape = "";

    /** Which implementation. */
    @Param({"vector", "ejml"})
    private String kernels = "";

    private Kernels chosen = new VectorKernels();
    private int rows;
    private FMatrixRMaj a = new FMatrixRMaj();
    private FMatrixRMaj c = new FMatrixRMaj();
    private FMatrixRMaj gradient = new FMatrixRMaj();
    private FMatrixRMaj weight = new FMatrixRMaj();
    private Packed packed = chosen.packed(0, 0);

    /** Makes operands of that shape. */
    @Setup
    public void make() {
        chosen = kernels.equals("vector") ? new VectorKernels() : new EjmlKernels();
        String[] sizes = shape.split("x");
        rows = Integer.parseInt(sizes[0]);
        int inner = Integer.parseInt(sizes[1]);
        int columns = Integer.parseInt(sizes[2]);
        a = random(rows, inner);
        weight = random(inner, columns);
        c = random(rows, columns);
        gradient = new FMatrixRMaj(inner, columns);
        packed = chosen.packed(inner, columns);
        chosen.pack(weight, packed);
    }

    private static FMatrixRMaj random(int rows, int columns) {
        Rng rng = Rng.stream(1, 0);
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = rng.nextFloat() - 0.5f;
        }
        return matrix;
    }

    /** A step forward. */
    @Benchmark
    public FMatrixRMaj multiply() {
        chosen.multiply(rows, a, 0, packed, c, 0);
        return c;
    }

    /** The gradient of the weight. */
    @Benchmark
    public FMatrixRMaj addTransposedProduct() {
        chosen.addTransposedProduct(rows, a, 0, c, 0, gradient, Slice.WHOLE);
        return gradient;
    }

    /** What is done once a step of training. */
    @Benchmark
    public Packed pack() {
        chosen.pack(weight, packed);
        return packed;
    }
}
