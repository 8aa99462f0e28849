package dev.unroll.web;

import dev.unroll.run.Runs;
import dev.unroll.source.CatalogueEntry;
import dev.unroll.store.Corpora;
import dev.unroll.store.Fetches;
import dev.unroll.store.Replaced;
import io.javalin.Javalin;
import io.javalin.http.staticfiles.Location;
import io.javalin.http.staticfiles.StaticFileConfig;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page, the calls and the sockets, on one port. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private final Sockets sockets;
    private final Javalin javalin;

    /**
     * Where to listen, and limits.
     *
     * @param host name or address to bind to
     * @param port 0 takes any that is free
     * @param patience how long the reader of a socket may take for one message
     * @param largestUpload bytes of a corpus
     */
    public record Settings(String host, int port, Duration patience, long largestUpload) {
        /** On {@code host} and {@code port}, with the protocol's limits. */
        public static Settings of(String host, int port) {
            return new Settings(host, port, Duration.ofSeconds(10), 512L << 20);
        }
    }

    /**
     * Ready to start.
     *
     * @param catalogue describes corpora that are there or can be fetched
     * @param fetches where they are fetched, if they can be
     * @param version of Unroll
     * @param kernels what computes
     * @param replaced what people are to know of the database when the server started
     * @param ready returns when {@code runs} has taken up those that were kept
     */
    public WebServer(
            Settings settings,
            Runs runs,
            Corpora corpora,
            List<CatalogueEntry> catalogue,
            Optional<Fetches> fetches,
            String version,
            String kernels,
            Optional<Replaced> replaced,
            Runnable ready) {
        Json json = new Json();
        this.sockets = new Sockets(runs, json, settings.patience());
        Wire.Health health = new Wire.Health(
                "ok",
                version,
                Runtime.version().toString(),
                kernels,
                replaced.map(Replaced::sentence).orElse(null),
                replaced.map(Wire.ReplacedEntry::of).orElse(null));
        this.javalin = Javalin.create(config -> {
            new Listening(settings, json, ready).apply(config);
            config.staticFiles.add(files -> page(files, "/", "/web"));
            config.staticFiles.add(files -> page(files, "/webjars/lit-html", "/META-INF/resources/webjars/lit-html"));
            config.routes.before("/api/*", context -> context.header("Cache-Control", "no-store"));
            config.routes.get(
                    "/api/health",
                    context -> context.contentType("application/json").result(json.write(health)));
            Calls calls = new Calls(runs, json);
            Shelf shelf = new Shelf(corpora, catalogue, fetches);
            new DoctorRoutes(calls, shelf).add(config.routes);
            new CorpusRoutes(calls, shelf, settings.largestUpload()).add(config.routes);
            new RunRoutes(calls, corpora).add(config.routes);
            new LookRoutes(calls).add(config.routes);
            new KeptRoutes(calls, settings.largestUpload()).add(config.routes);
            new AdditionRoutes(calls).add(config.routes);
            new ShapesRoutes(calls).add(config.routes);
            new MemoryRoutes(calls).add(config.routes);
            config.routes.ws("/ws/runs/{id}", sockets::watch);
            Failures failures = new Failures(json);
            failures.add(config.routes);
            config.router.javaLangErrorHandler(failures::error);
        });
    }

    /** Accepts requests when it returns. */
    public void start() {
        javalin.start();
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Every path that is answered: "GET /api/runs" and the like, "WS" for sockets. */
    List<String> routes() {
        List<String> routes = new ArrayList<>();
        javalin.unsafe.internalRouter.allHttpHandlers().forEach(route -> {
            if (route.endpoint.method.isHttpMethod()) {
                routes.add(route.endpoint.method + " " + route.endpoint.path);
            }
        });
        javalin.unsafe.internalRouter.allWsHandlers().forEach(route -> routes.add("WS " + route.getPath()));
        return routes;
    }

    /** Says farewell on every socket and stops. */
    @Override
    public void close() {
        sockets.close();
        try {
            javalin.stop();
        } catch (JavalinException late) {
            LOG.debug("A connection did not end in time and was cut", late);
        }
    }

    private static void page(StaticFileConfig files, String path, String folder) {
        files.hostedPath = path;
        files.directory = folder;
        files.location = Location.CLASSPATH;
        files.headers = Map.of("Cache-Control", "no-cache");
        files.mimeTypes.add("text/html; charset=utf-8", "html");
        files.mimeTypes.add("text/css; charset=utf-8", "css");
        files.mimeTypes.add("text/javascript; charset=utf-8", "js");
    }
}
