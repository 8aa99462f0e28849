package dev.unroll.source;

import dev.unroll.source.Badminton.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The entropy rate of {@link Badminton}. A text of rallies is a renewal process: with N the expected number of states and H the expected sum
 * of the entropies of each next state, of a game that a player serves first, the rate is {@code Σ π H / Σ π N} over who serves first,
 * with π the share of games in the long run. H and N of a rally solve linear equations over its situations, found by iteration; those of a game
 * follow from its end backwards, since the score only grows.
 */
final class RallyEntropy {
    private static final double SETTLED = 1e-15;
    private static final int SITUATIONS = 2 * 7 * 9;
    private static final int MOST = 31;

    /** Expected states, expected sum of entropies in nats, and the probability that A wins. */
    private record Sum(double states, double nats, double wonByA) {
        static final Sum NOTHING = new Sum(0, 0, 0);

        Sum plus(double weight, Sum other) {
            return new Sum(states + weight * other.states, nats + weight * other.nats, wonByA + weight * other.wonByA);
        }
    }

    private final Sum[][] rallies = {rallies(false), rallies(true)};
    private final Sum[] games = new Sum[MOST * MOST * 2];

    private RallyEntropy() {}

    /** In nats per state; a line end is a state. */
    static double perState() {
        RallyEntropy all = new RallyEntropy();
        Sum servedByA = all.game(0, 0, Player.A);
        Sum servedByB = all.game(0, 0, Player.B);
        // Who wins serves next: the share of games that A serves solves π = π a + (1 − π) b.
        double share = servedByB.wonByA() / (1 - servedByA.wonByA() + servedByB.wonByA());
        Sum mean = Sum.NOTHING.plus(share, servedByA).plus(1 - share, servedByB);
        return mean.nats() / mean.states();
    }

    private Sum game(int a, int b, Player server) {
        if (Badminton.over(a, b)) {
            return new Sum(1, 0, a > b ? 1 : 0);
        }
        int at = (a * MOST + b) * 2 + server.index();
        Sum known = games[at];
        if (known == null) {
            Sum rally = rallies[Math.max(a, b) >= Badminton.PRESSURE ? 1 : 0][SITUATIONS + server.index()];
            double won = rally.wonByA();
            known = new Sum(3 + rally.states(), rally.nats(), 0)
                    .plus(won, game(a + 1, b, Player.A))
                    .plus(1 - won, game(a, b + 1, Player.B));
            games[at] = known;
        }
        return known;
    }

    /** From each situation to the end of its rally; at the end of the array, from the serve of A and of B. */
    private static Sum[] rallies(boolean pressure) {
        List<List<Outcome>> outcomes = new ArrayList<>();
        for (Player hitter : Player.values()) {
            for (Stroke incoming : Stroke.values()) {
                for (int zone = 1; zone <= 9; zone++) {
                    outcomes.add(Badminton.replies(hitter, incoming, zone, pressure));
                }
            }
        }
        outcomes.add(Badminton.serves(Player.A));
        outcomes.add(Badminton.serves(Player.B));
        Sum[] sums = new Sum[outcomes.size()];
        Arrays.fill(sums, Sum.NOTHING);
        for (double change = 1; change > SETTLED; ) {
            change = 0;
            for (int i = 0; i < sums.length; i++) {
                Sum next = expected(outcomes.get(i), sums);
                change = Math.max(change, Math.abs(next.nats() - sums[i].nats()) / next.nats());
                sums[i] = next;
            }
        }
        return sums;
    }

    private static Sum expected(List<Outcome> outcomes, Sum[] sums) {
        Sum sum = Sum.NOTHING;
        for (Outcome outcome : outcomes) {
            double p = outcome.probability();
            sum = sum.plus(1, new Sum(p, -p * Math.log(p), 0));
            if (outcome.stroke() == null) {
                sum = sum.plus(p, new Sum(0, 0, outcome.winner() == Player.A ? 1 : 0));
            } else {
                Player hitter = outcome.winner().other();
                sum = sum.plus(p, sums[(hitter.index() * 7 + outcome.stroke().index()) * 9 + outcome.zone() - 1]);
            }
        }
        return sum;
    }
}
