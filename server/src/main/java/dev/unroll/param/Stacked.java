package dev.unroll.param;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Slice;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Rows of weights one below the other, as a single right factor: {@code [x y]·[W; U]} for {@code x·W + y·U}. One whole weight stands for
 * itself; of more there is a joined copy, which this owns.
 */
public final class Stacked {
    private final List<Part> parts;
    private final boolean single;
    private final FMatrixRMaj value;
    private final FMatrixRMaj gradient;

    /**
     * Some rows of a weight.
     *
     * @param parameter the weight
     * @param first its first row that counts
     * @param rows how many count
     */
    public record Part(Parameter parameter, int first, int rows) {
        /** All rows. */
        public static Part whole(Parameter parameter) {
            return new Part(parameter, 0, parameter.value().numRows);
        }
    }

    /** @param parts from top to bottom, of the same number of columns */
    public Stacked(List<Part> parts) {
        this.parts = List.copyOf(parts);
        Parameter first = parts.get(0).parameter();
        this.single = parts.size() == 1 && parts.get(0).equals(Part.whole(first));
        int rows = parts.stream().mapToInt(Part::rows).sum();
        this.value = single ? first.value() : new FMatrixRMaj(rows, first.value().numCols);
        this.gradient = single ? first.gradient() : new FMatrixRMaj(rows, first.value().numCols);
    }

    /** One weight as it is. */
    public static Stacked of(Parameter parameter) {
        return new Stacked(List.of(Part.whole(parameter)));
    }

    /** The rows joined, as the weights were at the last {@link #load}. */
    public FMatrixRMaj value() {
        return value;
    }

    /** Copies the weights. To be called whenever they changed. */
    public void load() {
        if (single) {
            return;
        }
        int to = 0;
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            int length = part.rows() * value.numCols;
            System.arraycopy(part.parameter().numbers(), part.first() * value.numCols, value.data, to, length);
            to += length;
        }
    }

    /** Adds {@code aᵀ·b} to the gradients of the weights, in a share of the columns; see {@link Kernels#addTransposedProduct}. */
    public void addGradient(Kernels kernels, int rows, FMatrixRMaj a, int aRow, FMatrixRMaj b, int bRow, Slice slice) {
        if (!single) {
            clear(slice);
        }
        kernels.addTransposedProduct(rows, a, aRow, b, bRow, gradient, slice);
        if (!single) {
            handOn(kernels, slice);
        }
    }

    private void clear(Slice slice) {
        int columns = gradient.numCols;
        for (int row = 0; row < gradient.numRows; row++) {
            Arrays.fill(gradient.data, row * columns + slice.from(columns), row * columns + slice.to(columns), 0);
        }
    }

    private void handOn(Kernels kernels, Slice slice) {
        int columns = gradient.numCols;
        int from = slice.from(columns);
        int length = slice.to(columns) - from;
        int at = 0;
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            float[] sum = part.parameter().gradient().data;
            for (int row = part.first(); row < part.first() + part.rows(); row++) {
                kernels.add(length, gradient.data, at * columns + from, sum, row * columns + from);
                at++;
            }
        }
    }
}
