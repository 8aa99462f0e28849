package dev.unroll.web;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Errors that arise before a route is found, such as a request that is not HTTP, in the form of the protocol. */
final class JsonErrors extends ErrorHandler {
    private final Json json;

    JsonErrors(Json json) {
        this.json = json;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String message =
                status >= 500 ? "Something went wrong in the server; its log says more" : HttpStatus.getMessage(status);
        write(json, response, status, message, callback);
        return true;
    }

    static void write(Json json, Response response, int status, String message, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        byte[] body = json.write(new Wire.Problem(message, null)).getBytes(StandardCharsets.UTF_8);
        response.write(true, BufferUtil.toBuffer(body), callback);
    }
}
