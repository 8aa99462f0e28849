package dev.unroll.source;

import dev.unroll.numeric.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rallies of badminton singles as states with white space between them, one rally a line: the score, the serve, the strokes in turn with
 * the zone where each lands, and how it ends.
 *
 * <pre>A3 B5 B:serve:2 A:lift:9 B:clear:7 A:smash:6 winner</pre>
 *
 * <p>{@code winner}: the last stroke was not reached; {@code net}, {@code out}: it was an error of who played it. Who wins a rally serves the next one. A
 * game goes to 21 with two points between, or to 30; an empty line ends it, and the winner serves first in the next.
 *
 * <p>What follows depends on the last stroke, where it landed, who hits, and whether a player has 19 points or more ({@link Stroke},
 * {@link Player}): all of it is in the text, so that the entropy of the next state is known everywhere, and its mean is exact ({@link
 * RallyEntropy}).
 */
public final class Badminton implements Generator {
    static final int PRESSURE = 19;
    private static final int GAME = 21;
    private static final int LAST = 30;

    private final Map<String, List<Outcome>> known = new HashMap<>();
    private Player server = Player.A;

    /** What a player does on the average when the shuttlecock comes so. Shares add up to 1 with those of the ends of the rally. */
    public record Tactic(
            String player,
            String after,
            int landing,
            Map<String, Double> strokes,
            List<Double> landings,
            Map<String, Double> ends) {}

    /**
     * What may follow.
     *
     * @param symbol the next state
     * @param probability of it
     */
    public record Next(String symbol, double probability) {}

    /** A possible next state: a stroke with its landing, or the end of the rally, won by {@code winner}. */
    record Outcome(
            String symbol, double probability, @Nullable Stroke stroke, int zone, Player winner) {}

    @Override
    public void write(Rng rng, StringBuilder to) {
        int a = 0;
        int b = 0;
        while (!over(a, b)) {
            to.append('A').append(a).append(" B").append(b);
            server = rally(rng, Math.max(a, b) >= PRESSURE, to);
            to.append('\n');
            a += server == Player.A ? 1 : 0;
            b += server == Player.B ? 1 : 0;
        }
        to.append('\n');
    }

    /** The next rally, served by {@code server}; who wins it. */
    private Player rally(Rng rng, boolean pressure, StringBuilder to) {
        Player striker = server;
        Outcome next = draw(serves(striker), rng);
        while (true) {
            to.append(' ').append(next.symbol());
            if (next.stroke() == null) {
                return next.winner();
            }
            striker = striker.other();
            Player hitter = striker;
            Stroke incoming = next.stroke();
            int zone = next.zone();
            next = draw(
                    known.computeIfAbsent(
                            next.symbol() + pressure, symbol -> replies(hitter, incoming, zone, pressure)),
                    rng);
        }
    }

    static boolean over(int a, int b) {
        int most = Math.max(a, b);
        return most == LAST || (most >= GAME && Math.abs(a - b) >= 2);
    }

    /** How a rally begins. */
    static List<Outcome> serves(Player server) {
        List<Outcome> outcomes = new ArrayList<>();
        addStroke(outcomes, server, Stroke.SERVE, 1);
        return outcomes;
    }

    /** What follows a stroke that lands in {@code zone} of the player {@code hitter}. */
    static List<Outcome> replies(Player hitter, Stroke incoming, int zone, boolean pressure) {
        List<Outcome> outcomes = new ArrayList<>();
        double winner = hitter.unreached(incoming);
        double net = incoming.net() / 100.0;
        double out = incoming.out() / 100.0;
        outcomes.add(new Outcome("winner", winner, null, 0, hitter.other()));
        outcomes.add(new Outcome("net", net, null, 0, hitter));
        outcomes.add(new Outcome("out", out, null, 0, hitter));
        double[] weights = hitter.strokes(incoming, zone, pressure);
        double total = sum(weights);
        for (Stroke stroke : Stroke.values()) {
            double share = weights[stroke.index()] / total;
            if (share > 0) {
                addStroke(outcomes, hitter, stroke, share * (1 - winner - net - out));
            }
        }
        return outcomes;
    }

    private static void addStroke(List<Outcome> outcomes, Player player, Stroke stroke, double probability) {
        double[] weights = player.landings(stroke);
        double total = sum(weights);
        for (int zone = 1; zone <= 9; zone++) {
            if (weights[zone - 1] > 0) {
                outcomes.add(new Outcome(
                        player.symbol(stroke, zone), probability * weights[zone - 1] / total, stroke, zone, player));
            }
        }
    }

    /**
     * What may follow a stroke, most probable first.
     *
     * @param stroke as it is written, such as {@code A:smash:6}
     * @param pressure whether a player has 19 points or more
     * @throws IllegalArgumentException when it is not a stroke
     */
    public static List<Next> after(String stroke, boolean pressure) {
        String[] parts = stroke.split(":");
        for (Player player : Player.values()) {
            for (Stroke each : Stroke.values()) {
                for (int zone = 1; parts.length == 3 && zone <= 9; zone++) {
                    if (player.symbol(each, zone).equals(stroke)) {
                        return sorted(replies(player.other(), each, zone, pressure));
                    }
                }
            }
        }
        throw new IllegalArgumentException("\"%s\" is not a stroke such as A:smash:6".formatted(stroke));
    }

    /**
     * How a rally may begin, most probable first.
     *
     * @param server the name of the player who serves
     * @throws IllegalArgumentException when nobody has that name
     */
    public static List<Next> serve(String server) {
        for (Player player : Player.values()) {
            if (player.name().equals(server)) {
                return sorted(serves(player));
            }
        }
        throw new IllegalArgumentException("\"%s\" is no player, A or B".formatted(server));
    }

    private static List<Next> sorted(List<Outcome> outcomes) {
        return outcomes.stream()
                .sorted((one, other) -> Double.compare(other.probability(), one.probability()))
                .map(outcome -> new Next(outcome.symbol(), outcome.probability()))
                .toList();
    }

    /** What each player does in each situation before 19 points, as shares of a hundred percent: what a network can learn of them. */
    public static List<Tactic> tactics() {
        List<Tactic> tactics = new ArrayList<>();
        for (Player player : Player.values()) {
            for (Stroke incoming : Stroke.values()) {
                for (int zone = 1; zone <= 9; zone++) {
                    if (incoming.landing(zone) > 0) {
                        tactics.add(tactic(player, incoming, zone));
                    }
                }
            }
        }
        return tactics;
    }

    private static Tactic tactic(Player player, Stroke incoming, int zone) {
        Map<String, Double> strokes = new LinkedHashMap<>();
        Map<String, Double> ends = new LinkedHashMap<>();
        Double[] landings = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
        for (Outcome outcome : replies(player, incoming, zone, false)) {
            if (outcome.stroke() == null) {
                ends.put(outcome.symbol(), outcome.probability());
            } else {
                strokes.merge(outcome.stroke().toString(), outcome.probability(), Double::sum);
                landings[outcome.zone() - 1] += outcome.probability();
            }
        }
        return new Tactic(player.name(), incoming.toString(), zone, strokes, Arrays.asList(landings), ends);
    }

    @Override
    public Entropy entropy() {
        return new Entropy(RallyEntropy.perState(), true);
    }

    private static Outcome draw(List<Outcome> outcomes, Rng rng) {
        double at = rng.nextDouble();
        for (Outcome outcome : outcomes) {
            at -= outcome.probability();
            if (at < 0) {
                return outcome;
            }
        }
        return outcomes.get(outcomes.size() - 1);
    }

    private static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
