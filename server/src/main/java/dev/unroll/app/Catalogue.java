package dev.unroll.app;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.unroll.source.CatalogueEntry;
import dev.unroll.source.ClassPathTexts;
import dev.unroll.source.Generators;
import dev.unroll.store.BuiltIn;
import dev.unroll.text.Corpus;
import dev.unroll.text.ShakespearePlays;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The texts that need no upload: {@code corpora/catalogue.json} describes them, the code knows how to read or write each. */
final class Catalogue {
    private static final String FILE = "/corpora/catalogue.json";
    private static final Map<String, Corpus.Source> ARTIFACTS = Map.of(
            "shakespeare-plays", ShakespearePlays::open,
            "first-names", ClassPathTexts::names,
            "kubernetes-java", ClassPathTexts::kubernetes,
            "linux-c", ClassPathTexts::systemCalls,
            "plays-markup", ClassPathTexts::markUp);

    private Catalogue() {}

    static List<CatalogueEntry> read() {
        try (InputStream in = Catalogue.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the class path");
            }
            return List.of(JsonMapper.builder()
                    .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
                    .build()
                    .readValue(in, CatalogueEntry[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that are there at once. */
    static List<BuiltIn> builtIns(List<CatalogueEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind() != CatalogueEntry.Kind.PACKAGE)
                .map(entry -> new BuiltIn(entry.id(), entry.name(), source(entry.id()), entry.summary()))
                .toList();
    }

    private static Corpus.Source source(String id) {
        Corpus.Source source = ARTIFACTS.get(id);
        if (source != null) {
            return source;
        }
        if (Generators.of(id).isPresent()) {
            return () -> new ByteArrayInputStream(Generators.text(id).getBytes(StandardCharsets.UTF_8));
        }
        throw new IllegalStateException(FILE + " names a text that no code reads: " + id);
    }
}
