package dev.unroll.app;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.unroll.store.BuiltIn;
import dev.unroll.text.Corpus;
import dev.unroll.text.ShakespearePlays;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The texts that come with Unroll: {@code corpora/catalogue.json} describes them, the code knows how to read each. */
final class Catalogue {
    private static final String FILE = "/corpora/catalogue.json";
    private static final Map<String, Corpus.Source> SOURCES = Map.of("shakespeare-plays", ShakespearePlays::open);

    private Catalogue() {}

    /** An entry of the file; what else it says is for people. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Entry(String id, String name) {}

    static List<BuiltIn> read() throws IOException {
        try (InputStream in = Catalogue.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException(FILE + " is missing from the class path");
            }
            return Arrays.stream(JsonMapper.builder().build().readValue(in, Entry[].class))
                    .map(entry -> new BuiltIn(entry.id(), entry.name(), source(entry.id())))
                    .toList();
        }
    }

    private static Corpus.Source source(String id) {
        Corpus.Source source = SOURCES.get(id);
        if (source == null) {
            throw new IllegalStateException(FILE + " names a text that no code reads: " + id);
        }
        return source;
    }
}
