package dev.unroll.store;

import dev.unroll.text.TextSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What is known of an uploaded corpus, as a file. The JDK's own format, so that {@code store} needs no library to read it. */
final class CorpusProperties {
    private static final String NOTE = "note.";

    private CorpusProperties() {}

    /**
     * A record as it was read.
     *
     * @param name of the corpus
     * @param summary of its text
     * @param size in bytes of the folded text
     */
    record Read(String name, TextSummary summary, long size) {}

    static void write(CorpusRecord corpus, long size, OutputStream out) throws IOException {
        TextSummary summary = corpus.summary();
        Properties properties = new Properties();
        properties.setProperty("name", corpus.name());
        properties.setProperty("bytes", Long.toString(summary.bytes()));
        properties.setProperty("characters", Long.toString(summary.characters()));
        properties.setProperty("vocabulary", Integer.toString(summary.vocabulary()));
        properties.setProperty("preview", summary.preview());
        properties.setProperty("sha256", summary.sha256());
        properties.setProperty("size", Long.toString(size));
        for (int i = 0; i < summary.notes().size(); i++) {
            properties.setProperty(NOTE + i, summary.notes().get(i));
        }
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        properties.store(writer, null);
        writer.flush();
    }

    /** @throws IllegalArgumentException when something is missing or not a number */
    static Read read(InputStream in) throws IOException {
        Properties properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        List<String> notes = new ArrayList<>();
        for (int i = 0; properties.containsKey(NOTE + i); i++) {
            notes.add(text(properties, NOTE + i));
        }
        String sha256 = text(properties, "sha256");
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 is not 64 hexadecimal digits");
        }
        TextSummary summary = new TextSummary(
                number(properties, "bytes"),
                number(properties, "characters"),
                Math.toIntExact(number(properties, "vocabulary")),
                notes,
                text(properties, "preview"),
                sha256);
        return new Read(text(properties, "name"), summary, number(properties, "size"));
    }

    private static String text(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private static long number(Properties properties, String key) {
        return Long.parseLong(text(properties, key));
    }
}
