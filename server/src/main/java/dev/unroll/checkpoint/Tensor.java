package dev.unroll.checkpoint;

import java.util.Arrays;

/** A block of numbers in a file, row-major. */
final class Tensor {
    private final int[] shape;
    private final float[] data;

    /**
     * @param shape its sizes, outermost first
     * @param data as many numbers as their product
     */
    Tensor(int[] shape, float[] data) {
        this.shape = shape;
        this.data = data;
    }

    int[] shape() {
        return shape;
    }

    float[] data() {
        return data;
    }

    static Tensor of(float[] data, int... shape) {
        return new Tensor(shape, data);
    }

    /** The matrix of these numbers, {@code rows × columns}, lying the other way. */
    static Tensor transposed(float[] data, int rows, int columns) {
        float[] turned = new float[data.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j * rows + i] = data[i * columns + j];
            }
        }
        return new Tensor(new int[] {columns, rows}, turned);
    }

    boolean hasShape(int... expected) {
        return Arrays.equals(shape, expected);
    }

    String shapeText() {
        return Arrays.toString(shape);
    }
}
