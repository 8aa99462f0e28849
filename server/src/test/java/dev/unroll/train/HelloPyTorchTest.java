package dev.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.numeric.Kernels;
import dev.unroll.task.SpelledWord;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every number that is told of a word against PyTorch's in float64 ({@code hello/pytorch.py}), before and after updates. */
class HelloPyTorchTest {
    private static final double TOLERANCE = 2e-6;
    private static final long SEED = 7;

    private static JsonNode fixture() throws IOException {
        try (InputStream in = HelloPyTorchTest.class.getResourceAsStream("/hello/pytorch.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
    }

    @Test
    void forwardValuesGradientsAndWeightsAgreeAtSteps0And1And20() throws IOException {
        JsonNode fixture = fixture();
        HelloTrainer trainer = new HelloTrainer(
                new HelloSpec(
                        "hello",
                        fixture.path("word").asText(),
                        fixture.path("hidden").asInt(),
                        fixture.path("learningRate").asDouble(),
                        SEED,
                        0,
                        0,
                        ""),
                Kernels.best());
        assertThat(fixture.path("looks")).hasSize(3);
        for (JsonNode look : fixture.path("looks")) {
            while (trainer.steps() < look.path("step").asLong()) {
                trainer.step();
            }
            agrees(trainer.spelled(), look);
        }
    }

    private static void agrees(SpelledWord spelled, JsonNode look) {
        assertThat(spelled.loss()).isCloseTo(look.path("loss").asDouble(), within(TOLERANCE));
        for (int t = 0; t < spelled.steps().size(); t++) {
            SpelledWord.Step step = spelled.steps().get(t);
            agree("hidden", step.hidden(), look.path("hidden").path(t));
            agree("scores", step.scores(), look.path("scores").path(t));
            agree(
                    "probabilities",
                    step.probabilities(),
                    look.path("probabilities").path(t));
            agree("sumGradients", step.sumGradients(), look.path("sumGradients").path(t));
        }
        for (int m = 0; m < spelled.weights().size(); m++) {
            SpelledWord.Weight weight = spelled.weights().get(m);
            for (int row = 0; row < weight.value().size(); row++) {
                agree(
                        weight.name(),
                        weight.value().get(row),
                        look.path("weights").path(m).path(row));
                agree(
                        "gradient of " + weight.name(),
                        weight.gradient().get(row),
                        look.path("gradients").path(m).path(row));
            }
        }
    }

    private static void agree(String what, List<Float> ours, JsonNode theirs) {
        assertThat(ours).as(what).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            assertThat((double) ours.get(i))
                    .as("%s %d", what, i)
                    .isCloseTo(theirs.path(i).asDouble(), within(TOLERANCE));
        }
    }
}
