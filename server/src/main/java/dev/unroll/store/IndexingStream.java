package dev.unroll.store;

import dev.unroll.text.Corpus;
import dev.unroll.text.CorpusBuilder;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a corpus of the text that is written through it, in UTF-8 and whole characters at a time. */
final class IndexingStream extends FilterOutputStream {
    private @Nullable CorpusBuilder builder = new CorpusBuilder();
    private long left;

    /** @param most bytes; a longer text is written all the same, and none is made of it */
    IndexingStream(OutputStream out, long most) {
        super(out);
        left = most;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        left -= count;
        if (builder != null && left >= 0) {
            try {
                builder.add(bytes, from, from + count);
            } catch (IllegalArgumentException e) {
                builder = null; // whoever reads the text says what is wrong with it
            }
        } else {
            builder = null;
        }
    }

    /** The text that was written, unless it was too long. */
    Optional<Corpus> corpus() {
        return Optional.ofNullable(builder).map(CorpusBuilder::corpus);
    }
}
