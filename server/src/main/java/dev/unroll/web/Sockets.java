package dev.unroll.web;

import dev.unroll.run.Run;
import dev.unroll.run.Runs;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets on which runs are watched, and the one thread that writes to them. */
final class Sockets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Runs runs;
    private final Frames frames;
    private final Duration patience;
    private final Map<String, Outbox> outboxes = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor sender;
    private long pinged = System.nanoTime();

    /** @param patience how long a reader may take for one message */
    Sockets(Runs runs, Json json, Duration patience) {
        this.runs = runs;
        this.frames = new Frames(json);
        this.patience = patience;
        this.sender = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sockets");
            thread.setDaemon(true);
            return thread;
        });
        sender.setRemoveOnCancelPolicy(true);
        sender.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        sender.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        long every = Math.min(patience.toMillis() / 4 + 1, 1000);
        var unused = sender.scheduleWithFixedDelay(this::tick, every, every, TimeUnit.MILLISECONDS);
    }

    /** What happens on the socket of one run. What clients send is ignored. */
    void watch(WsConfig socket) {
        socket.onConnect(this::connect);
        socket.onClose(context -> gone(context.sessionId()));
        socket.onError(context -> gone(context.sessionId()));
    }

    /** Tells every reader that the server stops. */
    @Override
    public void close() {
        CompletableFuture<Void> heard = new CompletableFuture<>();
        sender.execute(() -> sayFarewell(heard));
        try {
            heard.get(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Not every reader heard that the server stops", e);
        }
        sender.shutdown();
    }

    private void sayFarewell(CompletableFuture<Void> heard) {
        var unused = CompletableFuture.allOf(outboxes.values().stream()
                        .map(outbox -> outbox.close(Outbox.SERVER_STOPS, "the server stops"))
                        .toArray(CompletableFuture[]::new))
                .whenComplete((all, problem) -> heard.complete(null));
    }

    private void connect(WsConnectContext context) {
        Optional<Run> run = runs.find(context.pathParam("id"));
        if (run.isEmpty()) {
            context.session.close(Outbox.NO_SUCH_RUN, "there is no such run", Callback.NOOP);
            return;
        }
        long after = sequence(context.queryParam("after"));
        Outbox outbox = new Outbox(context.session, run.get(), after, frames, sender, patience);
        outboxes.put(context.sessionId(), outbox);
        outbox.open();
    }

    private void gone(String session) {
        Outbox outbox = outboxes.remove(session);
        if (outbox != null) {
            sender.execute(outbox::forget);
        }
    }

    private void tick() {
        boolean ping = System.nanoTime() - pinged >= PING_NANOS;
        if (ping) {
            pinged = System.nanoTime();
        }
        outboxes.values().forEach(outbox -> outbox.tick(ping));
    }

    private static long sequence(@Nullable String after) {
        try {
            return after == null ? 0 : Long.parseLong(after);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
