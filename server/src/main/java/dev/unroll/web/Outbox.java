package dev.unroll.web;

import dev.unroll.run.Event;
import dev.unroll.run.Journal;
import dev.unroll.run.Run;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * Sends a run's events to one socket. It holds no messages, only the sequence number of the newest event sent: when a message has
 * been taken, the next is made from what the journal keeps that is newer. So a slow reader gets its points joined and the latest status, and
 * costs one message. Everything but {@link #wake} runs on the sender's one thread.
 */
final class Outbox {
    static final int NO_SUCH_RUN = 4404;
    static final int RUN_DELETED = 4410;
    static final int SERVER_STOPS = 1012;
    static final int READER_TOO_SLOW = 1013;

    private static final long SPACING = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long FAREWELL_SECONDS = 2;

    private final Session session;
    private final Run run;
    private final Frames frames;
    private final ScheduledExecutorService sender;
    private final long patience;
    private final Runnable watcher = this::wake;
    private final AtomicBoolean woken = new AtomicBoolean();
    private long sent;
    private long caughtUpAt;
    private long flushed = System.nanoTime() - SPACING;
    private boolean inFlight;
    private long inFlightSince;
    private boolean closed;

    /**
     * @param after the sequence number of the newest event that the reader has
     * @param patience how long the reader may take for one message
     */
    Outbox(Session session, Run run, long after, Frames frames, ScheduledExecutorService sender, Duration patience) {
        this.session = session;
        this.run = run;
        this.sent = Math.min(after, run.journal().newest());
        this.frames = frames;
        this.sender = sender;
        this.patience = patience.toNanos();
    }

    /** Begins to send, now and whenever something happens. */
    void open() {
        run.journal().watch(watcher);
        wake();
    }

    /** Something has happened. Returns at once; on any thread. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            sender.execute(this::send);
        }
    }

    /** Sends a ping, and gives up on a reader that has not taken the message in flight for too long. */
    void tick(boolean ping) {
        if (closed) {
            return;
        }
        if (inFlight && System.nanoTime() - inFlightSince > patience) {
            var unused = close(READER_TOO_SLOW, "the reader took nothing for too long");
        } else if (ping) {
            session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
    }

    /**
     * Says farewell, and hangs up on a reader that does not listen to it.
     *
     * @return complete when the farewell has been taken, or cannot be
     */
    CompletableFuture<Void> close(int code, String reason) {
        Callback.Completable said = new Callback.Completable();
        if (closed) {
            said.succeed();
            return said;
        }
        forget();
        session.close(code, reason, said);
        var unused = sender.schedule(session::disconnect, FAREWELL_SECONDS, TimeUnit.SECONDS);
        return said;
    }

    /** The socket has gone. */
    void forget() {
        closed = true;
        run.journal().unwatch(watcher);
    }

    private void send() {
        woken.set(false);
        if (closed || inFlight) {
            return;
        }
        Journal journal = run.journal();
        if (journal.ended()) {
            var unused = close(RUN_DELETED, "the run was deleted");
            return;
        }
        long now = System.nanoTime();
        if (sent >= caughtUpAt) {
            if (now - flushed < SPACING) {
                sendLater(SPACING - (now - flushed));
                return;
            }
            caughtUpAt = journal.newest();
            flushed = now;
        }
        sendNext(journal.next(sent), now);
    }

    private void sendNext(List<Event> events, long now) {
        if (events.isEmpty()) {
            sent = Math.max(sent, caughtUpAt);
            return;
        }
        sent = events.get(events.size() - 1).sequence();
        inFlight = true;
        inFlightSince = now;
        session.sendText(frames.encode(run, events), Callback.from(this::taken, problem -> lost()));
    }

    /** The flag stays up meanwhile, so that events do not send earlier. */
    private void sendLater(long nanos) {
        if (woken.compareAndSet(false, true)) {
            var unused = sender.schedule(this::send, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void taken() {
        sender.execute(() -> {
            inFlight = false;
            send();
        });
    }

    private void lost() {
        sender.execute(this::forget);
    }
}
