package dev.unroll.web;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The page, and that the server is well, is told at once; whoever asks for more waits until the runs that were kept are there. */
final class Readiness extends Handler.Wrapper {
    private final Runnable ready;

    /** @param ready returns when they are */
    Readiness(Runnable ready) {
        this.ready = ready;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getCanonicalPath();
        if (path != null && (path.startsWith("/api/") || path.startsWith("/ws/")) && !path.equals("/api/health")) {
            ready.run();
        }
        return super.handle(request, response, callback);
    }
}
