package dev.unroll.source;

import dev.unroll.numeric.Rng;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A stochastic context-free grammar (Booth and Thompson 1973). A piece of text is what comes of the rule {@code start}. With
 * {@code L} and {@code H} the expected length and the entropy of what comes of a rule,
 *
 * <pre>L = Σ p (characters + Σ L of the rules within)      H = Σ p (−ln p + Σ H of the rules within)</pre>
 *
 * over its alternatives, and {@code H / L} of the start is the entropy rate of derivations. It is that of the text when each
 * alternative can be told by how it begins; else the text may be more predictable.
 */
public final class Grammar implements Generator {
    private static final int MOST_ROUNDS = 100_000;
    private static final double SETTLED = 1e-13;

    /** What stands in an alternative: characters, or what comes of a rule. */
    private record Part(String text, boolean isRule) {}

    private record Alternative(double weight, List<Part> parts) {}

    private final Map<String, List<Alternative>> rules = new LinkedHashMap<>();

    /**
     * Adds an alternative.
     *
     * @param rule its name
     * @param weight against the rule's others
     * @param text with names of rules in angle brackets {@code ⟨ ⟩}
     */
    public Grammar rule(String rule, double weight, String text) {
        List<Part> parts = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int open = text.indexOf('⟨', at);
            if (open < 0) {
                open = text.length();
            }
            if (open > at) {
                parts.add(new Part(text.substring(at, open), false));
            }
            if (open < text.length()) {
                int close = text.indexOf('⟩', open);
                parts.add(new Part(text.substring(open + 1, close), true));
                open = close + 1;
            }
            at = open;
        }
        rules.computeIfAbsent(rule, name -> new ArrayList<>()).add(new Alternative(weight, parts));
        return this;
    }

    /** Adds alternatives that are as probable. */
    public Grammar oneOf(String rule, String... texts) {
        for (String text : texts) {
            rule(rule, 1, text);
        }
        return this;
    }

    @Override
    public void write(Rng rng, StringBuilder to) {
        Deque<Part> left = new ArrayDeque<>();
        left.push(new Part("start", true));
        while (!left.isEmpty()) {
            Part part = left.pop();
            if (part.isRule()) {
                List<Part> parts = draw(alternatives(part.text()), rng).parts();
                for (int i = parts.size() - 1; i >= 0; i--) {
                    left.push(parts.get(i));
                }
            } else {
                to.append(part.text());
            }
        }
    }

    @Override
    public Entropy entropy() {
        Map<String, double[]> expected = new LinkedHashMap<>();
        rules.keySet().forEach(rule -> expected.put(rule, new double[2]));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double change = 0;
            for (Map.Entry<String, List<Alternative>> rule : rules.entrySet()) {
                double[] next = expectation(rule.getValue(), expected);
                double[] old = Objects.requireNonNull(expected.put(rule.getKey(), next));
                change = Math.max(change, Math.abs(next[0] - old[0]) / Math.max(1, next[0]));
            }
            if (change < SETTLED) {
                double[] start = Objects.requireNonNull(expected.get("start"));
                return new Entropy(start[1] / start[0], tellsAlternativesByTheirBeginning());
            }
        }
        throw new IllegalStateException("what comes of the grammar has no expected length");
    }

    private static double[] expectation(List<Alternative> alternatives, Map<String, double[]> expected) {
        double weights = total(alternatives);
        double length = 0;
        double entropy = 0;
        for (Alternative alternative : alternatives) {
            double p = alternative.weight() / weights;
            entropy -= p * Math.log(p);
            for (Part part : alternative.parts()) {
                double[] within = part.isRule() ? expected.get(part.text()) : null;
                length += p
                        * (within == null
                                ? part.text().codePointCount(0, part.text().length())
                                : within[0]);
                entropy += p * (within == null ? 0 : within[1]);
            }
        }
        return new double[] {length, entropy};
    }

    private boolean tellsAlternativesByTheirBeginning() {
        for (List<Alternative> alternatives : rules.values()) {
            for (int i = 0; i < alternatives.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (!differ(beginnings(alternatives.get(i)), beginnings(alternatives.get(j)))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean differ(Set<String> some, Set<String> others) {
        return some.stream()
                .allMatch(one -> others.stream().allMatch(other -> !one.startsWith(other) && !other.startsWith(one)));
    }

    /** The characters that an alternative may begin with, up to its first rule; an empty one begins with nothing, which begins all. */
    private Set<String> beginnings(Alternative alternative) {
        if (alternative.parts().isEmpty()) {
            return Set.of("");
        }
        Part first = alternative.parts().get(0);
        if (!first.isRule()) {
            return Set.of(first.text());
        }
        Set<String> all = new HashSet<>();
        alternatives(first.text()).forEach(each -> all.addAll(beginnings(each)));
        return all;
    }

    private List<Alternative> alternatives(String rule) {
        List<Alternative> alternatives = rules.get(rule);
        if (alternatives == null) {
            throw new IllegalStateException("the grammar has no rule " + rule);
        }
        return alternatives;
    }

    private static Alternative draw(List<Alternative> alternatives, Rng rng) {
        double at = rng.nextDouble() * total(alternatives);
        for (Alternative alternative : alternatives) {
            at -= alternative.weight();
            if (at < 0) {
                return alternative;
            }
        }
        return alternatives.get(alternatives.size() - 1);
    }

    private static double total(List<Alternative> alternatives) {
        double total = 0;
        for (Alternative alternative : alternatives) {
            total += alternative.weight();
        }
        return total;
    }
}
