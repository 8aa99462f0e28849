package dev.unroll.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that refuses to be longer than it may. */
final class CappedInput extends FilterInputStream {
    private final long most;
    private long taken;

    CappedInput(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    static Refusal tooLarge(long most) {
        return Refusal.of(413, "A text may have at most %d MiB".formatted(most >> 20));
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int more) {
        taken += more;
        if (taken > most) {
            throw tooLarge(most);
        }
    }
}
