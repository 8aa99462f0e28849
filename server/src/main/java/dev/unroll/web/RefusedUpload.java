package dev.unroll.web;

import io.javalin.http.Context;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An upload that was refused before its end. A browser reads the answer only when it has sent everything, and a connection that is
 * closed with bytes unread takes the answer away with it; so the answer is sent and the rest of the body is read and thrown away.
 */
final class RefusedUpload {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedUpload.class);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);

    private RefusedUpload() {}

    /** Sends the answer that {@code context} holds, when it is a refusal, and waits until the sender is done. */
    static void answer(Context context) {
        InputStream refusal = context.resultInputStream();
        if (context.statusCode() < 400 || refusal == null) {
            return;
        }
        try {
            context.res().setHeader("Connection", "close");
            context.res().setContentLength(refusal.available());
            ServletOutputStream out = context.res().getOutputStream();
            refusal.transferTo(out);
            out.flush();
            drain(context.req().getInputStream());
        } catch (IOException | RuntimeException e) {
            // the answer is sent; Jetty 12.1 also throws a NullPointerException when the connection ends under its
            // hands
            LOG.debug("The sender went away", e);
        }
    }

    private static void drain(ServletInputStream rest) throws IOException {
        byte[] bytes = new byte[1 << 16];
        long end = System.nanoTime() + LONGEST;
        while (rest.read(bytes) >= 0 && System.nanoTime() - end < 0) {
            // thrown away
        }
    }
}
