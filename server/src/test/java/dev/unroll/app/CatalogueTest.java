package dev.unroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.source.CatalogueEntry;
import dev.unroll.source.CatalogueEntry.Kind;
import dev.unroll.store.BuiltIn;
import dev.unroll.text.TextReader;
import dev.unroll.text.TextSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void whatTheCatalogueSaysOfEachTextIsWhatIsReadOrWritten() throws Exception {
        List<CatalogueEntry> entries = Catalogue.read();
        Map<String, TextSummary> said = entries.stream()
                .filter(entry -> entry.kind() != Kind.PACKAGE)
                .collect(Collectors.toMap(
                        CatalogueEntry::id, entry -> entry.summary().orElseThrow()));
        Map<String, TextSummary> found = new TreeMap<>();
        for (BuiltIn text : Catalogue.builtIns(entries)) {
            try (InputStream in = text.source().open()) {
                TextSummary read = TextReader.fold(in, OutputStream.nullOutputStream(), Long.MAX_VALUE);
                assertThat(read.notes()).as(text.id()).isEmpty();
                found.put(
                        text.id(),
                        new TextSummary(
                                read.bytes(), read.characters(), read.vocabulary(), List.of(), "", read.sha256()));
            }
        }
        assertThat(found).hasSize(12).containsExactlyInAnyOrderEntriesOf(said);
    }

    @Test
    void everyEntrySaysWhatToWatchForAndUnderWhichLicence() throws IOException {
        assertThat(Catalogue.read())
                .hasSizeGreaterThan(25)
                .allSatisfy(entry -> {
                    assertThat(entry.licence()).isNotBlank();
                    assertThat(entry.watchFor()).endsWith(".");
                    assertThat(entry.source()).isNotBlank();
                    assertThat(entry.settings()).containsKeys("cell", "hidden", "learningRate");
                    assertThat(entry.download() == null).isEqualTo(entry.kind() != Kind.PACKAGE);
                })
                .extracting(CatalogueEntry::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9-]+"));
    }
}
