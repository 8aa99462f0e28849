package dev.unroll.store;

import dev.unroll.text.TextReader;
import dev.unroll.text.TextSummary;
import dev.unroll.text.UnreadableText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The texts of the catalogue that were fetched, in {@code fetched/ID.txt}; {@code ID.properties} says what is known of each. */
final class FetchedTexts {
    private static final Logger LOG = LoggerFactory.getLogger(FetchedTexts.class);
    private static final Pattern ID = Pattern.compile("[a-z0-9-]+");
    private static final String FOLDER = "fetched";
    private static final String TEXT = ".txt";
    private static final String KNOWN = ".properties";

    private final DataFolder folder;

    FetchedTexts(DataFolder folder) {
        this.folder = folder;
    }

    /** What there is; what is damaged is left out, with a line in the log. */
    List<CorpusRecord> all() throws IOException {
        List<CorpusRecord> all = new ArrayList<>();
        if (folder.has(FOLDER)) {
            WholeFiles files = folder.files(FOLDER);
            for (Path known : files.matching("*" + KNOWN)) {
                String id = known.getFileName().toString().replace(KNOWN, "");
                try (InputStream in = Files.newInputStream(known)) {
                    CorpusProperties.Read read = CorpusProperties.read(in);
                    if (Files.size(files.path(id + TEXT)) != read.size()) {
                        throw new IllegalArgumentException("its text has another size than it had");
                    }
                    all.add(new CorpusRecord(id, read.name(), true, read.summary()));
                } catch (IOException | IllegalArgumentException e) {
                    LOG.warn("The fetched text {} is left out: {}", id, e.getMessage());
                }
            }
        }
        return all;
    }

    /** Reads a text to its end and keeps it, instead of the one that may be there. One at a time. */
    synchronized CorpusRecord keep(String id, String name, InputStream raw) throws IOException, UnreadableText {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an id has small letters, digits and hyphens, was " + id);
        }
        WholeFiles files = folder.files(FOLDER);
        TextSummary summary;
        try (WholeFiles.Draft text = files.draft()) {
            summary = TextReader.fold(raw, text.out(), Long.MAX_VALUE);
            text.publish(id + TEXT);
        }
        CorpusRecord corpus = new CorpusRecord(id, name, true, summary);
        try (WholeFiles.Draft properties = files.draft()) {
            CorpusProperties.write(corpus, Files.size(text(id)), properties.out());
            properties.publish(id + KNOWN);
        }
        return corpus;
    }

    /** Removes a text. */
    synchronized void delete(String id) throws IOException {
        WholeFiles files = folder.files(FOLDER);
        files.delete(id + KNOWN);
        files.delete(id + TEXT);
    }

    /** Where a text lies. */
    Path text(String id) throws IOException {
        return folder.subfolder(FOLDER).resolve(id + TEXT);
    }
}
