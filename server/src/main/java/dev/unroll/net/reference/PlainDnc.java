package dev.unroll.net.reference;

import static dev.unroll.net.reference.Algebra.plus;
import static dev.unroll.net.reference.Algebra.times;

import dev.unroll.cell.DncSpec;

/**
 * {@code [hₜ, cₜ] = LSTM([xₜ; rₜ₋₁], hₜ₋₁, cₜ₋₁); ξₜ = hₜ·W_ξ + b_ξ; rₜ = memory(ξₜ)}; the output is {@code [hₜ; rₜ]} (Graves et al. 2016).
 */
record PlainDnc(Weights weights, int layer, DncSpec spec, FreeLists freeLists) implements PlainCell {
    @Override
    public Stream start() {
        return new Stream();
    }

    /** One sequence. */
    final class Stream implements PlainStream {
        private final double[][] state = new double[2][spec.hidden()];
        private final PlainMemory memory = new PlainMemory(spec.memory(), spec.mechanisms(), freeLists);

        @Override
        public double[] step(double[] x) {
            double[] z = plus(
                    times(joined(x, memory.reads()), weights.matrix("controller_weight_ih" + suffix())),
                    times(state[0], weights.matrix("controller_weight_hh" + suffix())),
                    weights.bias("controller_bias" + suffix()));
            double[] h = PlainLstm.units(z, state);
            memory.step(plus(
                    times(h, weights.matrix("interface_weight" + suffix())),
                    weights.bias("interface_bias" + suffix())));
            return joined(h, memory.reads());
        }

        PlainMemory memory() {
            return memory;
        }
    }

    private String suffix() {
        return layer == 0 ? "" : "_l" + layer;
    }

    static double[] joined(double[] x, double[] y) {
        double[] both = new double[x.length + y.length];
        System.arraycopy(x, 0, both, 0, x.length);
        System.arraycopy(y, 0, both, x.length, y.length);
        return both;
    }
}
