package dev.unroll.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_FDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F32;

/**
 * Hidden states seen along their two principal components (Pearson 1901). The first points to where there is a carry, so that
 * the picture does not flip from one time to the next.
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

    static Projection of(CarryStates states) {
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
        double variance = 0;
        for (int unit = 0; unit < units; unit++) {
            variance += covariance.get(unit, unit);
        }
        EigenDecomposition_F32<FMatrixRMaj> eigen = DecompositionFactory_FDRM.eig(units, true, true);
        double[][] axes = new double[2][units];
        double[] explained = new double[2];
        if (eigen.decompose(covariance) && variance > 0) {
            int[] order = largestFirst(eigen, units);
            for (int i = 0; i < Math.min(2, units); i++) {
                axes[i] = direction(eigen.getEigenVector(order[i]));
                explained[i] = Math.max(0, eigen.getEigenvalue(order[i]).real) / variance;
            }
        }
        turn(axes[0], states, mean, true);
        turn(axes[1], states, mean, false);
        return shown(states, mean, axes, explained);
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

    private static int[] largestFirst(EigenDecomposition_F32<FMatrixRMaj> eigen, int units) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            order.add(i);
        }
        order.sort((one, other) -> Double.compare(eigen.getEigenvalue(other).real, eigen.getEigenvalue(one).real));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] direction(FMatrixRMaj vector) {
        double[] direction = new double[vector.data.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = vector.data[i];
        }
        return direction;
    }

    /** An axis has no sign of its own. The first goes from states without carry to those with; the second has its longest part positive. */
    private static void turn(double[] axis, CarryStates states, double[] mean, boolean toCarry) {
        double sign = 0;
        if (toCarry) {
            for (int row = 0; row < states.count; row++) {
                sign += states.weight[row] * (states.carry.data[row] - 0.5) * along(axis, mean, states, row);
            }
        } else {
            for (double part : axis) {
                sign = Math.abs(part) > Math.abs(sign) ? part : sign;
            }
        }
        if (sign < 0) {
            for (int i = 0; i < axis.length; i++) {
                axis[i] = -axis[i];
            }
        }
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
