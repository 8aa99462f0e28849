package dev.unroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server that has just started answers before it has all its runs. */
class ReadinessTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path data;

    @Test
    void thePageAndTheHealthAreThereAtOnceWhoeverAsksForRunsWaits() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch there = new CountDownLatch(1);
        try (Playground playground = Playground.readyAfter(data, () -> {
            asked.countDown();
            await(there);
        })) {
            CompletableFuture<Integer> runs = CompletableFuture.supplyAsync(() -> status(playground, "/api/runs"));
            CompletableFuture<WebSocket> socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(playground.uri("ws", "/ws/runs/none"), new WebSocket.Listener() {});
            assertThat(asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(status(playground, "/api/health")).isEqualTo(200);
            assertThat(status(playground, "/")).isEqualTo(200);
            assertThat(runs).isNotDone();
            assertThat(socket).isNotDone();
            there.countDown();
            assertThat(runs.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(socket).succeedsWithin(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static int status(Playground playground, String path) {
        try {
            return playground.get(path).status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
