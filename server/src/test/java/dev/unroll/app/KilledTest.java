package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.checkpoint.SavedRun;
import dev.unroll.numeric.Rng;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Training as a program that is killed at any instant. {@code -Dunroll.kills=500} kills as often as that in all; 8 otherwise. */
class KilledTest {
    private static final String TEXT = "one two three four five six seven eight nine ten\n".repeat(60);
    private static final int TRAININGS = 8;
    private static final int KILLS = Integer.getInteger("unroll.kills", TRAININGS);
    private static final int KILLS_OF_EACH = KILLS / TRAININGS;

    /** As many as are taken before the first kill and, at the most, between two, and some that are left for the end. */
    private static final int STEPS = 250 + 150 * KILLS_OF_EACH;

    /** Milliseconds from the first checkpoint that a program has written until it is killed. */
    private static final int MOST_AFTER_A_CHECKPOINT = 60;

    @TempDir
    private Path folder = Path.of("");

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    private Process unroll(String arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.unroll.app.Main"));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        processes.add(process);
        return process;
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }

    private static FileTime written(Path file) throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
    }

    private JsonNode uninterrupted(String settings) throws IOException {
        StringWriter out = new StringWriter();
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute("train --corpus %s %s --json"
                        .formatted(folder.resolve("text.txt"), settings)
                        .split(" "));
        assertThat(exit).isZero();
        String[] lines = out.toString().split("\n");
        return new ObjectMapper().readTree(lines[lines.length - 1]);
    }

    @ParameterizedTest
    @CsvSource({"rnn, sgd", "rnn, adam", "lstm, sgd", "lstm, adam", "gru, sgd", "gru, adam", "dnc, sgd", "dnc, adam"})
    void killedAtRandomInstantsItEndsWithTheSameHash(String cell, String optimizer) throws Exception {
        Files.writeString(folder.resolve("text.txt"), TEXT);
        Path file = folder.resolve("run.safetensors");
        String settings =
                "--cell %s --optimizer %s --rate 0.01 --hidden 8 --slots 4 --width 4 --sequence 8 --batch 12 --dropout 0.1 --teacher-forcing 0.9 --steps %d"
                        .formatted(cell, optimizer, STEPS);
        Rng rng = Rng.stream(31, (cell + optimizer).hashCode());
        String start = "train --corpus text.txt " + settings + " --out run.safetensors --checkpoint-every 20 --json";
        String resume = "train --corpus text.txt --resume run.safetensors --checkpoint-every 20 --json";
        long newest = -1;
        for (int kill = 0; kill < KILLS_OF_EACH; kill++) {
            Process process = unroll(newest < 0 ? start : resume);
            FileTime before = written(file);
            boolean ended = false;
            while (!ended && written(file).equals(before)) {
                ended = process.waitFor(1, TimeUnit.MILLISECONDS);
            }
            ended |= process.waitFor(rng.nextInt(MOST_AFTER_A_CHECKPOINT), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            assertThat(ended).as("it ended before it was killed: " + said()).isFalse();
            long step = SavedRun.read(Files.readAllBytes(file)).step();
            assertThat(step).as("what was written is whole, and newer").isGreaterThan(newest);
            newest = step;
        }
        assertThat(newest).isLessThan(STEPS);
        Process last = unroll(resume);
        assertThat(last.waitFor(240, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).as(said()).isZero();

        String hash = uninterrupted(settings).get("hash").asText();
        assertThat(SavedRun.read(Files.readAllBytes(file)).hash()).isEqualTo(hash);
        assertThat(said()).contains("\"hash\":\"" + hash + "\"");
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, "*.part")) {
            assertThat(unfinished).isEmpty();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void askedToEndItFinishesTheStepWritesAndSaysSo() throws Exception {
        Files.writeString(folder.resolve("text.txt"), TEXT);
        Path file = folder.resolve("run.safetensors");
        Process process = unroll("train --corpus text.txt --hidden 20 --steps 100000000 --out run.safetensors"
                + " --checkpoint-every 100 --json");
        while (process.isAlive() && !Files.exists(file)) {
            Thread.onSpinWait();
        }
        process.destroy(); // TERM: a program that was started in the background ignores what Ctrl-C sends
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        long step = SavedRun.read(Files.readAllBytes(file)).step();
        assertThat(said()).contains("Stopped at step %d. Go on with: --resume run.safetensors".formatted(step));
    }
}
