package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The server as a program: what it prints, and how it ends. */
class ServeTest {
    private static final String RUNNING = "Unroll is running at http://localhost:";

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itServesUntilItIsToldToStopAndThenGivesTheFolderBack() throws Exception {
        Process first = unroll("serve", "--port", "0", "--no-open", "--data", "data");
        String address = address(first);
        HttpRequest health =
                HttpRequest.newBuilder(URI.create(address + "/api/health")).build();
        assertThat(HttpClient.newHttpClient()
                        .send(health, BodyHandlers.ofString())
                        .body())
                .startsWith("{\"status\":\"ok\",\"version\":\"");

        first.destroy();
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isZero();
        Process second = unroll("--port", "0", "--no-open", "--data", "data");
        assertThat(address(second)).startsWith("http://localhost:");
    }

    @Test
    void aSecondServerOnTheSameFolderOrPortIsToldInOneSentence() throws Exception {
        Process first = unroll("--port", "0", "--no-open", "--data", "data");
        String port = address(first).substring("http://localhost:".length());

        Process sameFolder = unroll("--port", "0", "--no-open", "--data", "data");
        assertThat(sameFolder.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(sameFolder.exitValue()).isEqualTo(1);
        assertThat(errors(sameFolder))
                .singleElement()
                .asString()
                .startsWith("unroll: Another Unroll uses the folder")
                .contains("(process %d)".formatted(first.pid()));

        Process samePort = unroll("--port", port, "--no-open", "--data", "other");
        assertThat(samePort.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(samePort.exitValue()).isEqualTo(1);
        assertThat(errors(samePort))
                .singleElement()
                .asString()
                .isEqualTo("unroll: cannot listen on port %s of 127.0.0.1; choose another with --port".formatted(port));
    }

    @Test
    void anOptionThatDoesNotExistIsNamedAndWhereTheUsageIs() throws Exception {
        Process process = unroll("--colour", "red");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(errors(process)).first().asString().contains("Unknown options: '--colour', 'red'");
        assertThat(errors(process)).last().isEqualTo("Try \"unroll --help\".");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itGoesWithTheProcessThatStartedItWhenAskedTo() throws Exception {
        List<String> java = command("--port", "0", "--no-open", "--data", "data");
        java.add(1, "-DexitWithParent=true");
        List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\"; true", "sh"));
        shell.addAll(java);
        Process parent = start(shell);
        address(parent);
        ProcessHandle server = parent.children().findFirst().orElseThrow();

        parent.destroyForcibly();
        assertThat(server.onExit().get(60, TimeUnit.SECONDS)).isNotNull();
    }

    private Process unroll(String... arguments) throws IOException {
        return start(command(arguments));
    }

    private Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve(processes.size() + ".err").toFile())
                .start();
        processes.add(process);
        return process;
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of(
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path", "")));
        command.add(Main.class.getName());
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** Where it runs, as it prints. */
    private String address(Process process) throws IOException {
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        assertThat(line).as(() -> String.join("\n", errorsQuietly(process))).startsWith(RUNNING);
        return line.substring("Unroll is running at ".length());
    }

    private List<String> errors(Process process) throws IOException {
        return Files.readAllLines(folder.resolve(processes.indexOf(process) + ".err"));
    }

    private List<String> errorsQuietly(Process process) {
        try {
            return errors(process);
        } catch (IOException e) {
            return List.of();
        }
    }
}
