package dev.unroll.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TokenKindTest {
    private static final String TEXT = "Don't stop, 紅樓夢 is naïve!\nA:1  B:2\tend\n";

    private static Corpus read(TokenKind kind) throws IOException {
        return Corpus.read(TokenKindTest::stream, kind);
    }

    private static InputStream stream() {
        return new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void charactersBytesAndWordsLoseNothing() throws IOException {
        for (TokenKind kind : List.of(TokenKind.CHARACTERS, TokenKind.BYTES, TokenKind.WORDS)) {
            Corpus corpus = read(kind);
            assertThat(corpus.text(0, corpus.tokens().length())).as("%s", kind).isEqualTo(TEXT);
            assertThat(corpus.vocabulary().kind()).isEqualTo(kind);
        }
    }

    @Test
    void statesAreWhatStandsBetweenWhiteSpaceAndAreWrittenWithSingleSpaces() throws IOException {
        Corpus corpus = read(TokenKind.STATES);
        assertThat(corpus.text(0, corpus.tokens().length())).isEqualTo("Don't stop, 紅樓夢 is naïve!\nA:1 B:2 end\n");
        assertThat(corpus.tokens().length()).isEqualTo(10);
    }

    @Test
    void wordsKeepApostrophesAndPartIdeographs() {
        assertThat(Splitter.split(TokenKind.WORDS, "Don't 紅樓 x1."))
                .containsExactly("Don't", " ", "紅", "樓", " ", "x1", ".");
    }

    @Test
    void aByteThatIsNotAsciiHasANameAndACharacterIsWrittenWhenItIsComplete() {
        assertThat(Splitter.split(TokenKind.BYTES, "aé")).containsExactly("a", "<C3>", "<A9>");
        Joiner joiner = new Joiner(TokenKind.BYTES);
        assertThat(joiner.append("<C3>")).isEmpty();
        assertThat(joiner.append("<A9>")).isEqualTo("é");
        assertThat(joiner.append("<C3>")).isEmpty();
        assertThat(joiner.append("a")).isEqualTo("\uFFFDa");
        assertThat(joiner.append("<E4>")).isEmpty();
        assertThat(joiner.end()).isEqualTo("\uFFFD");
    }

    @Test
    void theHashIsOfTheTextWhateverItIsCutIntoAndOfStatesWithSingleSpaces() throws Exception {
        String text = "三 ü  a:1\n\n" + "w".repeat(40_000) + " b\n";
        Map<TokenKind, String> expected = Map.of(
                TokenKind.CHARACTERS, text,
                TokenKind.BYTES, text,
                TokenKind.WORDS, text,
                TokenKind.STATES, text.replace("  ", " "));
        for (TokenKind kind : TokenKind.values()) {
            Corpus corpus = Corpus.read(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), kind);
            String written = Objects.requireNonNull(expected.get(kind));
            assertThat(corpus.text(0, corpus.tokens().length())).isEqualTo(written);
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(written.getBytes(StandardCharsets.UTF_8));
            assertThat(corpus.sha256())
                    .as(kind.toString())
                    .isEqualTo(HexFormat.of().formatHex(sha));
        }
    }

    @Test
    void tokensAreCountedAsFarAsIsAskedForAsTheyWouldBeCut() throws IOException {
        for (TokenKind kind : TokenKind.values()) {
            Corpus whole = read(kind);
            TokenCount counted = TokenCount.of(TokenKindTest::stream, kind, 1_000_000);
            assertThat(counted)
                    .isEqualTo(new TokenCount(
                            TEXT.codePointCount(0, TEXT.length()),
                            whole.tokens().length(),
                            whole.vocabulary().size()));
        }
        String three = "one two three";
        TokenCount start = TokenCount.of(
                () -> new ByteArrayInputStream(three.getBytes(StandardCharsets.UTF_8)), TokenKind.WORDS, 5);
        assertThat(start).as("one, a space, two, and the space behind it").isEqualTo(new TokenCount(8, 3, 3));
        assertThat(start.symbolsOf(80)).isEqualTo(30);
    }

    @Test
    void whatIsUnknownIsNamed() throws IOException {
        assertThat(read(TokenKind.WORDS).vocabulary().unknownIn("stop the end")).isEqualTo("the");
        assertThat(read(TokenKind.STATES).vocabulary().unknownIn("A:1 C:3 D:4 C:3"))
                .isEqualTo("C:3, D:4");
        assertThat(read(TokenKind.BYTES).vocabulary().unknownIn("stop ü")).isEqualTo("<BC>");
        assertThatThrownBy(() -> read(TokenKind.WORDS).vocabulary().tokens("zebra"))
                .hasMessage("\"zebra\" is not in the vocabulary");
    }

    @Test
    void aVocabularyTakesOnlySymbolsOfItsKind() {
        assertThat(Vocabulary.of(TokenKind.STATES, List.of("b", "\n", "a:1")).symbols())
                .containsExactly("\n", "a:1", "b");
        assertThatThrownBy(() -> Vocabulary.of(TokenKind.STATES, List.of("a b")))
                .hasMessage("each symbol must be one state, not \"a b\"");
        assertThatThrownBy(() -> Vocabulary.of(TokenKind.BYTES, List.of("<7F>")))
                .hasMessageContaining("one byte");
        assertThatThrownBy(() -> Vocabulary.of(TokenKind.BYTES, List.of("é"))).hasMessageContaining("one byte");
        assertThatThrownBy(() -> Vocabulary.of(TokenKind.CHARACTERS, List.of("ab")))
                .hasMessageContaining("one character");
    }

    @Test
    void moreThan65536WordsAreRefusedWithWhatWouldHelp() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 70_000; i++) {
            text.append(i).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        String refusal = "it has more than 65536 different words; choose characters or bytes";
        assertThatThrownBy(() -> Corpus.read(() -> new ByteArrayInputStream(bytes), TokenKind.WORDS))
                .hasMessage(refusal);
        assertThatThrownBy(() -> TokenCount.of(() -> new ByteArrayInputStream(bytes), TokenKind.WORDS, bytes.length))
                .hasMessage(refusal);
    }
}
