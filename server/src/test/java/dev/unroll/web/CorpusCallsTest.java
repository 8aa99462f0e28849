package dev.unroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.web.Playground.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads and what becomes of them. */
class CorpusCallsTest {
    @TempDir
    private Path data;

    private Playground playground;

    @BeforeEach
    void start() throws IOException {
        playground = Playground.on(data);
    }

    @AfterEach
    void stop() throws IOException {
        playground.close();
    }

    @Test
    void anUploadIsDescribedListedReadBackLearntAndDeleted() throws Exception {
        String text = "滚滚长江东逝水，浪花淘尽英雄。\r\n".repeat(50);
        Answer added = upload("A%20poem", text.getBytes(StandardCharsets.UTF_8));
        JsonNode corpus = added.json();
        String path = "/api/corpora/" + corpus.get("id").asText();

        assertThat(added.status()).isEqualTo(201);
        assertThat(corpus.get("name").asText()).isEqualTo("A poem");
        assertThat(corpus.get("source").asText()).isEqualTo("uploaded");
        assertThat(corpus.get("characters").asInt()).isEqualTo(16 * 50);
        assertThat(corpus.get("bytes").asInt()).isEqualTo(50 * (15 * 3 + 2));
        assertThat(corpus.get("notes").get(0).asText()).contains("CR LF were folded to LF");
        assertThat(corpus.get("preview").asText()).startsWith("滚滚长江").hasSize(600);
        assertThat(playground.get(path).json()).isEqualTo(corpus);
        JsonNode all = playground.get("/api/corpora").json();
        assertThat(all).hasSize(2);
        assertThat(all.get(0).get("source").asText()).isEqualTo("built-in");
        assertThat(all.get(1).has("preview")).isFalse();
        Answer folded = playground.get(path + "/text");
        assertThat(folded.text()).isEqualTo(text.replace("\r", ""));
        assertThat(folded.response().headers().firstValue("Content-Type").orElse(""))
                .matches("text/plain; ?charset=utf-8");

        String run = playground.run("{\"task\": \"text\", \"corpus\": \"%s\", \"hidden\": 8, \"start\": false}"
                .formatted(corpus.get("id").asText()));
        assertThat(delete(path).status()).isEqualTo(409);
        delete("/api/runs/" + run);
        assertThat(delete(path).status()).isEqualTo(204);
        assertThat(playground.get(path).status()).isEqualTo(404);
        assertThat(files()).isEmpty();
    }

    @Test
    void theSameTextIsTheSameCorpusUnderItsFirstName() throws Exception {
        Answer first = upload("one", "some text\n".getBytes(StandardCharsets.UTF_8));
        Answer again = upload("two", "some text\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void whatCannotBeLearntFromIsRefusedAndLeavesNothing() throws Exception {
        refused(upload("x", new byte[0]), 422, "empty");
        refused(upload("x", new byte[] {'a', 'b', (byte) 0xFF, 'c'}), 422, "at byte 2");
        refused(upload("x", new byte[] {0, 1, 2, 3, 4, 0, 1, 2}), 415, "not a text");
        refused(upload("x", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8)), 415, "PDF");
        refused(upload("x", new byte[(int) Playground.LARGEST_UPLOAD + 1]), 413, "at most");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/corpora", "/api/corpora?name=", "/api/corpora?name=%20%09", "/api/corpora?name=%E2%80%AE"})
    void aCorpusNeedsAName(String path) throws Exception {
        Answer answer = playground.post(path, "some text");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo("name");
    }

    @Test
    void aNameIsALabelHoweverItLooks() throws Exception {
        int text = 0;
        for (String name :
                List.of("%2F..hidden%2Fevil.txt", "C%3A%5Cx", "%00a%0Ab", "%E2%80%AEtxt.exe", "x".repeat(255))) {
            text++;
            Answer answer = upload(name, ("text " + text).getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(name).isEqualTo(201);
            assertThat(answer.json().get("name").asText()).doesNotContain("\u0000", "\n", "\u202E");
        }
        assertThat(upload("x".repeat(256), new byte[] {'a', 'b'}).status()).isEqualTo(400);
        assertThat(files()).allMatch(file -> file.matches("[0-9a-f]{64}\\.(txt|properties)"));
        try (Stream<Path> beside = Files.list(data)) {
            assertThat(beside.map(each -> String.valueOf(each.getFileName())))
                    .containsOnly(
                            "lock",
                            "corpora",
                            "checkpoints",
                            "backup",
                            "tmp",
                            "unroll.db",
                            "unroll.db-wal",
                            "unroll.db-shm");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2F..%2Fevil.txt", "folder%2F..%2Fx", "..", "a%5C..%5Cb"})
    void aNameThatLeadsOutOfItsFolderIsRefused(String name) throws Exception {
        Answer answer = upload(name, "some text".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2Flock", "%2e%2e%2flock", "..%5Clock", "lock%00", "%2Fetc%2Fpasswd"})
    void noIdentifierIsAPath(String id) throws IOException {
        for (String path : List.of("/api/corpora/%s", "/api/corpora/%s/text", "/api/runs/%s")) {
            String request = "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
                    .formatted(path.formatted(id), playground.port());
            assertThat(playground.raw(request)).isBetween(400, 404);
        }
    }

    @Test
    void anUploadThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        String head = "POST /api/corpora?name=x HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: 629145600\r\n\r\n"
                .formatted(playground.port());
        assertThat(playground.raw(head)).isEqualTo(413);
    }

    @Test
    void theRefusalReachesASenderThatReadsOnlyAtTheEnd() throws IOException {
        int bytes = 8 << 20;
        String head = "POST /api/corpora?name=x HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: %d\r\n\r\n"
                .formatted(playground.port(), bytes);
        assertThat(playground.raw(head + "x".repeat(bytes))).isEqualTo(413);
    }

    @Test
    void anUploadThatGrowsTooLargeIsRefusedWhereItDoes() throws Exception {
        List<byte[]> parts = Collections.nCopies(200, "some text ".repeat(100).getBytes(StandardCharsets.UTF_8));
        Answer answer = playground.send("POST", "/api/corpora?name=x", BodyPublishers.ofByteArrays(parts));

        refused(answer, 413, "larger than 100,000 bytes");
        assertThat(files()).isEmpty();
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        try (Socket socket = playground.socket()) {
            String head = "POST /api/corpora?name=x HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: 50000\r\n\r\n"
                    .formatted(playground.port());
            socket.getOutputStream().write((head + "text ".repeat(3000)).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            await(() -> !files().isEmpty());
        }
        await(() -> files().isEmpty());
        assertThat(playground.get("/api/corpora").json()).hasSize(1);
    }

    @Test
    void theBuiltInCorpusCannotBeDeleted() throws Exception {
        assertThat(delete("/api/corpora/shakespeare-plays").status()).isEqualTo(409);
        assertThat(playground.get("/api/corpora/shakespeare-plays/text").text()).isEqualTo(Playground.TEXT);
    }

    @Test
    void aDamagedTextIsNoticedWhenItIsWanted() throws Exception {
        Answer added = upload("fine", "some text to learn from\n".repeat(20).getBytes(StandardCharsets.UTF_8));
        Path text = data.resolve("corpora")
                .resolve(files().stream()
                        .filter(file -> file.endsWith(".txt"))
                        .findFirst()
                        .orElseThrow());
        byte[] bytes = Files.readAllBytes(text);
        bytes[100] ^= 1;
        Files.write(text, bytes);
        Answer run = playground.post(
                "/api/runs",
                "{\"task\": \"text\", \"corpus\": \"%s\"}"
                        .formatted(added.json().get("id").asText()));

        assertThat(run.status()).isEqualTo(422);
        assertThat(run.json().get("field").asText()).isEqualTo("corpus");
        assertThat(run.json().get("error").asText()).isEqualTo("The text \"fine\" is damaged; upload it again");
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    /** Looks at the folder, again and again, until it is as wanted. */
    private static void await(Condition condition) throws IOException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private Answer upload(String name, byte[] bytes) throws IOException, InterruptedException {
        return playground.send("POST", "/api/corpora?name=" + name, BodyPublishers.ofByteArray(bytes));
    }

    private Answer delete(String path) throws IOException, InterruptedException {
        return playground.send("DELETE", path, BodyPublishers.noBody());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("corpora"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static void refused(Answer answer, int status, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("error").asText()).contains(message);
    }
}
