package dev.unroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.web.Playground.Answer;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Static files, and the headers that everything carries. */
class PageTest {
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

    @Test
    void thePageIsServedAndAskedForAgainOnlyWhenItChanged() throws Exception {
        Answer page = playground.get("/");
        HttpHeaders headers = page.response().headers();

        assertThat(page.status()).isEqualTo(200);
        assertThat(headers.firstValue("Content-Type").orElse("")).matches("text/html; ?charset=utf-8");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-cache");
        String tag = headers.firstValue("ETag").orElseThrow();
        String again = "GET / HTTP/1.1\r\nHost: localhost:%d\r\nIf-None-Match: %s\r\nConnection: close\r\n\r\n"
                .formatted(playground.port(), tag);
        assertThat(playground.raw(again)).isEqualTo(304);
    }

    @Test
    void litHtmlIsThereAndNothingElseOfTheClassPath() throws Exception {
        Answer lit = playground.get("/webjars/lit-html/3.3.2/lit-html.js");

        assertThat(lit.status()).isEqualTo(200);
        assertThat(lit.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/javascript");
        for (String path : List.of(
                "/simplelogger.properties",
                "/corpora/catalogue.json",
                "/META-INF/MANIFEST.MF",
                "/dev/unroll/app/Main.class",
                "/webjars/",
                "/webjars/lit-html/",
                "/js")) {
            assertThat(playground.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void noSpellingOfAPathLeavesTheFolder() throws IOException {
        for (String path : List.of(
                "/../simplelogger.properties",
                "/webjars/lit-html/3.3.2/../../../../simplelogger.properties",
                "/%2e%2e/simplelogger.properties",
                "/..%2fsimplelogger.properties",
                "/js/..%2f..%2fsimplelogger.properties",
                "/..%5csimplelogger.properties",
                "/js/%252e%252e/simplelogger.properties",
                "//simplelogger.properties",
                "/./../simplelogger.properties",
                "/js/..;/../simplelogger.properties",
                "/simplelogger.properties%00.html")) {
            String request = "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
                    .formatted(path, playground.port());
            assertThat(playground.raw(request)).as(path).isBetween(400, 404);
        }
    }

    @Test
    void everyAnswerForbidsForeignScriptsFramesAndGuesses() throws Exception {
        for (String path :
                List.of("/", "/nothing", "/api/health", "/api/runs/nix", "/api/corpora/shakespeare-plays/text")) {
            HttpHeaders headers = playground.get(path).response().headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("same-origin");
            assertThat(headers.map())
                    .as(path)
                    .doesNotContainKeys("server", "access-control-allow-origin", "set-cookie");
        }
        assertThat(playground.get("/api/health").response().headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void requestsThatAreNotHttpAreRefusedAsJsonWithoutDetails() throws IOException {
        assertThat(playground.raw("nonsense\r\n\r\n")).isEqualTo(400);
        assertThat(playground.raw("GET / HTTP/1.1\r\nHost: localhost:%d\r\nX: %s\r\n\r\n"
                        .formatted(playground.port(), "x".repeat(20_000))))
                .isEqualTo(431);
    }
}
