package dev.unroll.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.checkpoint.Origin;
import dev.unroll.numeric.Kernels;
import dev.unroll.run.CheckpointFiles;
import dev.unroll.run.Recorder;
import dev.unroll.run.Run;
import dev.unroll.run.Runs;
import dev.unroll.run.Workers;
import dev.unroll.store.BuiltIn;
import dev.unroll.store.CheckpointFolder;
import dev.unroll.store.Corpora;
import dev.unroll.store.DataFolder;
import dev.unroll.store.RunDatabase;
import dev.unroll.store.StoredCheckpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A whole server on a free port of this machine, and a client for it. */
final class Playground implements AutoCloseable {
    static final String TEXT = "one two three four five six seven eight nine ten\n".repeat(40);
    static final long LARGEST_UPLOAD = 100_000;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final Runs runs;
    final Corpora corpora;
    private final DataFolder folder;
    final RunDatabase database;
    private final Recorder recorder;
    private final CheckpointFiles checkpoints;
    private final Workers workers;
    private final WebServer web;
    private Optional<String> forgotten = Optional.empty();

    /** An answer to a request. */
    record Answer(int status, JsonNode json, String text, HttpResponse<String> response) {}

    private Playground(Path data, Duration patience, Runnable ready) throws IOException {
        folder = DataFolder.open(data);
        byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
        corpora = new Corpora(
                folder,
                List.of(new BuiltIn("shakespeare-plays", "Not Shakespeare", () -> new ByteArrayInputStream(text))));
        workers = new Workers(2, System::nanoTime);
        database = RunDatabase.open(folder, Instant.now());
        recorder = new Recorder(database);
        checkpoints = new CheckpointFiles(
                new CheckpointFolder(folder), recorder, corpus -> Origin.here(Kernels.best(), corpus));
        runs = Runs.kept(
                corpora::read,
                Kernels.best(),
                workers,
                1L << 28,
                new Random(),
                System::nanoTime,
                recorder,
                checkpoints,
                corpora::find);
        web = new WebServer(
                new WebServer.Settings("127.0.0.1", 0, patience, LARGEST_UPLOAD),
                runs,
                corpora,
                List.of(),
                Optional.empty(),
                "test",
                "test",
                database.replaced(),
                ready);
        runs.load();
        web.start();
    }

    static Playground on(Path data) throws IOException {
        return new Playground(data, Duration.ofSeconds(10), () -> {});
    }

    static Playground impatientOn(Path data, Duration patience) throws IOException {
        return new Playground(data, patience, () -> {});
    }

    /** One that has its runs when {@code ready} returns. */
    static Playground readyAfter(Path data, Runnable ready) throws IOException {
        return new Playground(data, Duration.ofSeconds(10), ready);
    }

    /** The disk has no room any more, or has it again. */
    void fillDisk(boolean full) {
        database.fill(full);
    }

    /** When it closes, nothing is kept of that run but its history: it can only be taken up from step 0. */
    void forgetCheckpointsAtTheEnd(String run) {
        forgotten = Optional.of(run);
    }

    int port() {
        return web.port();
    }

    List<String> routes() {
        return web.routes();
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** The body of an answer that is no text. */
    byte[] bytes(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("http", path)).build();
        return CLIENT.send(request, BodyHandlers.ofByteArray()).body();
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, BodyPublishers.ofString(body));
    }

    Answer send(String method, String path, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("http", path))
                .method(method, body)
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        boolean json = response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        JsonNode tree = json ? MAPPER.readTree(response.body()) : MAPPER.missingNode();
        return new Answer(response.statusCode(), tree, response.body(), response);
    }

    /** The id of a new run. */
    String run(String spec) throws IOException, InterruptedException {
        Answer answer = post("/api/runs", spec);
        if (answer.status() != 201) {
            throw new AssertionError(answer.text());
        }
        return answer.json().get("id").asText();
    }

    /** Asks for events, one after the other, until the run has that status. */
    JsonNode until(String id, String status) throws IOException, InterruptedException {
        Semaphore events = new Semaphore(0);
        Run run = runs.find(id).orElseThrow();
        run.journal().watch(events::release);
        while (!run.state().status().toString().equals(status)) {
            if (!events.tryAcquire(60, TimeUnit.SECONDS)) {
                throw new AssertionError(run.state().toString());
            }
        }
        return get("/api/runs/" + id).json();
    }

    URI uri(String scheme, String path) {
        return URI.create("%s://localhost:%d%s".formatted(scheme, port(), path));
    }

    /** A bare connection. */
    Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** The status of the answer to a request that is sent as it is. */
    int raw(String request) throws IOException {
        try (Socket socket = socket()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return Integer.parseInt(new String(line, StandardCharsets.UTF_8).substring(9));
        }
    }

    @Override
    public void close() throws IOException {
        web.close();
        workers.close();
        runs.checkpoint();
        checkpoints.close();
        recorder.close();
        forgotten.ifPresent(run -> database.forget(
                run,
                database.checkpoints(run).stream().map(StoredCheckpoint::step).toList()));
        database.close();
        folder.close();
    }
}
