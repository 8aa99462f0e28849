package dev.unroll.task;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Packed;
import dev.unroll.numeric.Slice;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_FDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Reads the carry out of the hidden state by logistic regression (Alain and Bengio 2016 call such a reader a linear probe):
 * {@code p(carry) = σ(h·w + b)}, fitted by Newton's method with a little weight decay.
 */
final class CarryProbe {
    private static final int ITERATIONS = 10;
    private static final double DECAY = 1e-4;
    /** The curvature p·(1 - p) counts at least so much, so that no step is too long where the fit is sure. */
    private static final float LEAST_CURVATURE = 0.05f;

    private final int inputs;
    private final Kernels kernels;
    private final Packed packed;
    private final FMatrixRMaj w;
    private final FMatrixRMaj gradient;
    private final FMatrixRMaj hessian;
    private final FMatrixRMaj change;
    private final LinearSolverDense<FMatrixRMaj> solver;

    CarryProbe(int hidden, Kernels kernels) {
        this.inputs = hidden + 1;
        this.kernels = kernels;
        this.packed = kernels.packed(inputs, 1);
        this.w = new FMatrixRMaj(inputs, 1);
        this.gradient = new FMatrixRMaj(inputs, 1);
        this.hessian = new FMatrixRMaj(inputs, inputs);
        this.change = new FMatrixRMaj(inputs, 1);
        this.solver = LinearSolverFactory_FDRM.symmPosDef(inputs);
    }

    /** Fits anew; the same states give the same probe. */
    void fit(CarryStates states) {
        w.zero();
        FMatrixRMaj p = new FMatrixRMaj(states.count, 1);
        FMatrixRMaj curved = new FMatrixRMaj(states.count, inputs);
        for (int i = 0; i < ITERATIONS; i++) {
            read(states, p);
            newton(states, p, curved);
        }
    }

    private void newton(CarryStates states, FMatrixRMaj p, FMatrixRMaj curved) {
        double all = 0;
        for (int row = 0; row < states.count; row++) {
            float read = p.data[row];
            float curvature = states.weight[row] * Math.max(LEAST_CURVATURE, read * (1 - read));
            for (int i = row * inputs; i < (row + 1) * inputs; i++) {
                curved.data[i] = curvature * states.h.data[i];
            }
            p.data[row] = states.weight[row] * (read - states.carry.data[row]);
            all += states.weight[row];
        }
        gradient.zero();
        hessian.zero();
        kernels.addTransposedProduct(states.count, states.h, 0, p, 0, gradient, Slice.WHOLE);
        kernels.addTransposedProduct(states.count, states.h, 0, curved, 0, hessian, Slice.WHOLE);
        float decay = (float) (DECAY * all);
        for (int i = 0; i < inputs; i++) {
            gradient.data[i] += decay * w.data[i];
            hessian.data[i * inputs + i] += decay;
        }
        if (solver.setA(hessian)) {
            solver.solve(gradient, change);
            for (int i = 0; i < inputs; i++) {
                w.data[i] -= change.data[i];
            }
        }
    }

    /** The probability of a carry in each state. */
    private void read(CarryStates states, FMatrixRMaj p) {
        kernels.pack(w, packed);
        kernels.multiply(states.count, states.h, 0, packed, p, 0);
        kernels.sigmoid(states.count, p.data, 0, p.data, 0);
    }

    /** Share of the columns of all sums in which the carry is read right. */
    double accuracy(CarryStates states) {
        FMatrixRMaj p = new FMatrixRMaj(states.count, 1);
        read(states, p);
        double right = 0;
        double all = 0;
        for (int row = 0; row < states.count; row++) {
            right += (p.data[row] >= 0.5f ? 1 : 0) == states.carry.data[row] ? states.weight[row] : 0;
            all += states.weight[row];
        }
        return right / all;
    }

    /** One weight for each hidden unit. */
    List<Double> weights() {
        return IntStream.range(0, inputs - 1)
                .mapToObj(unit -> (double) w.data[unit])
                .toList();
    }

    double bias() {
        return w.data[inputs - 1];
    }

    /** The probability of a carry after a column. */
    double read(AdderPass pass, int column, int row) {
        double z = bias();
        for (int unit = 0; unit < inputs - 1; unit++) {
            z += (double) w.data[unit] * pass.state(column, row, unit);
        }
        return 1 / (1 + Math.exp(-z));
    }
}
