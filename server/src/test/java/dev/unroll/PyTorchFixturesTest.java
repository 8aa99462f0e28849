package dev.unroll;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.net.FixtureDnc;
import dev.unroll.net.FixtureNetwork;
import dev.unroll.net.reference.FixturePlainDnc;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.VectorKernels;
import dev.unroll.optim.FixtureOptimizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Losses, logits, gradients and updates agree with PyTorch's, computed in float64. Reads the fixtures among the test resources, and with
 * {@code -Dfixtures=DIR} those of that folder as well.
 */
class PyTorchFixturesTest {
    private static final Path OWN = Path.of("server/src/test/resources/fixtures");

    @TestFactory
    Stream<DynamicTest> everyFixtureAgreesWithPyTorch() throws IOException {
        List<Path> files = new ArrayList<>(fixturesIn(OWN));
        String more = System.getProperty("fixtures", "");
        if (!more.isEmpty()) {
            files.addAll(fixturesIn(Path.of(more)));
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static List<Path> fixturesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found =
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
            assertThat(found).as("fixtures in %s", folder.toAbsolutePath()).isNotEmpty();
            return found;
        }
    }

    private static void check(Path file) throws IOException {
        JsonNode fixture = new ObjectMapper().readTree(file.toFile());
        String kind = fixture.path("kind").asText();
        switch (kind) {
            case "stacked-rnn" -> {
                new FixtureNetwork(fixture, new EjmlKernels()).agrees();
                new FixtureNetwork(fixture, new VectorKernels()).agrees();
            }
            case "optimizer" -> FixtureOptimizer.agrees(fixture);
            case "dnc" -> {
                new FixtureDnc(fixture, new EjmlKernels()).agrees();
                new FixtureDnc(fixture, new VectorKernels()).agrees();
                new FixturePlainDnc(fixture).agrees();
            }
            default -> throw new AssertionError(file + ": no such kind of fixture: " + kind);
        }
    }
}
