package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.text.Corpus;
import dev.unroll.text.UnreadableText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of uploads, also when the machine stopped at the wrong moment. */
class CorporaTest {
    private static final BuiltIn BUILT_IN = new BuiltIn("built-in", "Built in", () -> stream("from the jar\n"));

    @TempDir
    private Path data;

    private DataFolder folder;

    @BeforeEach
    void open() throws IOException {
        folder = DataFolder.open(data);
    }

    @AfterEach
    void close() throws IOException {
        folder.close();
    }

    @Test
    void everythingIsThereAgainAfterARestart() throws Exception {
        CorpusRecord added = add(corpora(), "Zeile\r\n一行\r\n");
        CorpusRecord again = corpora().find(added.id()).orElseThrow();

        assertThat(again).isEqualTo(added);
        assertThat(again.notes()).isNotEmpty();
        assertThat(corpora().all()).extracting(CorpusRecord::id).containsExactly("built-in", added.id());
        try (InputStream text = corpora().text(again)) {
            assertThat(text).hasContent("Zeile\n一行\n");
        }
    }

    @Test
    void aFetchedTextCanBeRemovedAndWhatComesWithUnrollCannot() throws Exception {
        Corpora corpora = corpora();
        CorpusRecord fetched = corpora.keepFetched("a-poem", "A poem", stream("moon, river\n"));
        assertThat(corpora().find("a-poem")).contains(fetched);
        assertThat(corpora.stays(fetched)).isFalse();

        corpora.delete(fetched);

        assertThat(corpora.find("a-poem")).isEmpty();
        assertThat(corpora().find("a-poem")).as("after a restart").isEmpty();
        try (Stream<Path> left = Files.list(data.resolve("fetched"))) {
            assertThat(left).isEmpty();
        }
        assertThat(corpora.keepFetched("a-poem", "A poem", stream("moon, river\n")))
                .isEqualTo(fetched);
        CorpusRecord builtIn = corpora.find("built-in").orElseThrow();
        assertThatThrownBy(() -> corpora.delete(builtIn)).hasMessageContaining("comes with Unroll");
    }

    @Test
    void whatAnEarlierProcessLeftUnfinishedIsRemoved() throws Exception {
        corpora();
        Path leftover = Files.writeString(files().resolve("123.part"), "half a te");
        corpora();
        assertThat(leftover).doesNotExist();
    }

    @Test
    void aCorpusThatIsDamagedOrIncompleteIsLeftOutAndTheOthersAreThere() throws Exception {
        Corpora before = corpora();
        CorpusRecord whole = add(before, "whole");
        CorpusRecord shorter = add(before, "shorter");
        CorpusRecord textless = add(before, "without a text");
        CorpusRecord unknown = add(before, "without its properties");
        CorpusRecord scrambled = add(before, "with scrambled properties");
        CorpusRecord renamed = add(before, "under another name");
        Files.writeString(file(shorter, ".txt"), "sho");
        Files.delete(file(textless, ".txt"));
        Files.delete(file(unknown, ".properties"));
        Files.writeString(file(scrambled, ".properties"), "characters=many\n\\u00zz");
        Files.move(file(renamed, ".properties"), files().resolve("a".repeat(64) + ".properties"));

        assertThat(corpora().all()).extracting(CorpusRecord::id).containsExactly("built-in", whole.id());
        assertThat(add(corpora(), "shorter")).as("uploaded again").isEqualTo(shorter);
        assertThat(corpora().find(shorter.id())).isPresent();
    }

    @Test
    void aTextIndexedAsItComesIsTheOneThatIsKept() throws Exception {
        StringBuilder text = new StringBuilder("Letters, and then others: ".repeat(9_000));
        for (int i = 0; i < 90_000; i++) {
            text.appendCodePoint(0x4E00 + i * i % 3001)
                    .append(i % 7 == 0 ? "é" : "\r\n")
                    .append("😀".repeat(i % 2));
        }
        Corpora corpora = corpora();
        CorpusRecord added = add(corpora, text.toString());
        Corpus indexed = corpora.read(added);
        Corpus read = corpora().read(added);
        assertThat(indexed.tokens().length()).isEqualTo(read.tokens().length());
        assertThat(indexed.vocabulary().symbols()).isEqualTo(read.vocabulary().symbols());
        assertThat(indexed.sha256())
                .isEqualTo(read.sha256())
                .isEqualTo(added.summary().sha256());
        assertThat(corpora.read(added)).isSameAs(indexed);
    }

    @Test
    void aTextThatIsInMemoryAsItCameIsReadAgainWhenItsFileIsAnother() throws Exception {
        Corpora corpora = corpora();
        CorpusRecord added = add(corpora, "some text");
        Files.writeString(file(added, ".txt"), "sore text");
        assertThatThrownBy(() -> corpora.read(added))
                .isInstanceOf(CorpusUnusable.class)
                .hasMessageContaining("is damaged");
        CorpusRecord another = add(corpora, "another text");
        Files.delete(file(another, ".txt"));
        assertThatThrownBy(() -> corpora.read(another)).isInstanceOf(CorpusUnusable.class);
    }

    @Test
    void aTextThatIsTooLongToBeIndexedAsItComesIsWrittenAllTheSame() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        IndexingStream indexing = new IndexingStream(out, 7);
        indexing.write("four".getBytes(StandardCharsets.UTF_8));
        assertThat(indexing.corpus()).isPresent();
        indexing.write("four".getBytes(StandardCharsets.UTF_8));
        indexing.write("three".getBytes(StandardCharsets.UTF_8));
        assertThat(indexing.corpus()).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("fourfourthree");
    }

    @Test
    void aTextInMemoryIsSharedAndOneFlippedBitIsNoticed() throws Exception {
        Corpora corpora = corpora();
        CorpusRecord added = add(corpora, "some text");
        Corpus first = corpora.read(added);
        assertThat(corpora.read(added)).isSameAs(first);

        byte[] bytes = Files.readAllBytes(file(added, ".txt"));
        bytes[3] ^= 1;
        Files.write(file(added, ".txt"), bytes);
        assertThatThrownBy(() -> corpora().read(added))
                .isInstanceOf(CorpusUnusable.class)
                .hasMessage("The text \"name\" is damaged; upload it again");
        Files.delete(file(added, ".txt"));
        assertThatThrownBy(() -> corpora().read(added)).isInstanceOf(CorpusUnusable.class);
    }

    @Test
    void aFailureWhileWritingLeavesNothing() throws Exception {
        Corpora corpora = corpora();
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("for the test");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("for the test");
            }
        };
        InputStream breaking = new SequenceInputStream(stream("text ".repeat(50_000)), broken);
        assertThatThrownBy(() -> corpora.add("name", breaking, Long.MAX_VALUE)).hasMessage("for the test");
        assertThatThrownBy(() -> corpora.add("name", stream(""), Long.MAX_VALUE))
                .isInstanceOf(UnreadableText.class);
        try (Stream<Path> files = Files.list(files())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void anUploadLargerThanTheDiskIsRefused() throws Exception {
        assertThatThrownBy(() -> corpora().reserve(1L << 60))
                .isInstanceOf(NoRoom.class)
                .hasMessageContaining("MB left");
        corpora().reserve(1000);
    }

    @Test
    void whatIsDeletedStaysDeleted() throws Exception {
        Corpora corpora = corpora();
        CorpusRecord added = add(corpora, "some text");
        corpora.delete(added);

        assertThat(corpora.find(added.id())).isEmpty();
        assertThat(corpora().find(added.id())).isEmpty();
    }

    private Corpora corpora() throws IOException {
        return new Corpora(folder, List.of(BUILT_IN));
    }

    private static CorpusRecord add(Corpora corpora, String text) throws IOException, UnreadableText {
        return corpora.add("name", stream(text), Long.MAX_VALUE).corpus();
    }

    private Path files() {
        return data.resolve("corpora");
    }

    private Path file(CorpusRecord corpus, String ending) {
        return files().resolve(corpus.summary().sha256() + ending);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
