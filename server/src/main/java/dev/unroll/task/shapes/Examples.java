package dev.unroll.task.shapes;

import dev.unroll.numeric.Rng;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The examples of a problem in two parts: those that may be trained on, and those a network is tried on. A tenth of a problem with room for
 * that is never trained on; of a small one there is only the whole, and it is tried on all it has.
 */
public final class Examples {
    /** A problem with fewer examples has none to spare. */
    private static final long ROOM = 1000;

    private static final int MOST_TRIED = 200;

    private final Problem problem;
    private final List<Sequence> tried;

    /** @param rng draws those it is tried on */
    public Examples(Problem problem, Rng rng) {
        this.problem = problem;
        this.tried = tried(problem, rng);
    }

    private static List<Sequence> tried(Problem problem, Rng rng) {
        boolean apart = keepsApart(problem);
        int wanted = (int) Math.min(MOST_TRIED, problem.size());
        Set<Sequence> found = new LinkedHashSet<>();
        Sequence next = new Sequence(problem.longest());
        while (found.size() < wanted) {
            problem.draw(rng, next);
            if (!apart || next.heldOut()) {
                found.add(next.copy());
            }
        }
        return List.copyOf(found);
    }

    private static boolean keepsApart(Problem problem) {
        return problem.size() >= ROOM;
    }

    /** Whether what it is tried on is never trained on. */
    public boolean apart() {
        return keepsApart(problem);
    }

    /** What a network is tried on, all different. */
    public List<Sequence> tried() {
        return tried;
    }

    /** Fills {@code example} with one to train on. Allocates nothing. */
    public void draw(Rng rng, Sequence example) {
        do {
            problem.draw(rng, example);
        } while (apart() && example.heldOut());
    }
}
