package dev.unroll.task;

import dev.unroll.cell.Cell;
import dev.unroll.cell.CellSpec;
import dev.unroll.cell.PackedCell;
import dev.unroll.cell.Passes;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Slice;
import dev.unroll.param.Parameter;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** A cell of text networks as hidden layer. */
final class GatedLayer implements HiddenLayer {
    private static final int TOKENS = 4;

    private final Cell cell;

    GatedLayer(CellSpec spec, Kernels kernels) {
        this.cell = spec.build(0, TOKENS, kernels);
    }

    @Override
    public List<Parameter> parameters() {
        return cell.parameters();
    }

    @Override
    public Unrolled unroll(Columns input) {
        return new Pass(cell.pack(false, Passes.BOTH), input);
    }

    private static final class Pass implements Unrolled {
        private final PackedCell packed;
        private final dev.unroll.cell.Unrolled unrolled;

        Pass(PackedCell packed, Columns input) {
            this.packed = packed;
            this.unrolled = packed.unroll(input.columns, input.batch, input.tokens);
        }

        @Override
        public void load() {
            packed.load();
        }

        @Override
        public void forward(int first, int last) {
            unrolled.forward(first, last);
        }

        @Override
        public void backward() {
            unrolled.backward();
            unrolled.addGradients(Slice.WHOLE);
        }

        @Override
        public FMatrixRMaj states() {
            return unrolled.outputs();
        }

        @Override
        public FMatrixRMaj stateGradients() {
            return unrolled.outputGradients();
        }
    }
}
