package dev.unroll.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.factory.DecompositionFactory_FDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F32;

/**
 * Hidden states in two dimensions: along the direction in which the probe reads the carry, and along the one in which they differ most
 * besides (the first principal component, Pearson 1901, of what is orthogonal to it).
 *
 * @param mean of the states
 * @param axes two directions of length 1, each a number for every unit
 * @param explained share of the variance along each
 * @param x the states along the first
 * @param y along the second
 * @param carry the true carry of each state, {@code 0} or {@code 1}
 */
public record Projection(
        List<Double> mean,
        List<List<Double>> axes,
        List<Double> explained,
        List<Double> x,
        List<Double> y,
        String carry) {
    /** At most so many states of a column are shown. */
    private static final int SHOWN = 120;

    private static final double THOUSAND = 1000;

    /** @param reads the weights of the probe */
    static Projection of(CarryStates states, List<Double> reads) {
        int units = states.h.numCols - 1;
        double[] mean = new double[units];
        double all = 0;
        for (int row = 0; row < states.count; row++) {
            all += states.weight[row];
            for (int unit = 0; unit < units; unit++) {
                mean[unit] += states.weight[row] * states.h.get(row, unit);
            }
        }
        for (int unit = 0; unit < units; unit++) {
            mean[unit] /= all;
        }
        FMatrixRMaj covariance = covariance(states, mean, all);
        double variance = CommonOps_FDRM.trace(covariance);
        double[][] axes = new double[2][units];
        double[] explained = new double[2];
        double length = Math.sqrt(reads.stream().mapToDouble(w -> w * w).sum());
        if (length > 0 && variance > 0) {
            axes[0] = reads.stream().mapToDouble(w -> w / length).toArray();
            explained[0] = take(covariance, axes[0]) / variance;
            axes[1] = direction(covariance);
            explained[1] = take(covariance, axes[1]) / variance;
        }
        return shown(states, mean, axes, explained);
    }

    /** The variance along an axis, which is taken out of the covariance. */
    private static double take(FMatrixRMaj covariance, double[] axis) {
        FMatrixRMaj a = new FMatrixRMaj(axis.length, 1);
        for (int i = 0; i < axis.length; i++) {
            a.data[i] = (float) axis[i];
        }
        FMatrixRMaj along = new FMatrixRMaj(axis.length, 1);
        CommonOps_FDRM.mult(covariance, a, along);
        float variance = CommonOps_FDRM.dot(a, along);
        for (int i = 0; i < axis.length; i++) {
            for (int j = 0; j < axis.length; j++) {
                float part = a.data[i] * along.data[j] + along.data[i] * a.data[j] - variance * a.data[i] * a.data[j];
                covariance.data[i * axis.length + j] -= part;
            }
        }
        return Math.max(0, variance);
    }

    private static FMatrixRMaj covariance(CarryStates states, double[] mean, double all) {
        int units = mean.length;
        double[] sums = new double[units * units];
        double[] centred = new double[units];
        for (int row = 0; row < states.count; row++) {
            for (int unit = 0; unit < units; unit++) {
                centred[unit] = states.h.get(row, unit) - mean[unit];
            }
            for (int i = 0; i < units; i++) {
                double scaled = states.weight[row] * centred[i];
                for (int j = 0; j < units; j++) {
                    sums[i * units + j] += scaled * centred[j];
                }
            }
        }
        FMatrixRMaj covariance = new FMatrixRMaj(units, units);
        for (int i = 0; i < sums.length; i++) {
            covariance.data[i] = (float) (sums[i] / all);
        }
        return covariance;
    }

    /** That of the largest variance, with its longest part positive; zero when there is none. */
    private static double[] direction(FMatrixRMaj covariance) {
        int units = covariance.numRows;
        double[] direction = new double[units];
        EigenDecomposition_F32<FMatrixRMaj> eigen = DecompositionFactory_FDRM.eig(units, true, true);
        if (units == 1 || !eigen.decompose(covariance)) {
            return direction;
        }
        int first = 0;
        for (int i = 1; i < units; i++) {
            if (eigen.getEigenvalue(i).real > eigen.getEigenvalue(first).real) {
                first = i;
            }
        }
        FMatrixRMaj vector = eigen.getEigenVector(first);
        float longest = 0;
        for (float part : vector.data) {
            longest = Math.abs(part) > Math.abs(longest) ? part : longest;
        }
        for (int i = 0; i < units; i++) {
            direction[i] = vector.data[i] * Math.signum(longest);
        }
        return direction;
    }

    private static double along(double[] axis, double[] mean, CarryStates states, int row) {
        double sum = 0;
        for (int unit = 0; unit < axis.length; unit++) {
            sum += axis[unit] * (states.h.get(row, unit) - mean[unit]);
        }
        return sum;
    }

    private static Projection shown(CarryStates states, double[] mean, double[][] axes, double[] explained) {
        int[] ofColumn = new int[Long.SIZE];
        for (int row = 0; row < states.count; row++) {
            ofColumn[states.column[row]]++;
        }
        int[] seen = new int[Long.SIZE];
        List<double[]> points = new ArrayList<>();
        StringBuilder carry = new StringBuilder();
        for (int row = 0; row < states.count; row++) {
            int column = states.column[row];
            if (seen[column]++ % (1 + (ofColumn[column] - 1) / SHOWN) == 0) {
                points.add(new double[] {along(axes[0], mean, states, row), along(axes[1], mean, states, row)});
                carry.append(states.carry.data[row] == 1 ? '1' : '0');
            }
        }
        return new Projection(
                boxed(mean),
                List.of(boxed(axes[0]), boxed(axes[1])),
                boxed(explained),
                points.stream().map(point -> rounded(point[0])).toList(),
                points.stream().map(point -> rounded(point[1])).toList(),
                carry.toString());
    }

    private static double rounded(double value) {
        return Math.round(value * THOUSAND) / THOUSAND;
    }

    private static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
