package dev.unroll.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Every operation on which it depends whether something is kept passes here first. A real disk says for itself when it fails; another one
 * stands here to fail where a test wants it.
 */
@FunctionalInterface
public interface Disk {
    /** The disk there is: it lets everything pass. */
    Disk REAL = (operation, path) -> {
        // what fails, fails by itself
    };

    /** What is asked of a disk. */
    enum Operation {
        /** A file is made, beside the place it is for. */
        CREATE,
        /** Up to 64 KiB are written. */
        WRITE,
        /** What was written is to be on the disk. */
        FORCE,
        /** A file takes its place. */
        MOVE,
        /** What was moved or removed in a folder is to be on the disk. */
        FORCE_FOLDER,
        /** A file is removed. */
        DELETE,
        /** A file, or rows of the database, are read. */
        READ,
        /** The database is opened. */
        CONNECT,
        /** A transaction begins and its statements are carried out. */
        EXECUTE,
        /** It is to be on the disk. */
        COMMIT,
        /** It is on the disk, and the answer that says so is on its way. */
        ANSWER
    }

    /**
     * That operation comes next.
     *
     * @throws IOException when it fails instead
     */
    void before(Operation operation, Path path) throws IOException;
}
