package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rows;
import dev.unroll.numeric.Slice;
import dev.unroll.param.Parameter;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** A recurrent layer over a window: its input, its recurrence, and the gradients of its weights. */
final class RecurrentLayer implements Unrolled {
    private final int steps;
    private final int batch;
    private final Input input;
    private final HiddenProduct hidden;
    private final Recurrence recurrence;
    private final Buffers buffers;
    private final Parameter bias;
    private final Kernels kernels;

    RecurrentLayer(
            int steps,
            int batch,
            Input input,
            HiddenProduct hidden,
            Recurrence recurrence,
            Parameter bias,
            Kernels kernels) {
        this.steps = steps;
        this.batch = batch;
        this.input = input;
        this.hidden = hidden;
        this.recurrence = recurrence;
        this.buffers = recurrence.buffers();
        this.bias = bias;
        this.kernels = kernels;
    }

    @Override
    public void forward(int first, int last) {
        input.forward(first, last, buffers.inputPart());
        for (int t = first; t < last; t++) {
            recurrence.step(t);
        }
    }

    @Override
    public void backward() {
        recurrence.beginBack();
        for (int t = steps - 1; t >= 0; t--) {
            recurrence.stepBack(t);
            hidden.back(t, batch, buffers.recurrentGradients(), buffers.outputGradients());
        }
        input.backward(buffers.inputPart());
    }

    @Override
    public void addGradients(Slice slice) {
        input.addGradient(buffers.inputPart(), slice);
        hidden.addGradient(buffers.outputs(), buffers.recurrentGradients(), slice);
        Rows.addAll(buffers.inputPart(), bias.gradient(), slice, kernels);
        recurrence.addGradient(slice);
    }

    @Override
    public FMatrixRMaj outputs() {
        return buffers.outputs();
    }

    @Override
    public int firstRow() {
        return batch;
    }

    @Override
    public FMatrixRMaj outputGradients() {
        return buffers.outputGradients();
    }

    @Override
    public List<FMatrixRMaj> states() {
        return buffers.states();
    }

    @Override
    public List<FMatrixRMaj> traces() {
        return recurrence.traces();
    }

    @Override
    public int batch() {
        return batch;
    }
}
