package dev.unroll.net.reference;

import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;

/** The weights of a network as arrays {@code [input][output]} of doubles, by name; a bias has one row. */
public final class Weights {
    private final Map<String, double[][]> byName = new LinkedHashMap<>();

    /** Copies all values. */
    public Weights(Parameters parameters) {
        for (Parameter parameter : parameters) {
            int columns = parameter.value().numCols;
            double[][] matrix = new double[parameter.value().numRows][columns];
            for (int i = 0; i < parameter.size(); i++) {
                matrix[i / columns][i % columns] = parameter.value().data[i];
            }
            byName.put(parameter.name(), matrix);
        }
    }

    /** The weight of that name; changing it changes what {@link PlainNetwork} computes. */
    public double[][] matrix(String name) {
        double[][] matrix = byName.get(name);
        if (matrix == null) {
            throw new IllegalArgumentException("no weight is called " + name);
        }
        return matrix;
    }

    double[] bias(String name) {
        return matrix(name)[0];
    }
}
