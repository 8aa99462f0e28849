package dev.unroll.app;

import com.deque.html.axecore.selenium.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a browser: what a person does on it, and waiting until it says what they wait for. */
final class Page {
    /** Far more than anything takes that is waited for: a test that waits is not about time, and others may be at work. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ChromeDriver driver;
    private final String address;

    Page(ChromeDriver driver, String address) {
        this.driver = driver;
        this.address = address;
    }

    void open(String hash) {
        driver.get("about:blank");
        driver.get(address + "/" + hash);
    }

    void reload() {
        driver.navigate().refresh();
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    /** The text of the element at this moment, though it may be gone at the next; empty when there is none. */
    String text(String css) {
        return String.valueOf(run(
                "const found = document.querySelector(arguments[0]);"
                        + " return found === null ? '' : found.innerText.trim()",
                css));
    }

    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    /** Waits for the element, and gives it. */
    WebElement await(String css) {
        return new WebDriverWait(driver, PATIENCE).until(ignored -> find(css));
    }

    /** Waits until the run, as the page shows it, is as wanted. */
    void await(String what, Predicate<Page> wanted) {
        await(what, PATIENCE, wanted);
    }

    /** As {@link #await(String, Predicate)}, for what may take longer. */
    void await(String what, Duration patience, Predicate<Page> wanted) {
        new WebDriverWait(driver, patience).withMessage(what).until(ignored -> wanted.test(this));
    }

    /** Presses what can be pressed, as soon as it can: the page draws later than it knows. */
    void press(String css) {
        await(css + ":not(:disabled)").click();
    }

    /** Puts a new value into a field and leaves it. */
    void enter(String css, String value) {
        WebElement field = await(css);
        run(
                "arguments[0].value = arguments[1];"
                        + "arguments[0].dispatchEvent(new Event('input', {bubbles: true}));"
                        + "arguments[0].dispatchEvent(new Event('change', {bubbles: true}))",
                field,
                value);
    }

    /** The attribute of the element at this moment; empty when there is none of either. */
    String attribute(String css, String name) {
        return String.valueOf(run(
                "const found = document.querySelector(arguments[0]);"
                        + " return found === null ? '' : found.getAttribute(arguments[1]) ?? ''",
                css,
                name));
    }

    String status() {
        return attribute("#run", "data-status");
    }

    String connection() {
        return attribute("#run", "data-connection");
    }

    String runId() {
        return attribute("#run", "data-run");
    }

    long step() {
        return Long.parseLong(attribute("#run", "data-step"));
    }

    int points() {
        return Integer.parseInt(attribute("#loss-chart", "data-points"));
    }

    /** The run as the server knows it. */
    JsonNode run() {
        return get("/api/runs/" + runId());
    }

    JsonNode get(String path) {
        return json(HttpRequest.newBuilder(URI.create(address + path)));
    }

    /** The answer to a call with a body. */
    JsonNode post(String path, String body) {
        return json(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The body of the answer, which is no JSON. */
    byte[] bytes(String path) {
        return answer(HttpRequest.newBuilder(URI.create(address + path)));
    }

    private static JsonNode json(HttpRequest.Builder request) {
        try {
            return new ObjectMapper().readTree(answer(request));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] answer(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient()
                    .send(request.build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Object run(String script, Object... arguments) {
        return Objects.requireNonNullElse(((JavascriptExecutor) driver).executeScript(script, arguments), "");
    }

    /** What the browser has logged since this was asked last: errors of scripts, requests that failed. */
    List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** What axe finds in the page as it is, each with the elements. */
    List<String> violations() {
        return new AxeBuilder()
                .setTimeout((int) PATIENCE.toSeconds()).analyze(driver).getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
    }

    /** Lets the system prefer a colour scheme, "light" or "dark". */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** How many pixels the page is wider than a phone of that width, opened there and as wanted. */
    int overflowAt(int width, String hash, Predicate<Page> wanted) {
        Dimension size = driver.manage().window().getSize();
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 740, "deviceScaleFactor", 1, "mobile", true));
        try {
            open(hash);
            await("the page on a phone", wanted);
            return ((Number) run("return document.documentElement.scrollWidth - innerWidth")).intValue();
        } finally {
            driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
            driver.manage().window().setSize(size);
        }
    }
}
