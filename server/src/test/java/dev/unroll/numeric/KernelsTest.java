package dev.unroll.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.Allocation;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelsTest {
    /** Relative to the sum of the absolute values of the terms. */
    private static final double ROUNDING = 1e-5;

    /** Rows, inner length, columns. */
    private static final int[][] SHAPES = {
        {1, 1, 1},
        {1, 100, 100},
        {1, 7, 63},
        {2, 3, 16},
        {3, 100, 63},
        {5, 300, 33},
        {6, 16, 32},
        {7, 63, 7},
        {13, 257, 100},
        {25, 600, 17},
        {50, 128, 512},
        {4, 9, 1000},
        {1, 513, 130}
    };

    private final Rng rng = Rng.stream(1, 0);

    static Stream<Kernels> both() {
        return Stream.of(new VectorKernels(), new EjmlKernels());
    }

    private FMatrixRMaj random(int rows, int columns) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = rng.nextFloat() - 0.5f;
        }
        return matrix;
    }

    @Test
    void aProductIsAChainOfFusedMultiplyAddsBitForBit() {
        VectorKernels kernels = new VectorKernels();
        for (int[] shape : SHAPES) {
            FMatrixRMaj a = random(shape[0] + 2, shape[1]);
            FMatrixRMaj b = random(shape[1], shape[2]);
            FMatrixRMaj c = random(shape[0] + 3, shape[2]);
            FMatrixRMaj expected = c.copy();
            Packed packed = kernels.packed(shape[1], shape[2]);
            kernels.pack(b, packed);
            for (int i = 0; i < shape[0]; i++) {
                for (int j = 0; j < shape[2]; j++) {
                    float sum = expected.get(i + 3, j);
                    for (int k = 0; k < shape[1]; k++) {
                        sum = Math.fma(a.get(i + 2, k), b.get(k, j), sum);
                    }
                    expected.set(i + 3, j, sum);
                }
            }
            kernels.multiplyAdd(shape[0], a, 2, packed, c, 3);
            assertThat(c.data).as("%d × %d × %d", shape[0], shape[1], shape[2]).containsExactly(expected.data);
        }
    }

    @Test
    void aTransposedProductIsAChainOfFusedMultiplyAddsBitForBit() {
        VectorKernels kernels = new VectorKernels();
        for (int[] shape : SHAPES) {
            FMatrixRMaj a = random(shape[1] + 2, shape[0]);
            FMatrixRMaj b = random(shape[1] + 1, shape[2]);
            FMatrixRMaj c = random(shape[0], shape[2]);
            FMatrixRMaj expected = c.copy();
            for (int i = 0; i < shape[0]; i++) {
                for (int j = 0; j < shape[2]; j++) {
                    float sum = expected.get(i, j);
                    for (int k = 0; k < shape[1]; k++) {
                        sum = Math.fma(a.get(k + 2, i), b.get(k + 1, j), sum);
                    }
                    expected.set(i, j, sum);
                }
            }
            kernels.addTransposedProduct(shape[1], a, 2, b, 1, c, Slice.WHOLE);
            assertThat(c.data).as("%d × %d × %d", shape[0], shape[1], shape[2]).containsExactly(expected.data);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void productsAgreeWithDouble(Kernels kernels) {
        for (int[] shape : SHAPES) {
            FMatrixRMaj a = random(shape[0], shape[1]);
            FMatrixRMaj b = random(shape[1], shape[2]);
            FMatrixRMaj transposed = new FMatrixRMaj(shape[2], shape[1]);
            for (int k = 0; k < shape[1]; k++) {
                for (int j = 0; j < shape[2]; j++) {
                    transposed.set(j, k, b.get(k, j));
                }
            }
            Packed packed = kernels.packed(shape[1], shape[2]);
            kernels.packTransposed(transposed, packed);
            FMatrixRMaj c = random(shape[0], shape[2]);
            kernels.multiply(shape[0], a, 0, packed, c, 0);
            FMatrixRMaj gradient = new FMatrixRMaj(shape[1], shape[2]);
            kernels.addTransposedProduct(shape[0], a, 0, c, 0, gradient, Slice.WHOLE);
            agree(a, b, c);
            agreeTransposed(a, c, gradient);
        }
    }

    private static void agree(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        for (int i = 0; i < c.numRows; i++) {
            for (int j = 0; j < c.numCols; j++) {
                double sum = 0;
                double size = 0;
                for (int k = 0; k < b.numRows; k++) {
                    double term = (double) a.get(i, k) * b.get(k, j);
                    sum += term;
                    size += Math.abs(term);
                }
                assertThat(Math.abs(c.get(i, j) - sum)).isLessThanOrEqualTo(ROUNDING * size);
            }
        }
    }

    private static void agreeTransposed(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        for (int i = 0; i < c.numRows; i++) {
            for (int j = 0; j < c.numCols; j++) {
                double sum = 0;
                double size = 0;
                for (int k = 0; k < a.numRows; k++) {
                    double term = (double) a.get(k, i) * b.get(k, j);
                    sum += term;
                    size += Math.abs(term);
                }
                assertThat(Math.abs(c.get(i, j) - sum)).isLessThanOrEqualTo(ROUNDING * size);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void softmaxAgreesWithDoubleAndIsStable(Kernels kernels) {
        for (float scale : new float[] {1, 30, 1e4f}) {
            float[] x = random(1, 143).data;
            for (int i = 0; i < x.length; i++) {
                x[i] *= scale;
            }
            float[] p = new float[x.length];
            float logOfSum = kernels.softmax(140, x, 3, p, 2);
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 3; i < x.length; i++) {
                max = Math.max(max, x[i]);
            }
            double sum = 0;
            for (int i = 3; i < x.length; i++) {
                sum += Math.exp(x[i] - max);
            }
            assertThat((double) logOfSum)
                    .isCloseTo(max + Math.log(sum), org.assertj.core.data.Offset.offset(1e-5 * scale));
            for (int i = 0; i < 140; i++) {
                assertThat(Math.abs(p[2 + i] - Math.exp(x[3 + i] - max) / sum)).isLessThan(1e-6);
            }
            assertThat(p[0] + p[1] + p[142]).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void softmaxDoesNotHideWhatIsNotANumber(Kernels kernels) {
        for (int at : new int[] {0, 8, 20}) {
            float[] x = new float[21];
            x[at] = Float.NaN;
            assertThat(kernels.softmax(21, x, 0, new float[21], 0)).isNaN();
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void wrongShapesAreRefused(Kernels kernels) {
        FMatrixRMaj a = new FMatrixRMaj(4, 3);
        Packed b = kernels.packed(3, 5);
        assertThatThrownBy(() -> kernels.multiply(4, a, 0, b, new FMatrixRMaj(4, 6), 0))
                .hasMessageContaining("cannot give 6 columns");
        assertThatThrownBy(() -> kernels.multiply(4, a, 1, b, new FMatrixRMaj(4, 5), 0))
                .hasMessageContaining("rows 1 to 5 of a matrix of 4 rows");
        assertThatThrownBy(() -> kernels.pack(new FMatrixRMaj(5, 3), b))
                .hasMessageContaining("room was made for 3 × 5");
        assertThatThrownBy(() -> kernels.addTransposedProduct(4, a, 0, a, 0, new FMatrixRMaj(3, 4), Slice.WHOLE))
                .hasMessageContaining("cannot be 3 × 4");
    }

    @ParameterizedTest
    @MethodSource("both")
    void warmCallsAllocateNothing(Kernels kernels) {
        FMatrixRMaj a = random(25, 100);
        FMatrixRMaj b = random(100, 63);
        FMatrixRMaj c = new FMatrixRMaj(25, 63);
        FMatrixRMaj gradient = new FMatrixRMaj(100, 63);
        Packed packed = kernels.packed(100, 63);
        Packed transposed = kernels.packed(63, 100);
        Runnable all = () -> {
            kernels.pack(b, packed);
            kernels.packTransposed(b, transposed);
            kernels.multiply(25, a, 0, packed, c, 0);
            kernels.multiplyAdd(1, a, 3, packed, c, 4);
            kernels.addTransposedProduct(25, a, 0, c, 0, gradient, Slice.WHOLE);
            kernels.tanh(99, a.data, 1, a.data, 1);
            kernels.sigmoid(99, a.data, 1, a.data, 1);
            kernels.softmax(63, c.data, 0, c.data, 0);
        };
        assertThat(Allocation.ofWarm(all)).isZero();
    }
}
