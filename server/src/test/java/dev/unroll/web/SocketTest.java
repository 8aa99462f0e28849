package dev.unroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people who watch a run get to see. */
class SocketTest {
    /** Of a server that drops those soon who take nothing; who only waits for a processor is not dropped. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int FRAMES_A_SECOND = 20;

    @TempDir
    private Path data;

    private Playground playground;

    @BeforeEach
    void start() throws IOException {
        playground = Playground.on(data);
    }

    @AfterEach
    void stop() throws IOException {
        playground.close();
    }

    @Test
    void aWatcherGetsTheWholeCurveTheSamplesAndTheStatus() throws Exception {
        String id = playground.run(spec("\"maxSteps\": 150, \"sampling\": {\"every\": 50}"));
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            watcher.until(Watcher.status("finished"));
        }
        try (Watcher late = Watcher.of(playground, id, 0)) {
            List<JsonNode> frames = late.until(Watcher.status("finished"));

            assertThat(stepsOf(frames))
                    .hasSize(150)
                    .startsWith(1L)
                    .endsWith(150L)
                    .isSorted();
            assertThat(frames.stream()
                            .filter(each -> type(each).equals("sample"))
                            .map(each -> each.get("step").asLong()))
                    .containsExactly(0L, 50L, 100L, 150L);
            assertThat(frames)
                    .extracting(each -> each.get("sequence").asLong())
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(frames.get(frames.size() - 1).get("run"))
                    .isEqualTo(playground.get("/api/runs/" + id).json());
        }
    }

    @Test
    void aWatcherWhoComesBackMissesNothingAndGetsNothingTwice() throws Exception {
        String id = playground.run(spec("\"maxSteps\": 200, \"pace\": 200"));
        List<JsonNode> frames = new ArrayList<>();
        long seen = 0;
        boolean finished = false;
        while (!finished) {
            try (Watcher watcher = Watcher.of(playground, id, seen)) {
                for (int i = 0; i < 5 && !finished; i++) {
                    JsonNode frame = watcher.next();
                    frames.add(frame);
                    seen = frame.get("sequence").asLong();
                    finished = Watcher.status("finished").test(frame);
                }
            }
        }
        List<Long> steps = stepsOf(frames);
        assertThat(steps).hasSize(200).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aResetBeginsANewGenerationForThoseWhoWatch() throws Exception {
        String id = playground.run(spec("\"maxSteps\": 20"));
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            List<JsonNode> before = watcher.until(Watcher.status("finished"));
            playground.post("/api/runs/" + id + "/reset?start=true", "");
            List<JsonNode> after = watcher.until(Watcher.status("finished"));

            assertThat(before).allMatch(frame -> frame.get("generation").asInt() == 0);
            assertThat(stepsOf(after.stream()
                            .filter(frame -> frame.get("generation").asInt() == 1)
                            .toList()))
                    .hasSize(20);
        }
    }

    @Test
    void framesComeInBurstsAtMostTwentyTimesASecond() throws Exception {
        String id = playground.run(spec("\"pace\": 1000"));
        long start = System.nanoTime();
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            long bursts =
                    watcher
                            .until(frame -> type(frame).equals("points")
                                    && frame.get("step").asLong() > 2000)
                            .stream()
                            .filter(frame -> type(frame).equals("points"))
                            .count();
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(bursts).as("in %.1f s", seconds).isBetween(2L, Math.round(1.5 * FRAMES_A_SECOND * seconds));
        }
    }

    @Test
    void theSocketIsClosedWhenThereIsNoSuchRunOrItIsDeleted() throws Exception {
        String deleted = playground.run(spec("\"start\": false"));
        try (Watcher none = Watcher.of(playground, "nix", 0);
                Watcher one = Watcher.of(playground, deleted, 0)) {
            one.next();
            assertThat(none.closed()).isEqualTo(4404);
            playground.send("DELETE", "/api/runs/" + deleted, BodyPublishers.noBody());
            assertThat(one.closed()).isEqualTo(4410);
        }
    }

    @Test
    void theSocketIsClosedWhenTheServerStops(@TempDir Path other) throws Exception {
        Playground stopping = Playground.on(other);
        try (Watcher watcher = Watcher.of(stopping, stopping.run(spec("\"seed\": 1")), 0)) {
            watcher.next();
            stopping.close();
            assertThat(watcher.closed()).isEqualTo(1012);
        }
    }

    @Test
    void whatAWatcherSaysIsIgnoredUnlessItIsLarge() throws Exception {
        String id = playground.run(spec("\"start\": false"));
        try (Watcher watcher = Watcher.of(playground, id, 0)) {
            watcher.say("{\"type\": \"pause\"}");
            watcher.say("x".repeat(16_000));
            playground.post("/api/runs/" + id + "/step", "");
            watcher.until(frame -> type(frame).equals("points"));
            watcher.say("x".repeat(17_000));
            assertThat(watcher.closed()).isEqualTo(1009);
        }
    }

    @Test
    void aWatcherWhoTakesNothingIsDroppedAlthoughItPongsAndOthersAreNot(@TempDir Path other) throws Exception {
        playground.close();
        playground = Playground.impatientOn(other, PATIENCE);
        String id = playground.run(spec("\"sampling\": {\"every\": 1, \"length\": 2000}"));
        try (Watcher healthy = Watcher.of(playground, id, 0);
                Socket stalled = stalledWatcher(id)) {
            long start = System.nanoTime();
            while (takesPong(stalled)) {
                healthy.next();
                assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(120));
            }
            assertThat(System.nanoTime() - start).isGreaterThan(PATIENCE.toNanos());
            for (int i = 0; i < 20; i++) {
                healthy.next();
            }
            assertThat(healthy.closeCode).isNotDone();
        }
    }

    @Test
    void aSocketOffersNoCompressionAndLeavesNoCookie() throws Exception {
        try (Socket socket = playground.socket()) {
            socket.getOutputStream()
                    .write(handshake("nix", "Sec-WebSocket-Extensions: permessage-deflate\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            String answer = head(socket.getInputStream());
            assertThat(answer).startsWith("HTTP/1.1 101").doesNotContain("permessage-deflate", "Set-Cookie");
        }
    }

    /** Opens a socket and reads no frame from it. */
    private Socket stalledWatcher(String id) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), playground.port()));
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(handshake(id, "").getBytes(StandardCharsets.UTF_8));
        assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 101");
        return socket;
    }

    /** Sends a pong; false when the server has hung up. */
    private static boolean takesPong(Socket socket) {
        byte[] pong = {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0};
        try {
            socket.getOutputStream().write(pong);
            return true;
        } catch (IOException hungUp) {
            return false;
        }
    }

    private String handshake(String id, String more) {
        return String.join(
                "\r\n",
                "GET /ws/runs/%s HTTP/1.1".formatted(id),
                "Host: localhost:" + playground.port(),
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                more + "\r\n");
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    private static String spec(String more) {
        return "{\"task\": \"text\", \"hidden\": 8, \"sequenceLength\": 5, %s}".formatted(more);
    }

    private static String type(JsonNode frame) {
        return frame.get("type").asText();
    }

    private static List<Long> stepsOf(List<JsonNode> frames) {
        List<Long> steps = new ArrayList<>();
        for (JsonNode frame : frames) {
            if (type(frame).equals("points")) {
                frame.get("rows").forEach(row -> steps.add(row.get(0).asLong()));
            }
        }
        return steps;
    }
}
