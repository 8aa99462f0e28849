package dev.unroll.net;

import dev.unroll.cell.Unrolled;
import java.util.ArrayList;
import java.util.List;

/**
 * A network laid out over a window of steps and streams; owns every buffer. Tokens stand in the order {@code [t·batch + row]}.
 */
public final class Window {
    private final int steps;
    private final int batch;
    private final List<Unrolled> layers = new ArrayList<>();
    private final OutputHead head;
    private int[] inputs = {};
    private int[] targets = {};

    Window(Network network, int steps, int batch) {
        if (steps < 1 || batch < 1) {
            throw new IllegalArgumentException("a window needs at least one step and one stream");
        }
        this.steps = steps;
        this.batch = batch;
        network.cells.forEach(cell -> layers.add(cell.unroll(steps, batch)));
        this.head = new OutputHead(network, steps, batch);
    }

    /** Copies the weights into the layout of the kernels. To be called whenever they changed. */
    public void load() {
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).load();
        }
        head.load();
    }

    /**
     * Runs the window.
     *
     * @param inputs the tokens read, {@code steps · batch}
     * @param targets the tokens to be predicted, in the same order; kept until {@link #backward}
     * @return the mean over steps and streams of {@code -ln p(target)}, in nats
     */
    public double forward(int[] inputs, int[] targets) {
        this.targets = checked(targets);
        predict(inputs);
        return head.loss(targets);
    }

    /** Runs the window without targets; {@link #logits} then tells what is expected next. */
    public void predict(int[] inputs) {
        this.inputs = checked(inputs);
        layers.get(0).forward(inputs);
        for (int l = 1; l < layers.size(); l++) {
            layers.get(l).forward(layers.get(l - 1));
        }
        head.forward(top());
    }

    /** Adds the gradients of the loss that {@link #forward} returned to those of the weights. */
    public void backward() {
        head.backward(targets, top());
        for (int l = layers.size() - 1; l > 0; l--) {
            layers.get(l).backward(layers.get(l - 1));
        }
        layers.get(0).backward(inputs);
    }

    /** Copies the scores of step {@code t} and stream {@code row} into {@code out}, one for each symbol. */
    public void logits(int t, int row, float[] out) {
        head.logits(t * batch + row, out);
    }

    /** The state after the window becomes the state before the next. */
    public void carry() {
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).carry();
        }
    }

    /** The state before the window becomes zero. */
    public void reset() {
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).reset();
        }
    }

    /** The layers from the lowest to the highest, for those who look at states. */
    public List<Unrolled> layers() {
        return layers;
    }

    private Unrolled top() {
        return layers.get(layers.size() - 1);
    }

    private int[] checked(int[] tokens) {
        if (tokens.length != steps * batch) {
            throw new IllegalArgumentException("a window of %d steps and %d streams takes %d tokens, got %d"
                    .formatted(steps, batch, steps * batch, tokens.length));
        }
        return tokens;
    }
}
