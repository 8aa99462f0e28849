package dev.unroll.task;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Packed;
import dev.unroll.param.Parameter;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** {@code hₜ = f(xₜ·synapse_0 + rₜ₋₁·synapse_h)} without biases, where r is h or x. */
final class ElmanLayer implements HiddenLayer {
    private final AdderSpec.Elman spec;
    private final Kernels kernels;
    private final Parameter input;
    private final Parameter recurrent;

    ElmanLayer(AdderSpec.Elman spec, Kernels kernels) {
        this.spec = spec;
        this.kernels = kernels;
        this.input = Parameter.zeros("synapse_0", 2, spec.hidden());
        this.recurrent = Parameter.zeros("synapse_h", remembers() ? spec.hidden() : 2, spec.hidden());
    }

    private boolean remembers() {
        return spec.recurrence() == Recurrence.HIDDEN;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(input, recurrent);
    }

    /** Over a single sum, with the output layer. */
    SinglePass unroll(int columns, Parameter output) {
        return new SinglePass(spec, columns, input, recurrent, output);
    }

    @Override
    public Unrolled unroll(Columns columns) {
        return new Pass(columns);
    }

    private final class Pass implements Unrolled {
        private final Columns in;
        private final Packed w0;
        private final Packed wh;
        private final FMatrixRMaj x;
        private final FMatrixRMaj z;
        private final FMatrixRMaj h;
        private final FMatrixRMaj r;

        Pass(Columns in) {
            int hidden = spec.hidden();
            int rows = in.columns * in.batch;
            this.in = in;
            this.w0 = kernels.packed(2, hidden);
            this.wh = kernels.packed(recurrent.value().numRows, hidden);
            this.x = in.bits;
            this.z = new FMatrixRMaj(rows, hidden);
            this.h = new FMatrixRMaj(rows + in.batch, hidden);
            this.r = remembers() ? h : x;
        }

        @Override
        public void load() {
            kernels.pack(input.value(), w0);
            kernels.pack(recurrent.value(), wh);
        }

        @Override
        public void forward(int first, int last) {
            int batch = in.batch;
            int length = batch * spec.hidden();
            kernels.multiply((last - first) * batch, x, (first + 1) * batch, w0, z, first * batch);
            for (int t = first; t < last; t++) {
                kernels.multiplyAdd(batch, r, t * batch, wh, z, t * batch);
                spec.activation().apply(kernels, length, z.data, t * length, h.data, (t + 1) * length);
            }
        }

        @Override
        public FMatrixRMaj states() {
            return h;
        }

        @Override
        public FMatrixRMaj stateGradients() {
            throw oneAtATime();
        }

        @Override
        public void backward() {
            throw oneAtATime();
        }

        private static IllegalStateException oneAtATime() {
            return new IllegalStateException("an Elman network learns from one sum at a time, by SinglePass");
        }
    }
}
