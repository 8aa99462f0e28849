package dev.unroll.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an upload. When it breaks off, that is the sender's doing and no failure of the server's. */
final class UploadStream extends FilterInputStream {
    UploadStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw brokenOff();
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw brokenOff();
        }
    }

    private static Refusal brokenOff() {
        return Refusal.of(400, "The upload broke off before its end, or was slower than a kilobyte a second");
    }
}
