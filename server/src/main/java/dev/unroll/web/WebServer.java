package dev.unroll.web;

import dev.unroll.run.Runs;
import dev.unroll.store.Corpora;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import io.javalin.http.staticfiles.StaticFileConfig;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.session.DefaultSessionIdManager;
import org.eclipse.jetty.session.HouseKeeper;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** The page, the calls and the sockets, on one port. */
public final class WebServer implements AutoCloseable {
    private static final int LARGEST_REQUEST = 65_536;
    private static final int LARGEST_MESSAGE = 16_384;
    private static final int SLOWEST_UPLOAD = 1024;
    private static final int SESSION_SECONDS = 60;

    private final Settings settings;
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
     * @param version of Unroll
     * @param kernels what computes
     */
    public WebServer(Settings settings, Runs runs, Corpora corpora, String version, String kernels) {
        this.settings = settings;
        Json json = new Json();
        this.sockets = new Sockets(runs, json, settings.patience());
        Wire.Health health = new Wire.Health("ok", version, Runtime.version().toString(), kernels);
        this.javalin = Javalin.create(config -> {
            listen(config, json);
            config.staticFiles.add(files -> page(files, "/", "/web"));
            config.staticFiles.add(files -> page(files, "/webjars/lit-html", "/META-INF/resources/webjars/lit-html"));
            config.routes.before("/api/*", context -> context.header("Cache-Control", "no-store"));
            config.routes.get(
                    "/api/health",
                    context -> context.contentType("application/json").result(json.write(health)));
            new CorpusRoutes(corpora, runs, json, settings.largestUpload()).add(config.routes);
            new RunRoutes(runs, corpora, json).add(config.routes);
            config.routes.ws("/ws/runs/{id}", sockets::watch);
            new Failures(json).add(config.routes);
        });
    }

    /** Accepts requests when it returns. */
    public void start() {
        javalin.start(settings.host(), settings.port());
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Says farewell on every socket and stops. */
    @Override
    public void close() {
        sockets.close();
        javalin.stop();
    }

    private void listen(JavalinConfig config, Json json) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = LARGEST_REQUEST;
        config.jetty.threadPool = threads();
        config.jetty.modifyHttpConfiguration(WebServer::harden);
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(1000);
            server.setErrorHandler(new JsonErrors(json));
            server.insertHandler(new MinimumDataRateHandler(SLOWEST_UPLOAD, 0));
            server.insertHandler(new Guard(settings.host(), json));
            forgetSessions(server);
        });
        config.jetty.modifyServletContextHandler(context -> {
            context.setErrorHandler(new JsonErrors(json));
            context.getSessionHandler().setMaxInactiveInterval(SESSION_SECONDS);
            withoutCompression(context);
        });
        config.jetty.modifyWebSocketServletFactory(WebServer::limit);
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(64, 4);
        threads.setName("web");
        return threads;
    }

    private static void harden(HttpConfiguration http) {
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setSendServerVersion(false);
    }

    /** Javalin opens an HTTP session for every socket; without this they stay for ever. */
    private static void forgetSessions(Server server) {
        DefaultSessionIdManager sessions = new DefaultSessionIdManager(server);
        HouseKeeper houseKeeper = new HouseKeeper();
        try {
            houseKeeper.setIntervalSec(SESSION_SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        sessions.setSessionHouseKeeper(houseKeeper);
        server.addBean(sessions, true);
    }

    /** Compression costs memory for each socket and time for each frame; on one machine it gains nothing. */
    private static void withoutCompression(ServletContextHandler context) {
        context.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle event) {
                WebSocketServerComponents.ensureWebSocketComponents(context.getServer(), context)
                        .getExtensionRegistry()
                        .unregister("permessage-deflate");
            }
        });
    }

    private static void limit(JettyWebSocketServletFactory factory) {
        factory.setMaxTextMessageSize(LARGEST_MESSAGE);
        factory.setMaxBinaryMessageSize(LARGEST_MESSAGE);
        factory.setMaxFrameSize(LARGEST_MESSAGE);
        factory.setIdleTimeout(Duration.ofSeconds(45));
        factory.setMaxOutgoingFrames(64);
    }

    private static void page(StaticFileConfig files, String path, String folder) {
        files.hostedPath = path;
        files.directory = folder;
        files.location = Location.CLASSPATH;
        files.headers = Map.of("Cache-Control", "no-cache");
    }
}
