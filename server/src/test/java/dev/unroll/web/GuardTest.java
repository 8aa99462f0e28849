package dev.unroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may come in. Requests are written by hand, because clients do not let the headers be forged. */
class GuardTest {
    @TempDir
    private static Path data;

    private static Playground playground;

    @BeforeAll
    static void start() throws IOException {
        playground = Playground.on(data);
    }

    @AfterAll
    static void stop() throws IOException {
        playground.close();
    }

    /** Headers that no page or program of this server sends. */
    private static List<String> foreign() {
        int port = playground.port();
        String own = "Host: localhost:" + port + "\r\n";
        List<String> sets = new ArrayList<>();
        for (String host : List.of(
                "evil.example",
                "evil.example:" + port,
                "localhost.evil.example:" + port,
                "localhost",
                "localhost:" + (port + 1),
                "127.0.0.1",
                "10.0.0.1:" + port,
                "[::2]:" + port,
                "0.0.0.0:" + port)) {
            sets.add("Host: " + host + "\r\n");
        }
        for (String origin : List.of(
                "null",
                "http://evil.example",
                "http://evil.example:" + port,
                "http://localhost",
                "http://localhost:" + (port + 1),
                "https://localhost:" + port,
                "http://127.0.0.1:" + port,
                "http://localhost:" + port + ".evil.example",
                "file://")) {
            sets.add(own + "Origin: " + origin + "\r\n");
        }
        sets.add(own + "Origin: http://localhost:" + port + "\r\nOrigin: http://evil.example\r\n");
        sets.add(own + "Sec-Fetch-Site: cross-site\r\n");
        sets.add(own + "Sec-Fetch-Site: same-site\r\n");
        return sets;
    }

    private static List<String> targets() {
        List<String> targets = new ArrayList<>(playground.routes());
        targets.addAll(List.of("GET /", "GET /index.html", "GET /webjars/lit-html/3.3.2/lit-html.js", "GET /nothing"));
        targets.addAll(List.of("OPTIONS /api/runs", "HEAD /api/health", "WS /nothing"));
        return targets;
    }

    @Test
    void noRouteOrSocketAnswersAForeignPage() throws IOException {
        assertThat(playground.routes()).hasSizeGreaterThanOrEqualTo(19).contains("WS /ws/runs/{id}");
        List<String> open = new ArrayList<>();
        for (String target : targets()) {
            for (String headers : foreign()) {
                int status = playground.raw(request(target, headers));
                if (status != 403) {
                    open.add(target + " with " + headers.strip() + " gave " + status);
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void everyNameOfThisMachineIsAnswered() throws IOException {
        int port = playground.port();
        for (String host : List.of(
                "localhost:" + port, "LocalHost:" + port, "127.0.0.1:" + port, "127.1.2.3:" + port, "[::1]:" + port)) {
            assertThat(playground.raw(request("GET /api/health", "Host: " + host + "\r\n")))
                    .as(host)
                    .isEqualTo(200);
            assertThat(playground.raw(
                            request("GET /api/health", "Host: %s\r\nOrigin: http://%s\r\n".formatted(host, host))))
                    .as("a page from " + host)
                    .isEqualTo(200);
        }
    }

    @Test
    void ownPagesAndProgramsOpenSockets() throws IOException {
        String own = "Host: localhost:" + playground.port() + "\r\n";
        String page = own + "Origin: http://localhost:" + playground.port() + "\r\nSec-Fetch-Site: same-origin\r\n";
        assertThat(playground.raw(request("WS /ws/runs/{id}", own))).isEqualTo(101);
        assertThat(playground.raw(request("WS /ws/runs/{id}", page))).isEqualTo(101);
    }

    @Test
    void someoneMayFollowALinkToThePageButOnlyToThePage() throws IOException {
        String link =
                "Host: localhost:%d\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"
                        .formatted(playground.port());
        assertThat(playground.raw(request("GET /", link))).isNotEqualTo(403);
        assertThat(playground.raw(request("GET /api/runs", link))).isEqualTo(403);
        assertThat(playground.raw(request("POST /", link))).isEqualTo(403);
        assertThat(playground.raw(request("GET /", link.replace("document", "iframe"))))
                .isEqualTo(403);
    }

    @Test
    void theRequestLineCannotContradictTheHeader() throws IOException {
        String own = "Host: localhost:" + playground.port() + "\r\n";
        assertThat(playground.raw(request("GET http://evil.example/api/health", own)))
                .isBetween(400, 403);
        assertThat(playground.raw("GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .isEqualTo(400);
        assertThat(playground.raw(request("GET /api/health", "Host: \r\n"))).isEqualTo(400);
        assertThat(playground.raw("GET /api/health HTTP/1.0\r\n\r\n")).isEqualTo(403);
    }

    private static String request(String target, String headers) {
        String[] words = target.replace("{id}", "x").split(" ", 2);
        boolean socket = words[0].equals("WS");
        String upgrade =
                "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
        return "%s %s HTTP/1.1\r\n%sConnection: %s\r\n%s\r\n"
                .formatted(
                        socket ? "GET" : words[0],
                        words[1],
                        headers,
                        socket ? "Upgrade" : "close",
                        socket ? upgrade : "Content-Length: 0\r\n");
    }
}
