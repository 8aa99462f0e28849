package dev.unroll.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Stands before HTTP and WebSocket alike and lets in only programs and pages of this server. The Host header must name this
 * machine (a name that an attacker has pointed at it does not), Origin must be this server when there is one, and the browser must not
 * say that another site is asking. It also adds the headers that every answer carries.
 */
final class Guard extends Handler.Wrapper {
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private final String configuredHost;
    private final Json json;

    /** @param configuredHost the host that the server was told to bind to */
    Guard(String configuredHost, Json json) {
        this.configuredHost = configuredHost;
        this.json = json;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        String refusal = refusal(request);
        if (refusal == null) {
            return super.handle(request, response, callback);
        }
        JsonErrors.write(json, response, 403, refusal, callback);
        return true;
    }

    private @Nullable String refusal(Request request) {
        HttpFields headers = request.getHeaders();
        List<HttpField> hosts = headers.getFields(HttpHeader.HOST);
        String host = hosts.size() == 1 ? hosts.get(0).getValue().toLowerCase(Locale.ROOT) : "";
        if (!isThisServer(host, request) || !host.equals(authority(request))) {
            return "This server does not answer for the host \"%s\"; open it as http://localhost:%d, or start it with --host"
                    .formatted(host, Request.getLocalPort(request));
        }
        List<HttpField> origins = headers.getFields(HttpHeader.ORIGIN);
        String own = (request.isSecure() ? "https://" : "http://") + host;
        for (HttpField origin : origins) {
            if (origins.size() > 1 || !own.equals(origin.getValue().toLowerCase(Locale.ROOT))) {
                return "Pages of \"%s\" may not use this server".formatted(origin.getValue());
            }
        }
        String site = headers.get("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none") && !opensThePage(request)) {
            return "Pages of another site may not use this server";
        }
        return null;
    }

    /** The host of the request line must not contradict the header. */
    private static String authority(Request request) {
        String authority = request.getHttpURI().getAuthority();
        return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
    }

    /** A link that someone follows: the page opens on its own and tells the other site nothing. */
    private static boolean opensThePage(Request request) {
        HttpFields headers = request.getHeaders();
        String path = request.getHttpURI().getCanonicalPath();
        return request.getMethod().equals("GET")
                && "navigate".equals(headers.get("Sec-Fetch-Mode"))
                && "document".equals(headers.get("Sec-Fetch-Dest"))
                && ("/".equals(path) || "/index.html".equals(path));
    }

    private boolean isThisServer(String authority, Request request) {
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        String port = hasPort ? authority.substring(colon + 1) : "80";
        return port.equals(Integer.toString(Request.getLocalPort(request))) && isThisMachine(host, request);
    }

    private boolean isThisMachine(String host, Request request) {
        if (host.equals("localhost") || host.equals(configuredHost.toLowerCase(Locale.ROOT))) {
            return true;
        }
        InetAddress literal = literal(host);
        return literal != null && (literal.isLoopbackAddress() || literal.equals(localAddress(request)));
    }

    /** The address that {@code host} spells out; null for a name, which is never looked up. */
    private static @Nullable InetAddress literal(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!bracketed && !host.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return null;
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static @Nullable InetAddress localAddress(Request request) {
        return request.getConnectionMetaData().getLocalSocketAddress() instanceof InetSocketAddress address
                ? address.getAddress()
                : null;
    }
}
