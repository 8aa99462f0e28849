package dev.unroll.web;

import io.javalin.config.JavalinConfig;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.session.SessionCache;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** How the server listens: on which address, with the guard in front, and within which limits. */
final class Listening {
    private static final int LARGEST_REQUEST = 65_536;
    private static final int LARGEST_MESSAGE = 16_384;
    private static final int OUTGOING_FRAMES = 64;
    private static final int SLOWEST_UPLOAD = 1024;
    /** What the system buffers for a socket is news that grows old; so it is little. */
    private static final int SEND_BUFFER = 65_536;

    private final WebServer.Settings settings;
    private final Json json;
    private final Runnable ready;

    /** @param ready returns when there is something to be asked for */
    Listening(WebServer.Settings settings, Json json, Runnable ready) {
        this.settings = settings;
        this.json = json;
        this.ready = ready;
    }

    void apply(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = LARGEST_REQUEST;
        config.jetty.threadPool = threads();
        config.jetty.addConnector(this::connector);
        config.jetty.modifyHttpConfiguration(Listening::harden);
        config.jetty.modifyServer(this::guard);
        config.jetty.modifyServletContextHandler(context -> {
            context.setErrorHandler(new JsonErrors(json));
            forgetSessions(context.getSessionHandler());
            withoutCompression(context);
        });
        config.jetty.modifyWebSocketServletFactory(Listening::limit);
    }

    private Connector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        return connector;
    }

    private void guard(Server server) {
        server.setErrorHandler(new JsonErrors(json));
        server.insertHandler(new Readiness(ready));
        server.insertHandler(new MinimumDataRateHandler(SLOWEST_UPLOAD, 0));
        server.insertHandler(new Guard(settings.host(), json));
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

    /** Javalin opens an HTTP session for every socket: it is to be forgotten at once, and to leave no cookie in the browser. */
    private static void forgetSessions(SessionHandler sessions) {
        SessionCache none = new NullSessionCache(sessions);
        none.setSessionDataStore(new NullSessionDataStore());
        sessions.setSessionCache(none);
        sessions.setUsingCookies(false);
        sessions.setUsingUriParameters(false);
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
        factory.setMaxOutgoingFrames(OUTGOING_FRAMES);
    }
}
