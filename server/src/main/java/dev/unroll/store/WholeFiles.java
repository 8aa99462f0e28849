package dev.unroll.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A folder whose files are there as a whole or not at all, whenever the machine stops: each is written beside its place, forced to
 * the disk, moved, and then the folder is forced.
 */
final class WholeFiles {
    private static final String UNFINISHED = ".part";

    private final Path folder;

    /** Removes what an earlier process left unfinished. */
    WholeFiles(Path folder) throws IOException {
        this.folder = folder;
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
    }

    /** Writes a file's content. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Makes or replaces the file {@code name}; when {@code content} fails nothing has changed. */
    void write(String name, Content content) throws IOException {
        Path beside = Files.createTempFile(folder, name, UNFINISHED);
        try {
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
        forceFolder();
    }

    /** Removes the file when it is there. */
    void delete(String name) throws IOException {
        if (Files.deleteIfExists(folder.resolve(name))) {
            forceFolder();
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    private void forceFolder() throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return; // where a folder cannot be opened, and renames are written through
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
