package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A run, and everything that its watcher was shown of it, in all lives of the server. */
final class WatchedRun {
    private static final long PATIENCE_SECONDS = 300;

    /** Of the newest points so many are never joined with others. */
    private static final int NEVER_JOINED = 400;

    private static final int JOINED_FROM = 2000;

    private final KillableServer server;
    private final JsonNode spec;
    private final String id;
    private final Map<Long, Double> points = new ConcurrentHashMap<>();
    private final Map<Long, Double> evaluations = new ConcurrentHashMap<>();
    private final Set<String> samples = ConcurrentHashMap.newKeySet();
    private final Semaphore events = new Semaphore(0);
    private volatile long sequence;
    private volatile long step;
    private volatile String status = "";

    /** A new one, watched. */
    WatchedRun(KillableServer server, String settings) throws Exception {
        this(server, server.post("/api/runs", settings));
    }

    /** One that is there. */
    WatchedRun(KillableServer server, JsonNode run) throws Exception {
        this.server = server;
        this.spec = run.get("spec");
        this.id = run.get("id").asText();
        watch();
    }

    String id() {
        return id;
    }

    /** The settings it began with. */
    JsonNode spec() {
        return spec;
    }

    /** {@code /api/runs/ID} and what follows. */
    String path(String rest) {
        return "/api/runs/" + id + rest;
    }

    /** Goes on watching, after the server was started again. */
    void watch() throws Exception {
        server.follow(id, sequence, new Reader());
    }

    /** The newest step that was shown. */
    long step() {
        return step;
    }

    String status() {
        return status;
    }

    /** How many evaluations were shown. */
    int evaluations() {
        return evaluations.size();
    }

    /** Waits, event by event. */
    void until(BooleanSupplier wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!wanted.getAsBoolean()) {
            assertThat(events.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS))
                    .as("%s is at step %d, %s", spec, step, status)
                    .isTrue();
        }
    }

    /** Events that were shown so far. */
    int shown() {
        return points.size() + evaluations.size() + samples.size();
    }

    /** Everything that was shown is there, and no step twice. */
    void assertNothingIsLost() throws Exception {
        JsonNode history = server.get(path("/history"));
        Map<Long, Double> kept = new TreeMap<>();
        for (JsonNode row : history.get("rows")) {
            assertThat(kept.put(row.get(0).asLong(), row.get(1).asDouble())).isNull();
        }
        TreeMap<Long, Double> expected = new TreeMap<>(points);
        if (kept.size() > JOINED_FROM) {
            expected.keySet()
                    .removeAll(expected.navigableKeySet().stream()
                            .limit(Math.max(0, expected.size() - NEVER_JOINED))
                            .toList());
        }
        assertThat(kept).as(spec.toString()).containsAllEntriesOf(expected);
        Map<Long, Double> measured = new TreeMap<>();
        history.get("evaluations")
                .forEach(row -> measured.put(row.get(0).asLong(), row.get(2).asDouble()));
        if (measured.size() < NEVER_JOINED / 4) {
            assertThat(measured).containsAllEntriesOf(evaluations);
        }
        String written = server.text("GET", path("/samples.txt"), "");
        assertThat(samples.size() > NEVER_JOINED / 4 || samples.stream().allMatch(written::contains))
                .as("samples")
                .isTrue();
    }

    /** The SHA-256 of its state as it stands now, which rests. */
    String hash(long expectedStep) throws Exception {
        server.text("GET", path("/checkpoint"), "");
        JsonNode checkpoints = server.get(path("/checkpoints"));
        JsonNode newest = checkpoints.get(checkpoints.size() - 1);
        assertThat(newest.get("step").asLong()).isEqualTo(expectedStep);
        return newest.get("hash").asText();
    }

    private final class Reader implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                read(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void read(String frame) {
            try {
                JsonNode event = KillableServer.JSON.readTree(frame);
                assertThat(event.get("sequence").asLong()).isGreaterThan(sequence);
                switch (event.get("type").asText()) {
                    case "points" ->
                        event.get("rows")
                                .forEach(row -> points.put(
                                        row.get(0).asLong(), row.get(1).asDouble()));
                    case "evaluated" ->
                        evaluations.put(
                                event.get("step").asLong(),
                                event.get("validationLoss").asDouble());
                    case "sample" -> samples.add(event.get("text").asText());
                    case "status" -> status = event.get("run").get("status").asText();
                    default -> {
                        // of which only the newest is kept
                    }
                }
                step = Math.max(step, event.get("step").asLong());
                sequence = event.get("sequence").asLong();
                events.release();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
