package dev.unroll.app;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the page where there is a desktop. By the system's own command: the JDK's class for it loads a whole toolkit. */
final class Desktop {
    private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);

    private Desktop() {}

    static void open(String address) {
        List<String> command = command(System.getProperty("os.name", "").toLowerCase(Locale.ROOT), address);
        if (command.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.info("The browser could not be opened ({}); open {} yourself", e.getMessage(), address);
        }
    }

    private static List<String> command(String system, String address) {
        if (system.contains("mac")) {
            return List.of("open", address);
        }
        if (system.contains("windows")) {
            return List.of("cmd", "/c", "start", "", address);
        }
        boolean desktop = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        return desktop ? List.of("xdg-open", address) : List.of();
    }
}
