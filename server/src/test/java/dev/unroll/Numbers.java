package dev.unroll;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.ejml.data.FMatrixRMaj;

/** Reading and comparing the numbers of a fixture. */
public final class Numbers {
    private Numbers() {}

    /** All numbers of nested arrays, in order. */
    public static double[] flat(JsonNode node) {
        if (node.isNumber()) {
            return new double[] {node.asDouble()};
        }
        double[] all = new double[0];
        for (JsonNode child : node) {
            double[] more = flat(child);
            double[] joined = java.util.Arrays.copyOf(all, all.length + more.length);
            System.arraycopy(more, 0, joined, all.length, more.length);
            all = joined;
        }
        return all;
    }

    /** All whole numbers of nested arrays, in order. */
    public static int[] tokens(JsonNode node) {
        double[] all = flat(node);
        int[] tokens = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            tokens[i] = (int) all[i];
        }
        return tokens;
    }

    /** Copies an outputs × inputs matrix, as PyTorch keeps it, into an inputs × outputs one; a vector into a row. */
    public static void transpose(JsonNode from, FMatrixRMaj to) {
        double[] all = flat(from);
        assertThat(all.length).isEqualTo(to.numRows * to.numCols);
        for (int i = 0; i < to.numRows; i++) {
            for (int j = 0; j < to.numCols; j++) {
                to.data[i * to.numCols + j] = (float) all[j * to.numRows + i];
            }
        }
    }

    /** Every number agrees: {@code |a - e| <= relative · max(|e|, floor / relative)}. */
    public static void agree(String what, FMatrixRMaj transposed, JsonNode expected, double relative, double floor) {
        double[] e = flat(expected);
        assertThat(e.length).as(what).isEqualTo(transposed.numRows * transposed.numCols);
        for (int i = 0; i < transposed.numRows; i++) {
            for (int j = 0; j < transposed.numCols; j++) {
                close(
                        "%s [%d, %d]".formatted(what, j, i),
                        transposed.data[i * transposed.numCols + j],
                        e[j * transposed.numRows + i],
                        relative,
                        floor);
            }
        }
    }

    /** One number agrees. */
    public static void close(String what, double actual, double expected, double relative, double floor) {
        assertThat(Math.abs(actual - expected))
                .as("%s: %s, expected %s", what, actual, expected)
                .isLessThanOrEqualTo(Math.max(relative * Math.abs(expected), floor));
    }
}
