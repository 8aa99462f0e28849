package dev.unroll.train;

import dev.unroll.text.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a spec fits a text. The rule of the field: about as many parameters as characters (Karpathy's notes to char-rnn).
 *
 * @param parameters of the network; 0 for cells that are not counted
 * @param trainedOn symbols that are trained on
 * @param validatedOn symbols that validate
 * @param windows of one pass: steps of an epoch
 * @param hiddenThatFits units of one layer of that cell with about as many parameters as symbols
 * @param sentences worth knowing
 */
public record Advice(
        long parameters, int trainedOn, int validatedOn, int windows, int hiddenThatFits, List<String> sentences) {
    private static final int FEW = 50;
    private static final int FAR = 10;

    /** For a text of so many symbols, of which so many are distinct. */
    public static Advice of(RunSpec spec, long symbols, int vocabulary) {
        int length = (int) Math.min(Integer.MAX_VALUE, symbols);
        int trained = spec.split().trainEnd(length);
        int validating = spec.split().validationEnd(length) - trained;
        Learning learning = spec.learning();
        int windows = Windows.longestSequence(trained, learning.batch()) / learning.sequenceLength();
        Architecture architecture = spec.architecture();
        long parameters = parameters(architecture.cell(), architecture.hidden(), architecture.layers(), vocabulary);
        int fitting = 1;
        while (fitting < 1024 && parameters(architecture.cell(), fitting + 1, 1, vocabulary) <= symbols) {
            fitting++;
        }
        List<String> sentences = new ArrayList<>();
        if (windows < FEW) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "An epoch has only %d batches, fewer than %d: make batch or sequenceLength smaller.",
                    windows,
                    FEW));
        }
        if (parameters > FAR * symbols) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "%,d parameters for %,d symbols: the network will learn the text by heart. About %d hidden units fit it, or dropout helps.",
                    parameters,
                    symbols,
                    fitting));
        } else if (parameters > 0 && symbols > FAR * parameters) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "%,d parameters for %,d symbols: the text would feed a larger network, of about %d hidden units.",
                    parameters,
                    symbols,
                    fitting));
        }
        if (validating < 2) {
            sentences.add(
                    "Nothing validates: set validationFraction above 0 to see whether the network only learns by heart.");
        }
        return new Advice(parameters, trained, validating, windows, fitting, List.copyOf(sentences));
    }

    /** Weights and biases of a network of rnn, gru or lstm; 0 for other cells. */
    public static long parameters(String cell, int hidden, int layers, int vocabulary) {
        long gates = switch (cell) {
            case "rnn" -> 1;
            case "gru" -> 3;
            case "lstm" -> 4;
            default -> 0;
        };
        long h = hidden;
        // A GRU has a bias of its own inside the reset gate's product.
        long biases = gates * h + (cell.equals("gru") ? h : 0);
        long layer = gates * h * h + biases;
        long head = h * vocabulary + vocabulary;
        return gates == 0 ? 0 : layers * layer + gates * h * vocabulary + (layers - 1L) * gates * h * h + head;
    }
}
