package dev.unroll.optim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.Numbers;
import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.List;

/** Runs an optimiser over the gradients of a fixture. */
public final class FixtureOptimizer {
    private static final double RELATIVE = 1e-5;
    private static final double FLOOR = 1e-6;

    private FixtureOptimizer() {}

    /** Every update gives PyTorch's weights. */
    public static void agrees(JsonNode fixture) {
        JsonNode start = fixture.path("start");
        Parameter weight = Parameter.zeros("w", start.get(0).size(), start.size());
        Numbers.transpose(start, weight.value());
        Optimizer optimizer = of(fixture, new Parameters(List.of(weight)));
        float rate = (float) fixture.path("settings").path("learning_rate").asDouble();
        int step = 0;
        for (JsonNode expected : fixture.path("steps")) {
            Numbers.transpose(expected.path("gradient"), weight.gradient());
            optimizer.step(rate);
            Numbers.agree("step " + ++step, weight.value(), expected.path("weights_after"), RELATIVE, FLOOR);
        }
    }

    private static Optimizer of(JsonNode fixture, Parameters parameters) {
        JsonNode settings = fixture.path("settings");
        float epsilon = (float) settings.path("epsilon").asDouble(1e-8);
        return switch (fixture.path("name").asText()) {
            case "sgd" ->
                Optimizer.sgd(parameters, (float) settings.path("momentum").asDouble(0));
            case "adagrad" -> Optimizer.adagrad(parameters, epsilon);
            case "rmsprop" ->
                Optimizer.rmsProp(parameters, (float) settings.path("decay").asDouble(), epsilon);
            case "adam" ->
                Optimizer.adam(
                        parameters,
                        (float) settings.path("beta1").asDouble(),
                        (float) settings.path("beta2").asDouble(),
                        epsilon);
            default -> throw new AssertionError("no such optimiser: " + fixture.path("name"));
        };
    }
}
