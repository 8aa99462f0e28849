package dev.unroll.net.reference;

import static dev.unroll.net.reference.Algebra.sigmoid;
import static dev.unroll.net.reference.Algebra.softmax;

import dev.unroll.cell.dnc.InterfaceLayout;
import dev.unroll.cell.dnc.Mechanisms;
import dev.unroll.cell.dnc.MemoryShape;
import java.util.Arrays;

/** The external memory of a differentiable neural computer, equation by equation as in the Methods of Graves et al. 2016. */
final class PlainMemory {
    private static final double EPSILON = 1e-6;

    private final int slots;
    private final int width;
    private final int heads;
    private final InterfaceLayout layout;
    private final Mechanisms mechanisms;
    private final FreeLists freeLists;
    private final double[][] memory;
    private final double[][] links;
    private final double[] precedence;
    private final double[] usage;
    private double[] allocation;
    private final double[] write;
    private final double[][] read;
    private final double[] reads;

    PlainMemory(MemoryShape shape, Mechanisms mechanisms, FreeLists freeLists) {
        this.slots = shape.slots();
        this.width = shape.width();
        this.heads = shape.readHeads();
        this.layout = shape.layout();
        this.mechanisms = mechanisms;
        this.freeLists = freeLists;
        this.memory = new double[slots][width];
        this.links = new double[slots][slots];
        this.precedence = new double[slots];
        this.usage = new double[slots];
        this.allocation = new double[slots];
        this.write = new double[slots];
        this.read = new double[heads][slots];
        this.reads = new double[heads * width];
    }

    /** One step; ξ is what the controller emitted. */
    void step(double[] xi) {
        use(xi);
        allocation = allocation();
        chooseWhereToWrite(xi);
        write(xi);
        link();
        chooseWhereToRead(xi);
        read();
    }

    /** {@code ψ = Πᵢ (1 - fᵢ·w^r,i); u = (u + w^w - u·w^w)·ψ}, with the weightings of the step before. */
    private void use(double[] xi) {
        for (int n = 0; n < slots; n++) {
            double retained = 1;
            for (int i = 0; i < heads; i++) {
                retained *= 1 - sigmoid(xi[layout.freeGates() + i]) * read[i][n];
            }
            usage[n] = (usage[n] + write[n] - usage[n] * write[n]) * retained;
        }
    }

    /** {@code a[φⱼ] = (1 - u[φⱼ])·Πᵢ u[φᵢ]} over the i before j in the free list φ. */
    private double[] allocation() {
        double[] a = new double[slots];
        double product = 1;
        for (int slot : freeLists.of(usage)) {
            a[slot] = (1 - usage[slot]) * product;
            product *= usage[slot];
        }
        return a;
    }

    /** {@code w^w = g^w·(g^a·a + (1 - g^a)·C(M, k^w, β^w))}. */
    private void chooseWhereToWrite(double[] xi) {
        double ga = mechanisms.allocation() ? sigmoid(xi[layout.allocationGate()]) : 0;
        double gw = sigmoid(xi[layout.writeGate()]);
        double[] content = content(xi, layout.writeKey(), layout.writeStrength());
        for (int n = 0; n < slots; n++) {
            write[n] = gw * (ga * allocation[n] + (1 - ga) * content[n]);
        }
    }

    /** {@code C(M, k, β)ₙ = softmaxₙ(β·cos(k, Mₙ))}, with the strength {@code oneplus(β) = 1 + ln(1 + e^β)}. */
    private double[] content(double[] xi, int keyAt, int strengthAt) {
        if (!mechanisms.content()) {
            double[] alike = new double[slots];
            Arrays.fill(alike, 1.0 / slots);
            return alike;
        }
        double strength = mechanisms.strengths() ? oneplus(xi[strengthAt]) : 1;
        double[] key = Arrays.copyOfRange(xi, keyAt, keyAt + width);
        double[] scores = new double[slots];
        for (int n = 0; n < slots; n++) {
            scores[n] = strength * cosine(key, memory[n]);
        }
        return softmax(scores);
    }

    private static double oneplus(double x) {
        return 1 + Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** {@code u·v / (√(u·u + ε)·√(v·v + ε))}. */
    private static double cosine(double[] u, double[] v) {
        return dot(u, v) / (Math.sqrt(dot(u, u) + EPSILON) * Math.sqrt(dot(v, v) + EPSILON));
    }

    private static double dot(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * v[i];
        }
        return sum;
    }

    /** {@code M[n, j] = M[n, j]·(1 - w^w[n]·e[j]) + w^w[n]·v[j]}. */
    private void write(double[] xi) {
        for (int n = 0; n < slots; n++) {
            for (int j = 0; j < width; j++) {
                double erased = write[n] * sigmoid(xi[layout.erase() + j]);
                memory[n][j] = memory[n][j] * (1 - erased) + write[n] * xi[layout.writeVector() + j];
            }
        }
    }

    /** {@code L[i, j] = (1 - w^w[i] - w^w[j])·L[i, j] + w^w[i]·p[j]} for i ≠ j, then {@code p = (1 - Σ w^w)·p + w^w}. */
    private void link() {
        for (int i = 0; i < slots; i++) {
            for (int j = 0; j < slots; j++) {
                links[i][j] = i == j ? 0 : (1 - write[i] - write[j]) * links[i][j] + write[i] * precedence[j];
            }
        }
        double written = Arrays.stream(write).sum();
        for (int n = 0; n < slots; n++) {
            precedence[n] = (1 - written) * precedence[n] + write[n];
        }
    }

    /** {@code w^r,i = π[1]·Lᵀ·w^r,i + π[2]·C(M, k^r,i, β^r,i) + π[3]·L·w^r,i}, on the right the weightings of the step before. */
    private void chooseWhereToRead(double[] xi) {
        for (int i = 0; i < heads; i++) {
            int modesAt = layout.readModes() + 3 * i;
            double[] modes =
                    mechanisms.links() ? softmax(Arrays.copyOfRange(xi, modesAt, modesAt + 3)) : new double[] {0, 1, 0};
            double[] content = content(xi, layout.readKeys() + i * width, layout.readStrengths() + i);
            double[] weighting = new double[slots];
            for (int n = 0; n < slots; n++) {
                double backward = 0;
                double forward = 0;
                for (int j = 0; j < slots; j++) {
                    backward += links[j][n] * read[i][j];
                    forward += links[n][j] * read[i][j];
                }
                weighting[n] = modes[0] * backward + modes[1] * content[n] + modes[2] * forward;
            }
            read[i] = weighting;
        }
    }

    /** {@code rᵢ = Mᵀ·w^r,i}. */
    private void read() {
        Arrays.fill(reads, 0);
        for (int i = 0; i < heads; i++) {
            for (int n = 0; n < slots; n++) {
                for (int j = 0; j < width; j++) {
                    reads[i * width + j] += read[i][n] * memory[n][j];
                }
            }
        }
    }

    /** What all heads read last, one after the other. */
    double[] reads() {
        return reads;
    }

    double[] usage() {
        return usage;
    }

    double[] allocations() {
        return allocation;
    }

    double[] writeWeighting() {
        return write;
    }

    double[][] readWeightings() {
        return read;
    }
}
