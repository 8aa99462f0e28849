package dev.unroll.store;

import dev.unroll.text.Corpus;
import dev.unroll.text.CorpusDoctor;
import dev.unroll.text.Sha256;
import dev.unroll.text.TextReader;
import dev.unroll.text.TextSummary;
import dev.unroll.text.TokenCount;
import dev.unroll.text.TokenKind;
import dev.unroll.text.UnreadableText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The texts there are to learn from: those that come with Unroll, then those that were uploaded. Safe for use by several threads. */
public final class Corpora {
    /** As many as a doctor looks at. */
    private static final long MOST_COUNTED = CorpusDoctor.MOST;

    private final Uploads uploads;
    private final FetchedTexts fetched;
    private final Map<String, Corpus.Source> sources = new HashMap<>();
    private final Map<String, CorpusRecord> records = new LinkedHashMap<>();
    private final Map<String, WeakReference<Corpus>> inMemory = new HashMap<>();
    /** Uploaded last, as long as there is room: it is often learnt at once. */
    private SoftReference<Indexed> newest = new SoftReference<>(null);

    /**
     * A text that was indexed as it came.
     *
     * @param key of what is in memory
     * @param text itself
     * @param written when its file was
     */
    private record Indexed(String key, Corpus text, Optional<FileTime> written) {}

    private final Map<String, TextSummary> otherwiseCounted = new HashMap<>();
    private final Map<String, TokenCount> counts = new HashMap<>();
    private final Set<String> fetchedIds = new HashSet<>();

    /**
     * An upload that was kept.
     *
     * @param corpus what is known of it
     * @param isNew whether it was not there before
     */
    public record Added(CorpusRecord corpus, boolean isNew) {}

    /**
     * Finds out what there is.
     *
     * @throws IOException when the folder or a text that comes with Unroll cannot be read
     */
    public Corpora(DataFolder folder, List<BuiltIn> builtIns) throws IOException {
        this.uploads = new Uploads(folder.files("corpora"));
        for (BuiltIn builtIn : builtIns) {
            sources.put(builtIn.id(), builtIn.source());
            records.put(builtIn.id(), describe(builtIn));
        }
        this.fetched = new FetchedTexts(folder);
        for (CorpusRecord corpus : fetched.all()) {
            keepFetched(corpus);
        }
        for (CorpusRecord corpus : uploads.all()) {
            records.put(corpus.id(), corpus);
        }
    }

    /** All of them, built-in first. */
    public synchronized List<CorpusRecord> all() {
        return new ArrayList<>(records.values());
    }

    /** The one with that id. */
    public synchronized Optional<CorpusRecord> find(String id) {
        return Optional.ofNullable(records.get(id));
    }

    /** The same, cut into tokens of that kind; as {@link #as}. */
    public Optional<CorpusRecord> find(String id, TokenKind kind) {
        return find(id).map(corpus -> as(corpus, kind));
    }

    /**
     * Reads an uploaded text to its end and keeps it. A text that is there already stays as it is.
     *
     * @param name a label
     * @param limit the most bytes to read
     * @throws UnreadableText when it cannot be used
     */
    public Added add(String name, InputStream raw, long limit) throws IOException, UnreadableText {
        return add(name, raw, limit, null);
    }

    /**
     * The same, of a text in an encoding that a person says it has.
     *
     * @param charset null: told from the bytes
     */
    public Added add(String name, InputStream raw, long limit, @Nullable Charset charset)
            throws IOException, UnreadableText {
        return keep(uploads.add(name, raw, limit, charset, null, this::find));
    }

    private synchronized Added keep(Uploads.Kept kept) {
        CorpusRecord added = kept.corpus();
        kept.text().ifPresent(text -> newest = new SoftReference<>(new Indexed(added.key(), text, written(added))));
        CorpusRecord before = records.putIfAbsent(added.id(), added);
        return before == null ? new Added(added, true) : new Added(before, false);
    }

    /** A text of ours that something else is made of: from {@code make}, kept as an upload. Its notes tell how. */
    public Added derive(String name, Derivation make, List<String> notes) throws IOException, UnreadableText {
        Path draft = Files.createTempFile("unroll", ".txt");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                make.write(out);
            }
            try (InputStream in = Files.newInputStream(draft)) {
                return keep(uploads.add(name, in, Long.MAX_VALUE, StandardCharsets.UTF_8, notes, this::find));
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Makes a text. */
    @FunctionalInterface
    public interface Derivation {
        /** Writes it in UTF-8. */
        void write(OutputStream out) throws IOException;
    }

    /** Refuses with {@link NoRoom} when an upload of {@code bytes} would fill the disk. */
    public void reserve(long bytes) throws IOException {
        uploads.reserve(bytes);
    }

    /**
     * A corpus cut into other tokens, counted.
     *
     * @throws CorpusUnusable when it cannot be read, or has too many different ones
     */
    public CorpusRecord as(CorpusRecord corpus, TokenKind kind) {
        if (kind == corpus.tokens()) {
            return corpus;
        }
        String key = kind + " " + corpus.summary().sha256();
        TextSummary known = counted(key);
        CorpusRecord uncounted = new CorpusRecord(corpus.id(), corpus.name(), corpus.builtIn(), corpus.summary(), kind);
        if (known != null) {
            return uncounted.with(known);
        }
        CorpusRecord counted = corpus.in(read(uncounted));
        synchronized (this) {
            otherwiseCounted.put(key, counted.summary());
        }
        return counted;
    }

    private synchronized @Nullable TextSummary counted(String key) {
        return otherwiseCounted.get(key);
    }

    /**
     * How many tokens a corpus is cut into: of a large one, its beginning.
     *
     * @throws CorpusUnusable as {@link #as}
     */
    public TokenCount count(CorpusRecord corpus, TokenKind kind) {
        if (kind == corpus.tokens()) {
            return new TokenCount(corpus.characters(), corpus.characters(), corpus.vocabulary());
        }
        String key = kind + " " + corpus.summary().sha256();
        synchronized (this) {
            if (counts.containsKey(key)) {
                return counts.get(key);
            }
        }
        try {
            TokenCount counted = TokenCount.of(() -> text(corpus), kind, MOST_COUNTED);
            synchronized (this) {
                counts.put(key, counted);
            }
            return counted;
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(corpus, e);
        }
    }

    /** How a text begins: at most {@link TextSummary#PREVIEW} code points. */
    public String preview(CorpusRecord corpus) throws IOException {
        if (!corpus.preview().isEmpty()) {
            return corpus.preview();
        }
        try (InputStream text = text(corpus)) {
            String start = new String(text.readNBytes(4 * TextSummary.PREVIEW), StandardCharsets.UTF_8);
            int length = Math.min(TextSummary.PREVIEW, start.codePointCount(0, start.length()));
            return start.substring(0, start.offsetByCodePoints(0, length));
        }
    }

    /**
     * Keeps a text of the catalogue that was fetched, under the catalogue's id.
     *
     * @throws UnreadableText when it cannot be used
     */
    public CorpusRecord keepFetched(String id, String name, InputStream text) throws IOException, UnreadableText {
        CorpusRecord corpus = fetched.keep(id, name, text);
        keepFetched(corpus);
        return corpus;
    }

    private synchronized void keepFetched(CorpusRecord corpus) {
        sources.put(corpus.id(), () -> Files.newInputStream(fetched.text(corpus.id())));
        records.put(corpus.id(), corpus);
        fetchedIds.add(corpus.id());
    }

    /** Whether it comes with Unroll, and so cannot be removed. */
    public synchronized boolean stays(CorpusRecord corpus) {
        return corpus.builtIn() && !fetchedIds.contains(corpus.id());
    }

    /** Removes a corpus that was uploaded or fetched. */
    public synchronized void delete(CorpusRecord corpus) throws IOException {
        if (stays(corpus)) {
            throw new IllegalArgumentException(corpus.id() + " comes with Unroll");
        }
        records.remove(corpus.id());
        newest.clear();
        counts.keySet().removeIf(key -> key.endsWith(corpus.summary().sha256()));
        if (fetchedIds.remove(corpus.id())) {
            sources.remove(corpus.id());
            fetched.delete(corpus.id());
        } else {
            uploads.delete(corpus);
        }
    }

    /** A fresh stream of the folded text in UTF-8. */
    public InputStream text(CorpusRecord corpus) throws IOException {
        Corpus.Source source = source(corpus.id());
        return source == null ? Files.newInputStream(uploads.text(corpus)) : source.open();
    }

    /**
     * The text as tokens, in memory once however many learn it.
     *
     * @throws CorpusUnusable when it is damaged or missing
     */
    public Corpus read(CorpusRecord corpus) {
        String key = corpus.key();
        Corpus known = known(key);
        if (known != null) {
            return known;
        }
        Corpus read = indexed(corpus).orElseGet(() -> readAndVerify(corpus));
        synchronized (this) {
            inMemory.values().removeIf(reference -> reference.get() == null);
            inMemory.put(key, new WeakReference<>(read));
        }
        return read;
    }

    /** As it came, if that is in memory, and in its file is what was written then. */
    private Optional<Corpus> indexed(CorpusRecord corpus) {
        Indexed last;
        synchronized (this) {
            last = newest.get();
        }
        return last != null && last.key().equals(corpus.key()) && last.written().equals(written(corpus))
                ? Optional.of(last.text())
                : Optional.empty();
    }

    /** When an uploaded text was written; empty when its file is not there. */
    private Optional<FileTime> written(CorpusRecord corpus) {
        try {
            return Optional.of(Files.getLastModifiedTime(uploads.text(corpus)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private synchronized Corpus.@Nullable Source source(String id) {
        return sources.get(id);
    }

    private synchronized @Nullable Corpus known(String key) {
        WeakReference<Corpus> reference = inMemory.get(key);
        return reference == null ? null : reference.get();
    }

    /** Another thread computes the hash meanwhile: a large text is read at once by both. */
    private Corpus readAndVerify(CorpusRecord corpus) {
        CompletableFuture<String> sha256 = CompletableFuture.supplyAsync(() -> sha256(corpus));
        try {
            Corpus read = Corpus.read(() -> text(corpus), corpus.tokens());
            if (sha256.join().equals(corpus.summary().sha256())) {
                return read;
            }
            throw new CorpusUnusable("The text \"%s\" is damaged; upload it again".formatted(corpus.name()));
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(corpus, e);
        }
    }

    private static CorpusUnusable unreadable(CorpusRecord corpus, Exception problem) {
        return new CorpusUnusable("The text \"%s\" cannot be read: %s".formatted(corpus.name(), problem.getMessage()));
    }

    private String sha256(CorpusRecord corpus) {
        MessageDigest sha256 = Sha256.digest();
        try (InputStream text = new DigestInputStream(text(corpus), sha256)) {
            text.transferTo(OutputStream.nullOutputStream());
            return Sha256.of(sha256);
        } catch (IOException e) {
            return "unreadable: " + e.getMessage();
        }
    }

    private static CorpusRecord describe(BuiltIn builtIn) throws IOException {
        if (builtIn.summary().isPresent()) {
            return new CorpusRecord(
                    builtIn.id(), builtIn.name(), true, builtIn.summary().get());
        }
        try (InputStream text = builtIn.source().open()) {
            return new CorpusRecord(
                    builtIn.id(),
                    builtIn.name(),
                    true,
                    TextReader.fold(text, OutputStream.nullOutputStream(), Long.MAX_VALUE));
        } catch (UnreadableText e) {
            throw new IOException("the text \"%s\" is not usable: %s".formatted(builtIn.name(), e.getMessage()), e);
        }
    }
}
