package dev.unroll.app;

import dev.unroll.numeric.Kernels;
import dev.unroll.run.Runs;
import dev.unroll.run.Workers;
import dev.unroll.source.CatalogueEntry;
import dev.unroll.store.Corpora;
import dev.unroll.store.DataFolder;
import dev.unroll.store.Fetches;
import dev.unroll.web.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** The objects of a running server, and the order in which they stop. */
final class Server implements AutoCloseable {
    private static final double SHARE_FOR_RUNS = 0.7;

    private final DataFolder folder;
    private final Workers workers;
    private final WebServer web;
    private final String host;

    private Server(DataFolder folder, Workers workers, WebServer web, String host) {
        this.folder = folder;
        this.workers = workers;
        this.web = web;
        this.host = host;
    }

    static Server assemble(DataFolder folder, String host, int port) throws IOException {
        Kernels kernels = Kernels.best();
        List<CatalogueEntry> catalogue = Catalogue.read();
        Corpora corpora = new Corpora(folder, Catalogue.builtIns(catalogue));
        Workers workers = new Workers(Runtime.getRuntime().availableProcessors(), System::nanoTime);
        long memory = (long) (SHARE_FOR_RUNS * Runtime.getRuntime().maxMemory());
        Runs runs = new Runs(corpora::read, kernels, workers, memory, new SecureRandom(), System::nanoTime);
        WebServer web = new WebServer(
                WebServer.Settings.of(host, port),
                runs,
                corpora,
                catalogue,
                Optional.of(new Fetches(folder, corpora)),
                Version.current(),
                kernels.name());
        return new Server(folder, workers, web, host);
    }

    void start() {
        web.start();
    }

    /** Where people find it. */
    String address() {
        return "http://%s:%d".formatted(isThisMachine() ? "localhost" : host, web.port());
    }

    @Override
    public void close() {
        web.close();
        workers.close();
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
