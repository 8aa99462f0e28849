package dev.unroll.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CorpusTest {
    private static Corpus of(String text) throws IOException {
        return Corpus.read(() -> stream(text));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(Corpus corpus) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < corpus.tokens().length(); i++) {
            text.appendCodePoint(corpus.vocabulary().codePointAt(corpus.tokens().at(i)));
        }
        return text.toString();
    }

    @Test
    void theVocabularyIsSortedByCodePoint() throws IOException {
        Corpus corpus = of("b😀ab三\n");
        assertThat(corpus.vocabulary().symbols()).containsExactly("\n", "a", "b", "三", "😀");
        assertThat(corpus.tokens().length()).isEqualTo(6);
        assertThat(corpus.tokens().at(1)).isEqualTo(4);
    }

    @Test
    void tokensGiveTheTextBackWhateverItsVocabulary() throws IOException {
        assertThat(decoded(of("to be or not to be"))).isEqualTo("to be or not to be");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            many.appendCodePoint(0x4E00 + i % 5000).appendCodePoint(0x1F600 + i % 50);
        }
        assertThat(decoded(of(many.toString()))).isEqualTo(many.toString());
    }

    @Test
    void aStretchOfManySymbolsMayBeginAnywhere() throws IOException {
        for (int before : new int[] {0, 1, 383, 384, 511, 512, 65_536, 4_200_000}) {
            StringBuilder text = new StringBuilder("ab".repeat(before / 2));
            for (int i = 0; i < 300; i++) {
                text.appendCodePoint(0x3B1 + i).append('z');
            }
            text.append("later letters: xyzé".repeat(10_000));
            assertThat(decoded(of(text.toString()))).as("%d before", before).isEqualTo(text.toString());
        }
    }

    @Test
    void asManySymbolsAsThereMayBeAreKeptApart() throws IOException {
        StringBuilder text = new StringBuilder("ab");
        for (int i = 0; i < Vocabulary.LARGEST - 4; i++) {
            text.appendCodePoint(0x20000 + i);
        }
        text.append("cdabcd\uD840\uDC00");
        assertThat(of(text.toString()).vocabulary().size()).isEqualTo(Vocabulary.LARGEST);
        assertThat(decoded(of(text.toString()))).isEqualTo(text.toString());
        text.append('e');
        assertThatThrownBy(() -> of(text.toString())).hasMessage("it has more than 65536 different characters");
    }

    @Test
    void theTokensOfAnotherVocabularyAreTheSameText() throws IOException {
        Corpus few = of("三 and é after letters ".repeat(900));
        Corpus more = of("letters after three: 三, 四 and Füßé");
        Tokens tokens = few.in(more.vocabulary());
        assertThat(tokens.length()).isEqualTo(few.tokens().length());
        for (int i = 0; i < tokens.length(); i++) {
            assertThat(more.vocabulary().symbol(tokens.at(i)))
                    .isEqualTo(few.vocabulary().symbol(few.tokens().at(i)));
        }
        assertThatThrownBy(() -> more.in(few.vocabulary())).hasMessage("\",\" is not in the other vocabulary");
    }

    @Test
    void unknownSymbolsAreNamedOnce() throws IOException {
        Vocabulary vocabulary = of("abc").vocabulary();
        assertThat(vocabulary.unknownIn("axbxé😀")).isEqualTo("xé😀");
        assertThat(vocabulary.unknownIn("cab")).isEmpty();
        assertThat(vocabulary.indexOf('z')).isEqualTo(-1);
    }

    @Test
    void anEmptyTextHasNoVocabulary() {
        assertThatThrownBy(() -> of("")).hasMessageContaining("from 1 to 65536 symbols");
    }

    @Test
    void thePlaysReadAsTheyDoOnPaper() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        TextSummary summary = TextReader.fold(ShakespearePlays.open(), text, 1_000_000);
        assertThat(summary.characters()).isBetween(410_000L, 440_000L);
        assertThat(summary.vocabulary()).isBetween(60, 70);
        assertThat(summary.notes()).isEmpty();
        String plays = text.toString(StandardCharsets.UTF_8);
        assertThat(plays)
                .contains("HAMLET:\nTo be, or not to be: that is the question:\n")
                .contains("\n\nFirst Witch:\nWhen shall we three meet again\nIn thunder, lightning, or in rain?\n\n")
                .contains("The Tragedy of Romeo and Juliet")
                .doesNotContain("<", "Moby", "Dramatis", "\n\n\n");
    }
}
