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
import java.util.ArrayList;
import java.util.List;

/**
 * A folder whose files are there as a whole or not at all, whenever the machine stops: each is written beside its place, forced to
 * the disk, moved, and then the folder is forced. Names are made by the program.
 */
public final class WholeFiles {
    private static final String UNFINISHED = ".part";

    private final Path folder;

    private WholeFiles(Path folder) {
        this.folder = folder;
    }

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Content {
        /** Writes it. */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Whether {@link #write} could write there, asked before hours of work.
     *
     * @throws IOException in a sentence, when it could not
     */
    public static void checkWritable(Path file) throws IOException {
        folderOf(file);
    }

    private static Path folderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("there is no folder %s to write %s into".formatted(folder, file.getFileName()));
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("%s is not a file that can be replaced".formatted(file));
        }
        if (!Files.isWritable(folder)) {
            throw new IOException("the folder %s cannot be written".formatted(folder));
        }
        return folder;
    }

    /** Writes one file wherever it is, instead of the one that may be there. */
    public static void write(Path file, Content content) throws IOException {
        String name = file.getFileName().toString();
        Path folder = folderOf(file);
        try (Draft draft = new WholeFiles(folder).new Draft(Files.createTempFile(folder, prefix(name), UNFINISHED))) {
            content.write(draft.out());
            draft.publish(name);
        }
    }

    /** Removes what a process that was killed left unfinished of {@link #write} to that file. */
    public static void removeUnfinished(Path file) throws IOException {
        String prefix = prefix(file.getFileName().toString());
        WholeFiles files = new WholeFiles(folderOf(file));
        for (Path leftover : files.matching("*" + UNFINISHED)) {
            if (leftover.getFileName().toString().startsWith(prefix)) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    /** The same of all files of a folder. */
    static void removeUnfinishedIn(Path folder) throws IOException {
        new WholeFiles(folder).removeUnfinished();
    }

    private static String prefix(String name) {
        return "." + name + "-";
    }

    /** The files of a folder of ours. Removes what an earlier process left unfinished. */
    static WholeFiles of(Path folder) throws IOException {
        WholeFiles files = new WholeFiles(folder);
        files.removeUnfinished();
        return files;
    }

    private void removeUnfinished() throws IOException {
        for (Path leftover : matching("*" + UNFINISHED)) {
            Files.delete(leftover);
        }
    }

    /** A file to be written, named when it is complete. */
    Draft draft() throws IOException {
        return new Draft(Files.createTempFile(folder, "", UNFINISHED));
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

    /** The files whose names match, such as {@code "*.txt"}, in the order of their names. */
    List<Path> matching(String glob) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
            files.forEach(found::add);
        }
        found.sort(null);
        return found;
    }

    /** Bytes that can still be written. */
    long room() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private void forceFolder() throws IOException {
        force(folder);
    }

    /** What was moved in a folder is on the disk when it returns. */
    static void force(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return; // where a folder cannot be opened, and a move is written through
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A file that nobody sees yet; closing it unpublished removes it. */
    final class Draft implements AutoCloseable {
        private final Path beside;
        private final FileChannel channel;
        private final OutputStream out;

        private Draft(Path beside) throws IOException {
            this.beside = beside;
            this.channel = FileChannel.open(beside, StandardOpenOption.WRITE);
            this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        }

        OutputStream out() {
            return out;
        }

        /** Makes it the file {@code name}, instead of the one that may be there. */
        void publish(String name) throws IOException {
            out.flush();
            channel.force(true);
            channel.close();
            Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(beside);
        }
    }
}
