package dev.unroll.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Starts a headless Chromium. It is found in this order: CHROME_BIN and CHROMEDRIVER, the PATH, Debian's packages (installed when root),
 * Selenium's own search.
 */
final class Browser {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final String HOW =
            "No browser for the tests: install Debian's packages chromium and chromium-driver,"
                    + " or name yours in CHROME_BIN and CHROMEDRIVER.";

    private Browser() {}

    static ChromeDriver start(Path profile, String... more) {
        ChromeOptions options = new ChromeOptions();
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        options.addArguments(more);
        Optional<Path> browser = browser();
        Optional<Path> driver = driver();
        if ((browser.isEmpty() || driver.isEmpty()) && installed()) {
            browser = browser();
            driver = driver();
        }
        browser.ifPresent(path -> options.setBinary(path.toFile()));
        if (driver.isPresent()) {
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(driver.get().toFile())
                    .usingAnyFreePort()
                    .build();
            return new ChromeDriver(service, options);
        }
        try {
            return new ChromeDriver(options);
        } catch (RuntimeException unreachable) {
            throw new IllegalStateException(HOW, unreachable);
        }
    }

    private static Optional<Path> browser() {
        return named("CHROME_BIN").or(() -> BROWSERS.stream().flatMap(name -> onPath(name).stream()).findFirst());
    }

    private static Optional<Path> driver() {
        return named("CHROMEDRIVER").or(() -> onPath("chromedriver"));
    }

    private static Optional<Path> named(String variable) {
        return Optional.ofNullable(System.getenv(variable)).map(Path::of).filter(Files::isExecutable);
    }

    private static Optional<Path> onPath(String name) {
        return Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean installed() {
        if (!"root".equals(System.getProperty("user.name")) || onPath("apt-get").isEmpty()) {
            return false;
        }
        return ran("apt-get", "update", "-qq")
                && ran("apt-get", "install", "-y", "-qq", "--no-install-recommends",
                        "chromium", "chromium-driver", "fonts-wqy-microhei");
    }

    private static boolean ran(String... command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
