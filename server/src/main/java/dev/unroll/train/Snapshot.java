package dev.unroll.train;

import dev.unroll.net.Window;
import dev.unroll.numeric.Rng;
import dev.unroll.optim.Optimizer;
import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.ArrayList;
import java.util.List;

/** A copy of the weights, of the optimiser's statistics, of the carried state and of the random streams. Its room is made once. */
final class Snapshot {
    private final List<float[]> live = new ArrayList<>();
    private final List<float[]> copies = new ArrayList<>();
    private final List<Rng> streams;
    private final long[][] streamStates;
    private final Optimizer optimizer;
    private final Window window;
    private final float[] state;
    private long updates;

    Snapshot(Parameters parameters, Optimizer optimizer, Window window, List<Rng> streams) {
        for (Parameter parameter : parameters) {
            live.add(parameter.numbers());
        }
        optimizer.moments().values().forEach(moments -> live.addAll(List.of(moments)));
        live.forEach(array -> copies.add(array.clone()));
        this.streams = List.copyOf(streams);
        this.streamStates = new long[streams.size()][4];
        this.optimizer = optimizer;
        this.window = window;
        this.state = new float[window.stateSize()];
    }

    void save() {
        copy(live, copies);
        window.saveState(state);
        updates = optimizer.updates();
        for (int i = 0; i < streams.size(); i++) {
            streams.get(i).save(streamStates[i]);
        }
    }

    void restore() {
        copy(copies, live);
        window.restoreState(state);
        optimizer.resumeAt(updates);
        for (int i = 0; i < streams.size(); i++) {
            streams.get(i).restore(streamStates[i]);
        }
    }

    private static void copy(List<float[]> from, List<float[]> to) {
        for (int i = 0; i < from.size(); i++) {
            System.arraycopy(from.get(i), 0, to.get(i), 0, from.get(i).length);
        }
    }
}
