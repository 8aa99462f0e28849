package dev.unroll.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder where a server keeps what outlives it. One server at a time; the lock ends with the process, however it ends. */
public final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;
    private final Disk disk;

    private DataFolder(Path folder, FileChannel channel, Disk disk) {
        this.folder = folder;
        this.channel = channel;
        this.disk = disk;
    }

    /**
     * Makes the folder when it is missing, and takes it.
     *
     * @throws DataFolderUnusable when another server has it, or it cannot be written; the message says what to do
     */
    public static DataFolder open(Path folder) throws DataFolderUnusable {
        return open(folder, Disk.REAL);
    }

    /** The same on a disk that may fail where it is told to. */
    public static DataFolder open(Path folder, Disk disk) throws DataFolderUnusable {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("lock");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new DataFolderUnusable(
                        "Another Unroll uses the folder %s%s; stop it, or choose another folder with --data"
                                .formatted(folder.toAbsolutePath().normalize(), holder(file)));
            }
            channel.truncate(0);
            byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.write(ByteBuffer.wrap(pid));
            return new DataFolder(folder, channel, disk);
        } catch (DataFolderUnusable e) {
            throw e;
        } catch (IOException e) {
            throw new DataFolderUnusable("The folder %s cannot be used (%s); choose another with --data"
                    .formatted(folder.toAbsolutePath().normalize(), e));
        }
    }

    /** Which process has it, as it has written itself. */
    private static String holder(Path file) throws IOException {
        String pid = Files.readString(file, StandardCharsets.ISO_8859_1);
        return pid.matches("[0-9]{1,12}") ? " (process %s)".formatted(pid) : "";
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** A folder in it, made when it is missing. {@code name} is a constant of the program, never what a user wrote. */
    Path subfolder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    /** The files of such a folder. Removes what an earlier process left unfinished. */
    WholeFiles files(String name) throws IOException {
        return WholeFiles.of(subfolder(name), disk);
    }

    /** What all that is kept in it is asked of. */
    Disk disk() {
        return disk;
    }

    /** Whether there is a subfolder of that name. */
    boolean has(String name) {
        return Files.isDirectory(folder.resolve(name));
    }

    /** A file in it. {@code name} is a constant of the program, never what a user wrote. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** Gives the folder back. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
