package dev.unroll.app;

import dev.unroll.store.DataFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** A browser for all tests of a class; a real server with an empty data folder, and its page, for each of them. */
abstract class BrowsedServer {
    @TempDir
    private static Path profile;

    static ChromeDriver driver;

    @TempDir
    Path data;

    Server server;
    Page page;

    @BeforeAll
    static void startBrowser() {
        driver = Browser.start(profile, "--window-size=1440,900", "--lang=en-US");
    }

    @AfterAll
    static void stopBrowser() {
        driver.quit();
    }

    @BeforeEach
    void startServer() throws IOException {
        server = started(0);
        page = new Page(driver, server.address());
        page.errors();
    }

    @AfterEach
    void stopServer() {
        driver.get("about:blank");
        server.close();
    }

    /** Another server on the same data. */
    Server started(int port) throws IOException {
        return started(port, "data");
    }

    /** A server on other data. */
    Server started(int port, String folder) throws IOException {
        Server one = Server.assemble(DataFolder.open(data.resolve(folder)), "127.0.0.1", port);
        one.start();
        return one;
    }

    /** Where the server listens. */
    int port() {
        return URI.create(server.address()).getPort();
    }
}
