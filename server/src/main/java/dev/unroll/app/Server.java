package dev.unroll.app;

import dev.unroll.checkpoint.Origin;
import dev.unroll.numeric.Kernels;
import dev.unroll.run.CheckpointFiles;
import dev.unroll.run.Housekeeping;
import dev.unroll.run.Recorder;
import dev.unroll.run.Runs;
import dev.unroll.run.Workers;
import dev.unroll.source.CatalogueEntry;
import dev.unroll.store.CheckpointFolder;
import dev.unroll.store.Corpora;
import dev.unroll.store.DataFolder;
import dev.unroll.store.Fetches;
import dev.unroll.store.RunDatabase;
import dev.unroll.web.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The objects of a running server, and the order in which they stop. */
final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final double SHARE_FOR_RUNS = 0.7;

    private final DataFolder folder;
    private final RunDatabase database;
    private final Recorder recorder;
    private final CheckpointFiles checkpoints;
    private final Runs runs;
    private final CompletableFuture<Void> loaded;
    private final Housekeeping housekeeping;
    private final Workers workers;
    private final Fetches fetches;
    private final WebServer web;
    private final WarmUp warmUp;
    private final String host;

    private Server(
            DataFolder folder,
            RunDatabase database,
            Recorder recorder,
            CheckpointFiles checkpoints,
            Runs runs,
            CompletableFuture<Void> loaded,
            Housekeeping housekeeping,
            Workers workers,
            Fetches fetches,
            WebServer web,
            WarmUp warmUp,
            String host) {
        this.folder = folder;
        this.database = database;
        this.recorder = recorder;
        this.checkpoints = checkpoints;
        this.runs = runs;
        this.loaded = loaded;
        this.housekeeping = housekeeping;
        this.workers = workers;
        this.fetches = fetches;
        this.web = web;
        this.warmUp = warmUp;
        this.host = host;
    }

    static Server assemble(DataFolder folder, String host, int port) throws IOException {
        CompletableFuture<List<CatalogueEntry>> reading = CompletableFuture.supplyAsync(Catalogue::read);
        RunDatabase database = RunDatabase.open(folder, Instant.now());
        Kernels kernels = Kernels.best();
        List<CatalogueEntry> catalogue = reading.join();
        Corpora corpora = new Corpora(folder, Catalogue.builtIns(catalogue));
        Workers workers = new Workers(Runtime.getRuntime().availableProcessors(), System::nanoTime);
        long memory = (long) (SHARE_FOR_RUNS * Runtime.getRuntime().maxMemory());
        Recorder recorder = new Recorder(database);
        CheckpointFiles checkpoints =
                new CheckpointFiles(new CheckpointFolder(folder), recorder, corpus -> Origin.here(kernels, corpus));
        Runs runs = Runs.kept(
                corpora::read,
                kernels,
                workers,
                memory,
                new SecureRandom(),
                System::nanoTime,
                recorder,
                checkpoints,
                corpora::find);
        Housekeeping housekeeping = new Housekeeping(runs, database, Clock.systemUTC());
        database.notice().ifPresent(LOG::warn);
        Fetches fetches = new Fetches(folder, corpora);
        CompletableFuture<Void> loaded = new CompletableFuture<>();
        WebServer web = new WebServer(
                WebServer.Settings.of(host, port),
                runs,
                corpora,
                catalogue,
                Optional.of(fetches),
                Version.current(),
                kernels.name(),
                database.replaced(),
                loaded::join);
        return new Server(
                folder,
                database,
                recorder,
                checkpoints,
                runs,
                loaded,
                housekeeping,
                workers,
                fetches,
                web,
                new WarmUp(kernels, runs::anyTraining),
                host);
    }

    /** Accepts requests and takes up the runs that were kept; who asks for runs before they are there waits. */
    void start() {
        web.start();
        try {
            runs.load();
            loaded.complete(null);
            if (Boolean.getBoolean("unroll.warm")) {
                warmUp.begin();
            }
        } catch (RuntimeException | Error e) {
            loaded.completeExceptionally(e);
            throw e;
        }
    }

    /** Where people find it. */
    String address() {
        return "http://%s:%d".formatted(isThisMachine() ? "localhost" : host, web.port());
    }

    @Override
    public void close() {
        web.close();
        fetches.close();
        housekeeping.close();
        workers.close();
        runs.checkpoint();
        checkpoints.close();
        recorder.close();
        database.close();
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isThisMachine() {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || address.isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
