package dev.unroll.cell;

import dev.unroll.cell.dnc.Memory;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rows;
import dev.unroll.numeric.Slice;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** A controller with a memory over a window: {@code zₜ += [hₜ₋₁; rₜ₋₁]·W}, the controller's units, the interface vector, the memory. */
final class DncRecurrence implements Recurrence {
    private final int batch;
    private final int hidden;
    private final int outputs;
    private final DncCell cell;
    private final Kernels kernels;
    private final HiddenProduct product;
    private final InputProduct emission;
    private final Units controller;
    private final Memory memory;
    private final FMatrixRMaj h;
    private final FMatrixRMaj hr;
    private final FMatrixRMaj dhr;
    private final Buffers buffers;

    DncRecurrence(DncCell cell, int steps, int batch, HiddenProduct product, InputProduct emission, Breakage breakage) {
        this.batch = batch;
        this.hidden = cell.spec.hidden();
        this.outputs = cell.spec.outputs();
        this.cell = cell;
        this.kernels = cell.kernels;
        this.product = product;
        this.emission = emission;
        this.controller = cell.spec.units(steps, batch, kernels, breakage);
        this.memory = cell.spec.unrolledMemory(steps, batch, kernels);
        this.h = new FMatrixRMaj(steps * batch, hidden);
        this.hr = new FMatrixRMaj((steps + 1) * batch, outputs);
        this.dhr = new FMatrixRMaj(steps * batch, outputs);
        List<FMatrixRMaj> states = new ArrayList<>(List.of(hr, controller.cellStates()));
        states.addAll(memory.states());
        FMatrixRMaj z = controller.preactivations();
        this.buffers = new Buffers(z, z, hr, dhr, List.copyOf(states));
    }

    @Override
    public void step(int t) {
        if (t == 0) {
            memory.begin();
        }
        product.add(t, batch, hr, controller.preactivations());
        int first = t * batch;
        for (int row = first; row < first + batch; row++) {
            controller.forward(row, h.data, row * hidden);
        }
        Rows.fill(batch, cell.interfaceBias.value(), memory.interfaceVectors(), first);
        emission.add(batch, h, first, memory.interfaceVectors(), first);
        for (int row = first; row < first + batch; row++) {
            int out = (row + batch) * outputs;
            System.arraycopy(h.data, row * hidden, hr.data, out, hidden);
            memory.forward(row, hr.data, out + hidden);
        }
    }

    @Override
    public void beginBack() {
        controller.beginBack();
        memory.beginBack();
    }

    @Override
    public void stepBack(int t) {
        int first = t * batch;
        for (int stream = 0; stream < batch; stream++) {
            memory.backward(first + stream, stream, dhr.data, (first + stream) * outputs + hidden);
        }
        emission.back(batch, memory.interfaceGradients(), first, controller.hiddenGradients(), first);
        for (int stream = 0; stream < batch; stream++) {
            int row = first + stream;
            kernels.add(hidden, dhr.data, row * outputs, controller.hiddenGradients().data, row * hidden);
            controller.backward(row, stream);
        }
    }

    @Override
    public void addGradient(Slice slice) {
        emission.addGradient(h, 0, memory.interfaceGradients(), slice);
        Rows.addAll(memory.interfaceGradients(), cell.interfaceBias.gradient(), slice, kernels);
    }

    @Override
    public List<FMatrixRMaj> traces() {
        return memory.traces();
    }

    @Override
    public Buffers buffers() {
        return buffers;
    }
}
