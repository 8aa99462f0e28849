package dev.unroll.train;

import dev.unroll.cell.DncSpec;
import dev.unroll.cell.dnc.Mechanisms;
import dev.unroll.net.Network;
import dev.unroll.param.Parameter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What can be taken from a trained memory to see what it is worth. {@link #toString} is the name on the wire. */
public enum Ablation {
    /** See {@link Mechanisms#content}. */
    CONTENT,
    /** See {@link Mechanisms#allocation}. */
    ALLOCATION,
    /** See {@link Mechanisms#links}. */
    LINKS,
    /** See {@link Mechanisms#strengths}. */
    STRENGTHS,
    /** What all heads but the first read is zero. */
    ONE_HEAD;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A copy of a network with all of them taken away. The network must be a differentiable neural computer. */
    static Network without(Set<Ablation> taken, Network network) {
        DncSpec dnc = (DncSpec) network.spec().cell();
        Mechanisms before = dnc.mechanisms();
        Mechanisms after = new Mechanisms(
                before.content() && !taken.contains(CONTENT),
                before.allocation() && !taken.contains(ALLOCATION),
                before.links() && !taken.contains(LINKS),
                before.strengths() && !taken.contains(STRENGTHS));
        Network copy = network.copyWith(new DncSpec(dnc.hidden(), dnc.memory(), after));
        if (taken.contains(ONE_HEAD)) {
            ignoreOtherHeads(dnc, copy);
        }
        return copy;
    }

    /** Zero weights for what is read by them are the same as reading zeros. */
    private static void ignoreOtherHeads(DncSpec dnc, Network network) {
        int kept = dnc.memory().width();
        int all = dnc.reads();
        clearRows(network, "read_weight", all, kept, all);
        for (int layer = 0; layer < network.spec().layers(); layer++) {
            String name = "controller_weight_ih" + (layer == 0 ? "" : "_l" + layer);
            int inputs = layer == 0 ? network.spec().coding().inputs() : dnc.outputs();
            int rows = inputs + all;
            clearRows(network, name, rows, inputs + kept, rows);
            if (layer > 0) {
                clearRows(network, name, rows, dnc.hidden() + kept, dnc.outputs());
            }
        }
    }

    /** Zeros in the rows {@code [from, to)} of a weight that has so many. */
    private static void clearRows(Network network, String name, int rows, int from, int to) {
        Parameter weight = network.parameters().named(name);
        int columns = weight.size() / rows;
        Arrays.fill(weight.numbers(), from * columns, to * columns, 0);
    }
}
