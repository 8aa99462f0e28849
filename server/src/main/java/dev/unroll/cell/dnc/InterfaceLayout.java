package dev.unroll.cell.dnc;

/**
 * Where the parts of the interface vector ξ stand, in the paper's order: {@code [k^r; β^r; k^w; β^w; e; v; f; g^a; g^w; π]}.
 *
 * @param width numbers in a slot, W
 * @param readHeads R
 */
public record InterfaceLayout(int width, int readHeads) {
    /** Read keys {@code k^r}, R × W. */
    public int readKeys() {
        return 0;
    }

    /** Read strengths {@code β^r}, R. */
    public int readStrengths() {
        return readHeads * width;
    }

    /** The write key {@code k^w}, W. */
    public int writeKey() {
        return readStrengths() + readHeads;
    }

    /** The write strength {@code β^w}, 1. */
    public int writeStrength() {
        return writeKey() + width;
    }

    /** The erase vector {@code e}, W. */
    public int erase() {
        return writeStrength() + 1;
    }

    /** The write vector {@code v}, W. */
    public int writeVector() {
        return erase() + width;
    }

    /** Free gates {@code f}, R. */
    public int freeGates() {
        return writeVector() + width;
    }

    /** The allocation gate {@code g^a}, 1. */
    public int allocationGate() {
        return freeGates() + readHeads;
    }

    /** The write gate {@code g^w}, 1. */
    public int writeGate() {
        return allocationGate() + 1;
    }

    /** Read modes {@code π}, R × 3: backward, content, forward. */
    public int readModes() {
        return writeGate() + 1;
    }

    /** Numbers of the whole vector, {@code R·W + 3W + 5R + 3}. */
    public int size() {
        return readModes() + 3 * readHeads;
    }
}
