package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.checkpoint.SpecJson;
import dev.unroll.numeric.Kernels;
import dev.unroll.text.Corpus;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Trainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real server, killed as by {@code kill -9} at random instants while it trains. The number of kills: {@code -Dunroll.kills=50}.
 */
class ServerKilledTest {
    private static final String TEXT = "one two three four five six seven eight nine ten\n".repeat(200);
    private static final int STEPS_BETWEEN_KILLS = 500;
    private static final int KILLS = Integer.getInteger("unroll.kills", 3);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Process> processes = new ArrayList<>();
    private String address = "";

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void nothingThatWasShownIsLostAndTheWeightsAreThoseOfTheUninterruptedRun() throws Exception {
        start();
        String corpus =
                call("POST", "/api/corpora?name=counting", TEXT).get("id").asText();
        long last = (KILLS + 1L) * STEPS_BETWEEN_KILLS;
        String spec =
                "{\"task\":\"text\",\"corpus\":\"%s\",\"cell\":\"lstm\",\"hidden\":16,\"optimizer\":\"adam\",\"learningRate\":0.01,\"dropout\":0.1,\"maxSteps\":%d,\"pace\":400,\"sampling\":{\"length\":20}}";
        JsonNode run = call("POST", "/api/runs", spec.formatted(corpus, last));
        String path = "/api/runs/" + run.get("id").asText();
        Random random = new Random(7);
        Map<Long, Double> shown = new ConcurrentHashMap<>();
        AtomicLong sequence = new AtomicLong();
        for (int kill = 1; kill <= KILLS; kill++) {
            long until = (kill - 1L) * STEPS_BETWEEN_KILLS + 50 + random.nextInt(STEPS_BETWEEN_KILLS);
            watchUntil(run.get("id").asText(), until, shown, sequence);
            processes.get(processes.size() - 1).destroyForcibly().waitFor();
            long killed = System.nanoTime();
            start();
            assertThat(System.nanoTime() - killed).isLessThan(TimeUnit.SECONDS.toNanos(20));
            assertThat(call("GET", path, "").get("status").asText()).isEqualTo("training");
            Map<Long, Double> kept = history(path);
            assertThat(kept).as("kill %d", kill).containsAllEntriesOf(new TreeMap<>(shown));
        }
        watchUntil(run.get("id").asText(), last, shown, sequence);
        assertThat(history(path)).containsAllEntriesOf(new TreeMap<>(shown));
        call("POST", path + "/fork", "{}");
        JsonNode checkpoints = call("GET", path + "/checkpoints", "");
        JsonNode newest = checkpoints.get(checkpoints.size() - 1);
        assertThat(newest.get("step").asLong()).isEqualTo(last);
        assertThat(newest.get("hash").asText()).isEqualTo(uninterrupted(run.get("spec"), last));
    }

    private static String uninterrupted(JsonNode spec, long steps) throws Exception {
        Corpus corpus = Corpus.read(() -> new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8)));
        Trainer trainer = new Trainer((RunSpec) SpecJson.read(spec.toString()), corpus, Kernels.best());
        for (long i = 0; i < steps; i++) {
            trainer.step();
        }
        return trainer.state().hash();
    }

    /** Steps and losses of the whole curve; no step is there twice. */
    private Map<Long, Double> history(String path) throws Exception {
        Map<Long, Double> rows = new TreeMap<>();
        for (JsonNode row : call("GET", path + "/history", "").get("rows")) {
            assertThat(rows.put(row.get(0).asLong(), row.get(1).asDouble())).isNull();
        }
        return rows;
    }

    /** Watches from what was seen before until a point of that step or a later one is shown. */
    private void watchUntil(String id, long step, Map<Long, Double> shown, AtomicLong sequence) throws Exception {
        Semaphore reached = new Semaphore(0);
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(
                        URI.create(address.replace("http", "ws") + "/ws/runs/" + id + "?after=" + sequence.get()),
                        new Reader(step, shown, sequence, reached))
                .get(20, TimeUnit.SECONDS);
        assertThat(reached.tryAcquire(120, TimeUnit.SECONDS)).isTrue();
        socket.abort();
    }

    private record Reader(
            long step, Map<Long, Double> shown, AtomicLong sequence, Semaphore reached, StringBuilder text)
            implements WebSocket.Listener {
        Reader(long step, Map<Long, Double> shown, AtomicLong sequence, Semaphore reached) {
            this(step, shown, sequence, reached, new StringBuilder());
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                read(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void read(String frame) {
            try {
                JsonNode event = JSON.readTree(frame);
                assertThat(event.get("sequence").asLong()).isGreaterThan(sequence.get());
                sequence.set(event.get("sequence").asLong());
                if (event.get("type").asText().equals("points")) {
                    for (JsonNode row : event.get("rows")) {
                        shown.put(row.get(0).asLong(), row.get(1).asDouble());
                    }
                    if (event.get("step").asLong() >= step) {
                        reached.release();
                    }
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private JsonNode call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    private void start() throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--add-modules=jdk.incubator.vector",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        Main.class.getName(),
                        "--port",
                        "0",
                        "--no-open",
                        "--data",
                        "data")
                .directory(folder.toFile())
                .redirectError(folder.resolve(processes.size() + ".err").toFile())
                .start();
        processes.add(process);
        String line = process.inputReader().readLine();
        assertThat(line).startsWith("Unroll is running at ");
        address = line.substring("Unroll is running at ".length());
    }
}
