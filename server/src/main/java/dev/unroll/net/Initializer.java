package dev.unroll.net;

import dev.unroll.numeric.Rng;
import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.factory.DecompositionFactory_FDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/** First values of weights. Its {@code toString} is the form on the wire and the command line. */
public sealed interface Initializer {
    /** What {@link #parse} takes, for people. */
    String FORMS = "\"normal:0.01\" (min-char-rnn), \"uniform:0.08\" (char-rnn), \"uniform:-1:1\" or \"xavier\"";

    /** The largest number of a form. */
    double LARGEST = 10;

    /** Sets every weight of the network, biases included. */
    void initialize(Network network, Rng rng);

    /**
     * Normal with mean 0; biases zero. min-char-rnn's has deviation 0.01.
     *
     * @param deviation above 0
     */
    record Normal(double deviation) implements Initializer {
        @Override
        public void initialize(Network network, Rng rng) {
            for (Parameter parameter : network.parameters()) {
                if (!parameter.bias()) {
                    float[] w = parameter.value().data;
                    for (int i = 0; i < w.length; i++) {
                        w[i] = (float) (deviation * rng.nextGaussian());
                    }
                }
            }
        }

        @Override
        public String toString() {
            return "normal:" + number(deviation);
        }
    }

    /**
     * Uniform in {@code [low, high]}, biases as well. char-rnn's is from -0.08 to 0.08.
     *
     * @param high above {@code low}
     */
    record Uniform(double low, double high) implements Initializer {
        /** Uniform in {@code [-range, range]}. */
        public Uniform(double range) {
            this(-range, range);
        }

        @Override
        public void initialize(Network network, Rng rng) {
            initialize(network.parameters(), rng);
        }

        /** Sets every weight. */
        public void initialize(Parameters parameters, Rng rng) {
            for (Parameter parameter : parameters) {
                fill(parameter.value(), low, high, rng);
            }
        }

        @Override
        public String toString() {
            return low == -high ? "uniform:" + number(high) : "uniform:" + number(low) + ":" + number(high);
        }
    }

    /**
     * Input and output weights uniform in {@code ±√(6 / (inputs + outputs))} (Glorot and Bengio 2010), recurrent ones orthogonal (Saxe et
     * al. 2014), gate by gate; biases zero.
     */
    record Xavier() implements Initializer {
        @Override
        public void initialize(Network network, Rng rng) {
            for (Parameter parameter : network.parameters()) {
                FMatrixRMaj w = parameter.value();
                if (parameter.name().contains("weight_hh")) {
                    orthogonal(w, rng);
                } else if (!parameter.bias()) {
                    boolean gates = parameter.name().startsWith("rnn")
                            || parameter.name().startsWith("controller");
                    int outputs = gates ? network.spec().cell().hidden() : w.numCols;
                    double range = Math.sqrt(6.0 / (w.numRows + outputs));
                    fill(w, -range, range, rng);
                }
            }
        }

        @Override
        public String toString() {
            return "xavier";
        }
    }

    /**
     * The initialiser that {@code form} names.
     *
     * @throws IllegalArgumentException when it names none
     */
    static Initializer parse(String form) {
        String[] parts = form.split(":", 2);
        if (form.equals("xavier")) {
            return new Xavier();
        }
        if (parts.length == 2 && parts[0].equals("normal")) {
            return new Normal(positive(form, parts[1]));
        }
        if (parts.length == 2 && parts[0].equals("uniform")) {
            return uniform(form, parts[1]);
        }
        throw new IllegalArgumentException("initializer must be %s, was \"%s\"".formatted(FORMS, form));
    }

    private static Uniform uniform(String form, String numbers) {
        String[] bounds = numbers.split(":", -1);
        if (bounds.length == 1) {
            return new Uniform(positive(form, numbers));
        }
        try {
            double low = Double.parseDouble(bounds[0]);
            double high = Double.parseDouble(bounds[1]);
            if (bounds.length == 2 && low >= -LARGEST && low < high && high <= LARGEST) {
                return new Uniform(low, high);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "initializer needs a lower and a higher bound from -10 to 10, as in \"uniform:-1:1\", was \"%s\""
                        .formatted(form));
    }

    private static double positive(String form, String number) {
        try {
            double value = Double.parseDouble(number);
            if (value > 0 && value <= LARGEST) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "initializer needs a number above 0 and at most 10 after the colon, was \"%s\"".formatted(form));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }

    private static void fill(FMatrixRMaj w, double low, double high, Rng rng) {
        for (int i = 0; i < w.data.length; i++) {
            w.data[i] = (float) (low + (high - low) * rng.nextDouble());
        }
    }

    /** Each square block of the columns becomes the Q of a normal matrix, with the signs that make it uniform over all of them. */
    private static void orthogonal(FMatrixRMaj w, Rng rng) {
        int hidden = w.numRows;
        for (int block = 0; block < w.numCols; block += hidden) {
            FMatrixRMaj normal = new FMatrixRMaj(hidden, hidden);
            for (int i = 0; i < normal.data.length; i++) {
                normal.data[i] = (float) rng.nextGaussian();
            }
            QRDecomposition<FMatrixRMaj> qr = DecompositionFactory_FDRM.qr(hidden, hidden);
            qr.decompose(normal);
            FMatrixRMaj q = qr.getQ(null, false);
            FMatrixRMaj r = qr.getR(null, false);
            for (int j = 0; j < hidden; j++) {
                float sign = r.get(j, j) < 0 ? -1 : 1;
                for (int i = 0; i < hidden; i++) {
                    q.set(i, j, sign * q.get(i, j));
                }
            }
            CommonOps_FDRM.insert(q, w, 0, block);
        }
    }
}
