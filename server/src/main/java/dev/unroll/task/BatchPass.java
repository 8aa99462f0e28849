package dev.unroll.task;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Packed;
import dev.unroll.numeric.Slice;
import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** An adder over a batch of sums, by the kernels of large products. */
final class BatchPass implements AdderPass {
    private final Columns input;
    private final HiddenLayer.Unrolled layer;
    private final Parameter weight;
    private final Parameters parameters;
    private final Kernels kernels;
    private final Packed w1;
    private final Packed w1Transposed;
    private final FMatrixRMaj y;
    private final FMatrixRMaj dy;

    BatchPass(Columns input, HiddenLayer.Unrolled layer, Parameter weight, Parameters parameters, Kernels kernels) {
        this.input = input;
        this.layer = layer;
        this.weight = weight;
        this.parameters = parameters;
        this.kernels = kernels;
        int hidden = weight.value().numRows;
        this.w1 = kernels.packed(hidden, 1);
        this.w1Transposed = kernels.packed(1, hidden);
        this.y = new FMatrixRMaj(input.columns * input.batch, 1);
        this.dy = new FMatrixRMaj(input.columns * input.batch, 1);
    }

    @Override
    public void load() {
        layer.load();
        kernels.pack(weight.value(), w1);
        kernels.packTransposed(weight.value(), w1Transposed);
    }

    @Override
    public void set(int row, long a, long b) {
        input.set(row, a, b);
    }

    @Override
    public void forward() {
        layer.forward(0, input.columns);
        read();
    }

    @Override
    public void forward(List<Clamp> clamps) {
        FMatrixRMaj h = layer.states();
        for (int t = 0; t < input.columns; t++) {
            layer.forward(t, t + 1);
            for (int row = (t + 1) * input.batch; row < (t + 2) * input.batch; row++) {
                for (Clamp clamp : clamps) {
                    h.data[row * h.numCols + clamp.unit()] = clamp.value();
                }
            }
        }
        read();
    }

    private void read() {
        kernels.multiply(y.numRows, layer.states(), input.batch, w1, y, 0);
        kernels.sigmoid(y.data.length, y.data, 0, y.data, 0);
    }

    @Override
    public void backward() {
        parameters.zeroGradients();
        for (int i = 0; i < dy.data.length; i++) {
            float out = y.data[i];
            dy.data[i] = (out - input.targets[i]) * out * (1 - out);
        }
        kernels.multiply(dy.numRows, dy, 0, w1Transposed, layer.stateGradients(), 0);
        kernels.addTransposedProduct(dy.numRows, layer.states(), input.batch, dy, 0, weight.gradient(), Slice.WHOLE);
        layer.backward();
    }

    @Override
    public double error(int row) {
        double error = 0;
        for (int i = row; i < y.data.length; i += input.batch) {
            error += Math.abs(input.targets[i] - y.data[i]);
        }
        return error;
    }

    @Override
    public float output(int column, int row) {
        return y.data[column * input.batch + row];
    }

    @Override
    public boolean right(int column, int row) {
        int at = column * input.batch + row;
        return Addition.bitOf(y.data[at]) == (int) input.targets[at];
    }

    @Override
    public float state(int column, int row, int unit) {
        return layer.states().get((column + 1) * input.batch + row, unit);
    }

    @Override
    public float stateGradient(int column, int row, int unit) {
        return layer.stateGradients().get(column * input.batch + row, unit);
    }

    @Override
    public int columns() {
        return input.columns;
    }

    @Override
    public int batch() {
        return input.batch;
    }
}
