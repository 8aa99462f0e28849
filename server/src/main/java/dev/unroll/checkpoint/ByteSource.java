package dev.unroll.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a file, to be read in pieces wherever they lie. */
public interface ByteSource {
    /** How many there are. */
    long size() throws IOException;

    /** Fills what remains of {@code to} with the bytes from {@code position} on. */
    void read(long position, ByteBuffer to) throws IOException;

    /** Those of a file that is open. */
    static ByteSource of(FileChannel file) {
        return new ByteSource() {
            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public void read(long position, ByteBuffer to) throws IOException {
                long at = position;
                while (to.hasRemaining()) {
                    int count = file.read(to, at);
                    if (count < 0) {
                        throw new EOFException("the file became shorter while it was read");
                    }
                    at += count;
                }
            }
        };
    }

    /** Those of an array. */
    static ByteSource of(byte[] bytes) {
        return new ByteSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void read(long position, ByteBuffer to) {
                to.put(bytes, Math.toIntExact(position), to.remaining());
            }
        };
    }
}
