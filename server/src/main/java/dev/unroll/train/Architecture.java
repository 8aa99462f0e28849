package dev.unroll.train;

import dev.unroll.cell.CellSpec;
import dev.unroll.cell.DncNumpySpec;
import dev.unroll.cell.DncSpec;
import dev.unroll.cell.GruSpec;
import dev.unroll.cell.LstmSpec;
import dev.unroll.cell.RnnSpec;
import dev.unroll.net.Coding;
import dev.unroll.net.Initializer;
import dev.unroll.net.NetworkSpec;

/**
 * What is trained.
 *
 * @param cell kind of recurrent cell: {@code "rnn"}, {@code "lstm"}, {@code "gru"}, {@code "dnc"} or {@code "dnc-numpy"}
 * @param hidden units of the hidden state of each layer
 * @param layers how many are stacked
 * @param memory of a differentiable neural computer
 * @param dropout probability with which an output of a layer is dropped while training; may change while training
 * @param initializer first values of the weights, as {@link Initializer#parse} takes it
 * @param forgetBias first value of the forget bias of an LSTM or a controller
 */
public record Architecture(
        String cell,
        int hidden,
        int layers,
        MemorySettings memory,
        double dropout,
        String initializer,
        double forgetBias) {
    /** min-char-rnn's. */
    public static final Architecture DEFAULT = new Architecture("rnn", 100, 1, 0, "normal:0.01", 1);

    /** With the default memory. */
    public Architecture(String cell, int hidden, int layers, double dropout, String initializer, double forgetBias) {
        this(cell, hidden, layers, MemorySettings.DEFAULT, dropout, initializer, forgetBias);
    }

    /**
     * Checks every range.
     *
     * @throws InvalidSpec naming the field
     */
    public Architecture {
        InvalidSpec.oneOf("cell", cell, "rnn", "lstm", "gru", "dnc", "dnc-numpy");
        InvalidSpec.inRange("hidden", hidden, 1, 4096);
        InvalidSpec.inRange("layers", layers, 1, 16);
        InvalidSpec.inRange("dropout", dropout, 0, 0.95);
        InvalidSpec.inRange("forgetBias", forgetBias, -10, 10);
        if (cell.equals("dnc-numpy") && memory.readHeads() != 1) {
            throw new InvalidSpec(
                    "memory.readHeads", "memory.readHeads must be 1 for \"dnc-numpy\", was " + memory.readHeads());
        }
        InvalidSpec.naming("initializer", () -> Initializer.parse(initializer));
    }

    /** The shape of the network for a vocabulary. */
    public NetworkSpec network(int vocabulary) {
        return network(new Coding.Tokens(vocabulary));
    }

    /** The shape of the network for what is read and answered. */
    NetworkSpec network(Coding coding) {
        return new NetworkSpec(coding, cellSpec(), layers);
    }

    private CellSpec cellSpec() {
        return switch (cell) {
            case "lstm" -> new LstmSpec(hidden);
            case "gru" -> new GruSpec(hidden);
            case "dnc" -> new DncSpec(hidden, memory.shape(), memory.mechanisms());
            case "dnc-numpy" -> new DncNumpySpec(hidden, memory.slots(), memory.width());
            default -> new RnnSpec(hidden);
        };
    }

    /** With another memory. */
    public Architecture with(MemorySettings other) {
        return new Architecture(cell, hidden, layers, other, dropout, initializer, forgetBias);
    }

    /** With another rate of dropout. */
    public Architecture withDropout(double rate) {
        return new Architecture(cell, hidden, layers, memory, rate, initializer, forgetBias);
    }
}
