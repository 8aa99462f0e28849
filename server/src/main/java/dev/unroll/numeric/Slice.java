package dev.unroll.numeric;

/**
 * A share of the columns of a matrix, so that several threads can each compute their own. What an element becomes does not depend on
 * how many shares there are.
 *
 * @param part from 0
 * @param parts how many there are
 */
public record Slice(int part, int parts) {
    // Two of the widest vectors, so that no share cuts through a panel of the kernels.
    private static final int UNIT = 32;

    /** All columns. */
    public static final Slice WHOLE = new Slice(0, 1);

    /** The first column of the share of so many. */
    public int from(int columns) {
        return at(part, columns);
    }

    /** The column after its last. */
    public int to(int columns) {
        return at(part + 1, columns);
    }

    private int at(int boundary, int columns) {
        return boundary == parts ? columns : columns / UNIT * boundary / parts * UNIT;
    }
}
