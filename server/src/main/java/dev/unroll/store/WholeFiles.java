package dev.unroll.store;

import dev.unroll.store.Disk.Operation;
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
    private final Disk disk;

    private WholeFiles(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
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
        new WholeFiles(folderOf(file), Disk.REAL).write(file.getFileName().toString(), content);
    }

    /** Writes one file of the folder, instead of the one that may be there. */
    void write(String name, Content content) throws IOException {
        try (Draft draft = draft(prefix(name))) {
            content.write(draft.out());
            draft.publish(name);
        }
    }

    /** Removes what a process that was killed left unfinished of {@link #write} to that file. */
    public static void removeUnfinished(Path file) throws IOException {
        String prefix = prefix(file.getFileName().toString());
        WholeFiles files = new WholeFiles(folderOf(file), Disk.REAL);
        for (Path leftover : files.matching("*" + UNFINISHED)) {
            if (leftover.getFileName().toString().startsWith(prefix)) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    private static String prefix(String name) {
        return "." + name + "-";
    }

    /** The files of a folder of ours. Removes what an earlier process left unfinished. */
    static WholeFiles of(Path folder, Disk disk) throws IOException {
        WholeFiles files = new WholeFiles(folder, disk);
        files.removeUnfinished();
        return files;
    }

    private void removeUnfinished() throws IOException {
        for (Path leftover : matching("*" + UNFINISHED)) {
            disk.before(Operation.DELETE, leftover);
            Files.delete(leftover);
        }
    }

    /** A file to be written, named when it is complete. */
    Draft draft() throws IOException {
        return draft("");
    }

    private Draft draft(String prefix) throws IOException {
        disk.before(Operation.CREATE, folder);
        return new Draft(Files.createTempFile(folder, prefix, UNFINISHED));
    }

    /** Removes the file when it is there. */
    void delete(String name) throws IOException {
        disk.before(Operation.DELETE, folder);
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

    /** A folder in it, made when it is missing. */
    WholeFiles subfolder(String name) throws IOException {
        Path inside = folder.resolve(name);
        if (!Files.isDirectory(inside)) {
            disk.before(Operation.CREATE, inside);
            Files.createDirectory(inside);
            try {
                forceFolder();
            } catch (IOException e) {
                Files.deleteIfExists(inside); // or it would be taken for one that is on the disk
                throw e;
            }
        }
        return of(inside, disk);
    }

    private void forceFolder() throws IOException {
        disk.before(Operation.FORCE_FOLDER, folder);
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
            this.out = new BufferedOutputStream(asked(Channels.newOutputStream(channel)), 1 << 16);
        }

        private OutputStream asked(OutputStream written) {
            return new OutputStream() {
                @Override
                public void write(byte[] bytes, int from, int count) throws IOException {
                    disk.before(Operation.WRITE, beside);
                    written.write(bytes, from, count);
                }

                @Override
                public void write(int one) throws IOException {
                    write(new byte[] {(byte) one}, 0, 1);
                }
            };
        }

        OutputStream out() {
            return out;
        }

        /** Makes it the file {@code name}, instead of the one that may be there. */
        void publish(String name) throws IOException {
            out.flush();
            disk.before(Operation.FORCE, beside);
            channel.force(true);
            channel.close();
            disk.before(Operation.MOVE, beside);
            Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
        }

        @Override
        public void close() throws IOException {
            channel.close();
            if (Files.exists(beside)) {
                disk.before(Operation.DELETE, beside);
                Files.delete(beside);
            }
        }
    }
}
