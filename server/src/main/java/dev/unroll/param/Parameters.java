package dev.unroll.param;

import dev.unroll.numeric.Sums;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** All weights of a network, in the order in which they are made, updated and saved. */
public final class Parameters implements Iterable<Parameter> {
    private final List<Parameter> all;

    /** @throws IllegalArgumentException when two have the same name */
    public Parameters(List<Parameter> all) {
        if (all.stream().map(Parameter::name).distinct().count() != all.size()) {
            throw new IllegalArgumentException("two parameters have the same name");
        }
        this.all = List.copyOf(all);
    }

    @Override
    public Iterator<Parameter> iterator() {
        return all.iterator();
    }

    /** How many weights there are. */
    public int matrices() {
        return all.size();
    }

    /** The weight at a position of the order. */
    public Parameter at(int index) {
        return all.get(index);
    }

    /** The weight of that name. */
    public Parameter named(String name) {
        for (Parameter parameter : all) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        throw new IllegalArgumentException("no parameter is called " + name);
    }

    /** How many numbers all weights hold together. */
    public long count() {
        long count = 0;
        for (Parameter parameter : all) {
            count += parameter.size();
        }
        return count;
    }

    /** Sets every gradient to zero. */
    public void zeroGradients() {
        for (int p = 0; p < all.size(); p++) {
            Arrays.fill(all.get(p).gradient().data, 0);
        }
    }

    /** The Euclidean norm of all gradients together. Not finite when one element is not. */
    public double gradientNorm() {
        double sum = 0;
        for (int p = 0; p < all.size(); p++) {
            sum += all.get(p).summands() * Sums.squares(all.get(p).gradient().data);
        }
        return Math.sqrt(sum);
    }

    /** The first weight whose gradient is not finite. */
    public Optional<Parameter> withoutFiniteGradient() {
        return all.stream()
                .filter(parameter -> !Double.isFinite(Sums.squares(parameter.gradient().data)))
                .findFirst();
    }

    /** Cuts every element of every gradient to {@code [-limit, limit]}. */
    public void clipGradients(float limit) {
        for (int p = 0; p < all.size(); p++) {
            float[] gradient = all.get(p).gradient().data;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = Math.max(-limit, Math.min(limit, gradient[i]));
            }
        }
    }

    /** Scales all gradients so that their norm together is at most {@code limit} (Pascanu et al. 2013). */
    public void clipGradientNorm(double norm, double limit) {
        if (norm <= limit) {
            return;
        }
        float factor = (float) (limit / norm);
        for (int p = 0; p < all.size(); p++) {
            float[] gradient = all.get(p).gradient().data;
            Sums.scale(gradient.length, factor, gradient, 0);
        }
    }
}
