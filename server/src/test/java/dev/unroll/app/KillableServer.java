package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real server as a program of its own, on a data folder that outlives it. */
final class KillableServer implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUNNING = "Unroll is running at ";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Map<String, String> environment;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Process> processes = new ArrayList<>();
    private final List<Double> starts = new ArrayList<>();
    private String address = "";

    /** @param folder where {@code data} is, and what the programs say */
    KillableServer(Path folder) throws Exception {
        this(folder, Map.of());
    }

    /** The same, in an environment where these variables are others. */
    KillableServer(Path folder, Map<String, String> environment) throws Exception {
        this.folder = folder;
        this.environment = environment;
        start();
    }

    /** The folder with all that it keeps. */
    Path data() {
        return folder.resolve("data");
    }

    /** From the start of the program until it has answered the first call. */
    void start() throws Exception {
        long begin = System.nanoTime();
        ProcessBuilder program = new ProcessBuilder(
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
                .redirectError(folder.resolve(processes.size() + ".err").toFile());
        program.environment().putAll(environment);
        Process process = program.start();
        processes.add(process);
        String line = process.inputReader().readLine();
        assertThat(line).startsWith(RUNNING);
        address = line.substring(RUNNING.length());
        assertThat(get("/api/health").get("status").asText()).isEqualTo("ok");
        starts.add((System.nanoTime() - begin) / 1e9);
    }

    /** Where people find the newest. */
    String address() {
        return address;
    }

    /** Seconds that each start took. */
    List<Double> starts() {
        return List.copyOf(starts);
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        newest().destroyForcibly().waitFor();
    }

    /** As {@code kill}; the seconds until it has ended, which it did with 0. */
    double stop() throws InterruptedException {
        long begin = System.nanoTime();
        newest().destroy();
        assertThat(newest().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(newest().exitValue()).isZero();
        return (System.nanoTime() - begin) / 1e9;
    }

    private Process newest() {
        return processes.get(processes.size() - 1);
    }

    JsonNode get(String path) throws Exception {
        return call("GET", path, "");
    }

    JsonNode post(String path, String body) throws Exception {
        return call("POST", path, body);
    }

    JsonNode patch(String path, String body) throws Exception {
        return call("PATCH", path, body);
    }

    JsonNode call(String method, String path, String body) throws Exception {
        String answer = text(method, path, body);
        return answer.isEmpty() ? JSON.missingNode() : JSON.readTree(answer);
    }

    /** The answer as it is. */
    String text(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, BodyPublishers.ofString(body))
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response.body();
    }

    /** Follows a run from the event after {@code sequence} on. */
    void follow(String run, long sequence, WebSocket.Listener listener) throws Exception {
        client.newWebSocketBuilder()
                .buildAsync(
                        URI.create("%s/ws/runs/%s?after=%d".formatted(address.replace("http", "ws"), run, sequence)),
                        listener)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
