package dev.unroll.train;

import dev.unroll.cell.Passes;
import dev.unroll.net.Network;
import dev.unroll.net.Window;
import dev.unroll.numeric.Team;
import dev.unroll.task.shapes.Accuracy;
import dev.unroll.task.shapes.Examples;
import dev.unroll.task.shapes.Problem;
import dev.unroll.task.shapes.Reading;
import dev.unroll.task.shapes.Reading.Choice;
import dev.unroll.task.shapes.Reading.Step;
import dev.unroll.task.shapes.Sequence;
import dev.unroll.task.shapes.Symbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks into a network that learns a shape: how it does on what it is tried on, and what it makes of a single example. Changes nothing. */
public final class ShapesProbe {
    private static final int CHOICES = 3;

    private final Problem problem;
    private final Examples examples;
    private final Symbols symbols;
    private final int hidden;
    private final Window all;
    private final Window single;
    private final int[] tokens;
    private final int[] targets;
    private final int[] singleTokens;
    private final int[] singleTargets;
    private final float[] scores;

    ShapesProbe(Network network, Problem problem, Examples examples) {
        this.problem = problem;
        this.examples = examples;
        this.symbols = problem.symbols();
        this.hidden = network.spec().cell().hidden();
        int steps = problem.longest();
        int tried = examples.tried().size();
        this.all = network.unroll(steps, tried, Passes.FORWARD, Team.ALONE);
        this.single = network.unroll(steps, 1, Passes.FORWARD, Team.ALONE);
        this.tokens = new int[steps * tried];
        this.targets = new int[steps * tried];
        this.singleTokens = new int[steps];
        this.singleTargets = new int[steps];
        this.scores = new float[symbols.size()];
        for (int row = 0; row < tried; row++) {
            examples.tried().get(row).copyTo(tokens, targets, row, tried);
        }
    }

    /** How it does on everything it is tried on. */
    public Accuracy accuracy() {
        all.load();
        double loss = all.forward(tokens, targets);
        int tried = examples.tried().size();
        int exact = 0;
        int asked = 0;
        int right = 0;
        for (int row = 0; row < tried; row++) {
            boolean whole = true;
            for (int t = 0; t < problem.longest(); t++) {
                int target = targets[t * tried + row];
                if (target != Sequence.UNASKED) {
                    all.logits(t, row, scores);
                    boolean hit = largest(scores) == target;
                    asked++;
                    right += hit ? 1 : 0;
                    whole &= hit;
                }
            }
            exact += whole ? 1 : 0;
        }
        return new Accuracy(loss, (double) exact / tried, (double) right / asked, tried, examples.apart());
    }

    /** An example it is tried on; after the last comes the first. */
    public Sequence tried(int number) {
        return examples.tried().get(number % examples.tried().size());
    }

    /** The number of the longest of them: the one that shows most. */
    public int longest() {
        List<Sequence> tried = examples.tried();
        return IntStream.range(0, tried.size())
                .boxed()
                .max(Comparator.comparingInt(i -> tried.get(i).length()))
                .orElse(0);
    }

    /**
     * An example that a person typed.
     *
     * @throws InvalidSpec naming {@code input} when it is none
     */
    public Sequence typed(String input) {
        Sequence example = new Sequence(problem.longest());
        InvalidSpec.naming("input", () -> problem.read(input, example));
        return example;
    }

    /** What the network makes of an example. */
    public Reading read(Sequence example, boolean typed) {
        example.copyTo(singleTokens, singleTargets, 0, 1);
        single.load();
        single.predict(singleTokens);
        List<Step> steps = new ArrayList<>();
        List<float[]> states = new ArrayList<>();
        boolean correct = true;
        for (int t = 0; t < example.length(); t++) {
            float[] state = new float[hidden];
            single.state(0, 0, t, 0, state);
            states.add(state);
            Step step = step(example, t);
            correct &= step.target() == null
                    || step.target().equals(step.choices().get(0).symbol());
            steps.add(step);
        }
        return new Reading(steps, states, correct, typed);
    }

    private Step step(Sequence example, int t) {
        @Nullable String input = example.token(t) == Symbols.NOTHING ? null : symbols.name(example.token(t));
        if (example.target(t) == Sequence.UNASKED) {
            return new Step(input, null, List.of());
        }
        single.logits(t, 0, scores);
        return new Step(input, symbols.name(example.target(t)), choices());
    }

    private List<Choice> choices() {
        double most = scores[largest(scores)];
        double[] weights = IntStream.range(0, scores.length)
                .mapToDouble(i -> Math.exp(scores[i] - most))
                .toArray();
        double sum =
                IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
        return IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -weights[i]))
                .limit(CHOICES)
                .map(i -> new Choice(symbols.name(i), weights[i] / sum))
                .toList();
    }

    private static int largest(float[] numbers) {
        int largest = 0;
        for (int i = 1; i < numbers.length; i++) {
            largest = numbers[i] > numbers[largest] ? i : largest;
        }
        return largest;
    }
}
