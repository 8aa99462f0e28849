package dev.unroll.app;

import dev.unroll.store.DataFolder;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the page until it is told to stop. */
@Command(
        name = "serve",
        description = "Serves the page until Ctrl-C.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Serve implements Callable<Integer> {
    private static final int LARGEST_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7070",
            description = "Where to listen; 0: any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Name or address to listen on; others than this machine can use Unroll when it is not a"
                    + " loopback address (default: ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "data",
            description = "What outlives the server is kept there (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(names = "--no-open", description = "Do not open the browser.")
    private boolean noOpen;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > LARGEST_PORT) {
            throw new IOException("--port must be from 0 to %d, was %d".formatted(LARGEST_PORT, port));
        }
        DataFolder folder = DataFolder.open(data);
        Server server = Server.assemble(folder, host, port);
        try {
            server.start();
        } catch (JavalinBindException e) {
            server.close();
            throw new IOException(
                    "cannot listen on port %d of %s; choose another with --port".formatted(port, host), e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
        stopWithParent();
        System.out.println("Unroll is running at " + server.address());
        System.out.flush();
        if (!noOpen) {
            Desktop.open(server.address());
        }
        new CountDownLatch(1).await();
        return 0;
    }

    /** Ends as it should, which is no failure: other than the JVM's own end, with 0. */
    private static void stop(Server server) {
        server.close();
        Runtime.getRuntime().halt(0);
    }

    /** When the build that started it is killed, it goes too. */
    private static void stopWithParent() {
        if (Boolean.getBoolean("exitWithParent")) {
            ProcessHandle.current().parent().ifPresent(parent -> {
                var unused = parent.onExit().thenRun(() -> System.exit(0));
            });
        }
    }
}
