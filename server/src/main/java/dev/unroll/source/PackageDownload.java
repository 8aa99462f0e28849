package dev.unroll.source;

import dev.unroll.source.PackageText.Tool;
import dev.unroll.text.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Downloads a package with the user's own tool, into a folder of packages. What is not whole and right leaves nothing. */
public final class PackageDownload {
    private static final String UNFINISHED = "unfinished-";
    private static final long MOST_MINUTES = 30;
    private static final long LOOK_EVERY_MILLIS = 200;

    private PackageDownload() {}

    /** Why a package cannot be fetched on this machine, and what would help; empty when it can be tried. */
    public static Optional<String> obstacle(PackageText text) {
        List<String> tools = text.tool() == Tool.NPM ? List.of("npm") : List.of("apt-get", "dpkg-deb");
        return tools.stream()
                .filter(tool -> !onPath(tool))
                .findFirst()
                .map(tool -> tool.equals("npm")
                        ? "npm is not installed; it comes with Node (nodejs.org)"
                        : tool + " is not there; this text comes from a package of Debian or Ubuntu");
    }

    private static boolean onPath(String tool) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, tool))) {
                return true;
            }
        }
        return false;
    }

    /** Removes what an earlier process left unfinished. */
    public static void removeUnfinished(Path folder) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (Path leftover : leftovers) {
                remove(leftover);
            }
        }
    }

    /**
     * The package's file in {@code folder}, downloaded unless it is there.
     *
     * @param progress is told the bytes there are so far
     * @throws IOException in a sentence, when it cannot be had or is not the one that the catalogue knows
     */
    public static Path file(PackageText text, Path folder, LongConsumer progress) throws IOException {
        return file(text, folder, progress, command(text));
    }

    /** The same, with a command of ours that downloads into the folder where it runs. */
    static Path file(PackageText text, Path folder, LongConsumer progress, List<String> command) throws IOException {
        Path kept = folder.resolve(text.file());
        if (Files.exists(kept) && sha256(kept).equals(text.sha256())) {
            return kept;
        }
        Path unfinished = Files.createTempDirectory(folder, UNFINISHED);
        try {
            run(text, unfinished, progress, command);
            Path file = unfinished.resolve(text.file());
            check(text, file);
            return Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            remove(unfinished);
        }
    }

    private static List<String> command(PackageText text) {
        return text.tool() == Tool.NPM
                ? List.of("npm", "pack", "--silent", text.name() + "@" + text.version())
                : List.of("apt-get", "-q", "download", text.name() + "=" + text.version());
    }

    private static void run(PackageText text, Path into, LongConsumer progress, List<String> command)
            throws IOException {
        Path log = into.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(into.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MOST_MINUTES);
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.accept(size(into));
                if (System.nanoTime() - end > 0) {
                    throw new IOException("%s took longer than %d minutes".formatted(command.get(0), MOST_MINUTES));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the download was stopped", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        if (process.exitValue() != 0) {
            throw new IOException("%s could not download %s %s: %s"
                    .formatted(command.get(0), text.name(), text.version(), lastLine(log)));
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        String last = lines.stream().filter(line -> !line.isBlank()).reduce("", (one, next) -> next);
        return last.isEmpty() ? "it did not say why" : last;
    }

    private static void check(PackageText text, Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("%s did not arrive".formatted(text.file()));
        }
        if (Files.size(file) != text.bytes() || !sha256(file).equals(text.sha256())) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s is not the file that the catalogue knows: it has %,d bytes instead of %,d, or other ones",
                    text.file(),
                    Files.size(file),
                    text.bytes()));
        }
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                size += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
        }
        return size;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, Sha256.digest())) {
            digested.transferTo(OutputStream.nullOutputStream());
            return Sha256.of(digested.getMessageDigest());
        }
    }

    private static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.isDirectory(file)) {
                    remove(file);
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(folder);
    }
}
