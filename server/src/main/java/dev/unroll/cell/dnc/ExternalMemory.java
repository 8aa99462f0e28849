package dev.unroll.cell.dnc;

import dev.unroll.numeric.Kernels;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The memory of a differentiable neural computer of Graves et al. 2016. Its states are memory, usage, links, precedence, write and read
 * weightings; its traces allocation weightings and activated interface vectors.
 */
public final class ExternalMemory implements Memory {
    private final int batch;
    private final int slots;
    private final int heads;
    private final InterfaceLayout layout;
    private final InterfaceVector vector;
    private final MemoryMatrix memory;
    private final Usage usage;
    private final Allocation allocation;
    private final ContentAddressing writeContent;
    private final WriteWeighting write;
    private final TemporalLinks links;
    private final ContentAddressing readContent;
    private final ReadWeightings read;

    /** A memory of that shape for so many steps and streams. */
    public ExternalMemory(MemoryShape shape, Mechanisms mechanisms, int steps, int batch, Kernels kernels) {
        int rows = steps * batch;
        this.batch = batch;
        this.slots = shape.slots();
        this.heads = shape.readHeads();
        this.layout = shape.layout();
        this.vector = new InterfaceVector(shape, mechanisms, rows, kernels);
        this.memory = new MemoryMatrix(shape, steps, batch, kernels.slots());
        this.usage = new Usage(shape, steps, batch);
        this.allocation = new Allocation(shape, rows);
        this.writeContent = new ContentAddressing(
                shape, 1, layout.writeKey(), layout.writeStrength(), rows, mechanisms.content(), memory, kernels);
        this.write = new WriteWeighting(shape, steps, batch);
        this.links = new TemporalLinks(shape, steps, batch, kernels.slots());
        this.readContent = new ContentAddressing(
                shape, heads, layout.readKeys(), layout.readStrengths(), rows, mechanisms.content(), memory, kernels);
        this.read = new ReadWeightings(shape, steps, batch);
    }

    @Override
    public void begin() {
        memory.begin();
        usage.begin();
        write.begin();
        links.begin();
    }

    @Override
    public void forward(int row, float[] reads, int r0) {
        int x0 = vector.at(row);
        int after = row + batch;
        float[] xi = vector.xi.data;
        float[] w = write.w.data;
        float[] r = read.w.data;
        int w0 = after * slots;
        int before = row * heads * slots;
        vector.forward(row);
        usage.forward(row, xi, x0 + layout.freeGates(), write.exact, row * slots, r, before);
        allocation.forward(row, usage.exact, after * slots);
        writeContent.forward(row, row, xi, x0);
        write.forward(row, xi, x0, allocation.a.data, writeContent.weightings);
        memory.write(row, w, w0, xi, x0 + layout.erase(), x0 + layout.writeVector());
        links.forward(row, w, w0, r, before);
        readContent.forward(row, after, xi, x0);
        read.forward(row, xi, x0, links, readContent.weightings);
        memory.read(row, heads, r, after * heads * slots, reads, r0);
    }

    @Override
    public void beginBack() {
        Arrays.fill(vector.dxi.data, 0);
        memory.beginBack();
        usage.beginBack();
        write.beginBack();
        links.beginBack();
        read.beginBack();
    }

    @Override
    public void backward(int row, int stream, float[] dreads, int r0) {
        int x0 = vector.at(row);
        int after = row + batch;
        float[] xi = vector.xi.data;
        float[] dxi = vector.dxi.data;
        float[] w = write.w.data;
        float[] r = read.w.data;
        int w0 = after * slots;
        int dw0 = stream * slots;
        int before = row * heads * slots;
        int dr0 = stream * heads * slots;
        memory.readBack(row, stream, heads, r, after * heads * slots, read.dw, dr0, dreads, r0);
        read.backward(row, stream, xi, dxi, x0, links, readContent.weightings);
        readContent.backward(row, after, stream, xi, dxi, x0, read.dc);
        links.backward(row, stream, w, w0, write.dw, dw0, r, before, read.dw, dr0, read.df, read.db);
        memory.writeBack(row, stream, w, w0, write.dw, dw0, xi, dxi, x0 + layout.erase(), x0 + layout.writeVector());
        write.backward(row, stream, xi, dxi, x0, allocation.a.data, writeContent.weightings);
        writeContent.backward(row, row, stream, xi, dxi, x0, write.dc);
        allocation.backward(row, usage.u.data, after * slots, write.da, usage.du, dw0);
        usage.backward(
                row, stream, xi, dxi, x0 + layout.freeGates(), w, row * slots, write.dw, dw0, r, before, read.dw, dr0);
        vector.backward(row);
    }

    @Override
    public FMatrixRMaj interfaceVectors() {
        return vector.xi;
    }

    @Override
    public FMatrixRMaj interfaceGradients() {
        return vector.dxi;
    }

    @Override
    public List<FMatrixRMaj> states() {
        return List.of(memory.m, usage.u, links.l, links.p, write.w, read.w);
    }

    @Override
    public List<FMatrixRMaj> traces() {
        return List.of(allocation.a, vector.xi);
    }
}
