package dev.unroll.store;

import dev.unroll.text.Corpus;
import dev.unroll.text.TextReader;
import dev.unroll.text.TextSummary;
import dev.unroll.text.UnreadableText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The uploaded texts on the disk: {@code SHA256.txt}, the folded text, and {@code SHA256.properties}, what is known of it. The text is
 * published first; one without its properties was never acknowledged.
 */
final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final String TEXT = ".txt";
    private static final String KNOWN = ".properties";
    private static final int ID_LENGTH = 20;
    private static final long RESERVE = 64L << 20;
    /** Bytes of text that are indexed as they come: one text at a time, and none that fills the memory. */
    private static final long MOST_INDEXED = Runtime.getRuntime().maxMemory() / 8;

    private final WholeFiles files;
    private final AtomicBoolean indexing = new AtomicBoolean();

    /**
     * A text that was kept.
     *
     * @param corpus what is known of it
     * @param text itself, when it was indexed as it came
     */
    record Kept(CorpusRecord corpus, Optional<Corpus> text) {}

    Uploads(WholeFiles files) {
        this.files = files;
    }

    /** What there is; what is damaged or incomplete is left out, with a line in the log. */
    List<CorpusRecord> all() throws IOException {
        List<CorpusRecord> all = new ArrayList<>();
        for (Path known : files.matching("*" + KNOWN)) {
            try {
                all.add(read(known));
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("The corpus {} is left out: {}", known.getFileName(), e.getMessage());
            }
        }
        return all;
    }

    /** Reads a text to its end and keeps it; the corpus that {@code known} has for its id stays as it is. {@code notes} stand instead of the reader's. */
    Kept add(
            String name,
            InputStream raw,
            long limit,
            @Nullable Charset charset,
            @Nullable List<String> notes,
            Function<String, Optional<CorpusRecord>> known)
            throws IOException, UnreadableText {
        TextSummary summary;
        Optional<Corpus> indexed;
        boolean alone = indexing.compareAndSet(false, true);
        try (WholeFiles.Draft text = files.draft()) {
            IndexingStream out = new IndexingStream(text.out(), alone ? MOST_INDEXED : 0);
            summary = TextReader.fold(raw, out, limit, charset);
            indexed = out.corpus();
            text.publish(summary.sha256() + TEXT);
        } finally {
            if (alone) {
                indexing.set(false);
            }
        }
        if (notes != null) {
            summary = new TextSummary(
                    summary.bytes(),
                    summary.characters(),
                    summary.vocabulary(),
                    notes,
                    summary.preview(),
                    summary.sha256());
        }
        CorpusRecord corpus = new CorpusRecord(idOf(summary.sha256()), name, false, summary);
        Optional<CorpusRecord> before = known.apply(corpus.id());
        if (before.isPresent()) {
            return new Kept(before.get(), indexed);
        }
        try (WholeFiles.Draft properties = files.draft()) {
            CorpusProperties.write(corpus, Files.size(text(corpus)), properties.out());
            properties.publish(summary.sha256() + KNOWN);
        }
        return new Kept(corpus, indexed);
    }

    void delete(CorpusRecord corpus) throws IOException {
        files.delete(corpus.summary().sha256() + KNOWN);
        files.delete(corpus.summary().sha256() + TEXT);
    }

    /** Where the folded text lies. */
    Path text(CorpusRecord corpus) {
        return files.path(corpus.summary().sha256() + TEXT);
    }

    /** Refuses when {@code bytes} more, half as large again after folding, would fill the disk. */
    void reserve(long bytes) throws IOException {
        long room = files.room();
        if (room < bytes + bytes / 2 + RESERVE) {
            throw new NoRoom(room);
        }
    }

    private CorpusRecord read(Path known) throws IOException {
        CorpusProperties.Read read;
        try (InputStream in = Files.newInputStream(known)) {
            read = CorpusProperties.read(in);
        }
        CorpusRecord corpus = new CorpusRecord(idOf(read.summary().sha256()), read.name(), false, read.summary());
        if (!known.getFileName().toString().equals(corpus.summary().sha256() + KNOWN)) {
            throw new IllegalArgumentException("it names another text");
        }
        if (!Files.exists(text(corpus))) {
            throw new IllegalArgumentException("its text is missing");
        }
        if (Files.size(text(corpus)) != read.size()) {
            throw new IllegalArgumentException(
                    "its text has %d bytes instead of %d".formatted(Files.size(text(corpus)), read.size()));
        }
        return corpus;
    }

    private static String idOf(String sha256) {
        return sha256.substring(0, ID_LENGTH);
    }
}
