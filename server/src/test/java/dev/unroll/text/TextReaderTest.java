package dev.unroll.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.unroll.text.UnreadableText.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReaderTest {
    private static final long LIMIT = 10_000_000;

    private final ByteArrayOutputStream folded = new ByteArrayOutputStream();

    private TextSummary fold(byte[] raw) throws IOException, UnreadableText {
        return TextReader.fold(new ByteArrayInputStream(raw), folded, LIMIT);
    }

    private TextSummary fold(String text) throws IOException, UnreadableText {
        return fold(text.getBytes(StandardCharsets.UTF_8));
    }

    private UnreadableText refusal(byte[] raw) {
        return catchThrowableOfType(UnreadableText.class, () -> fold(raw));
    }

    private String written() {
        return folded.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void plainTextPassesUnchanged() throws Exception {
        TextSummary summary = fold("hello\nworld\n");
        assertThat(written()).isEqualTo("hello\nworld\n");
        assertThat(summary.bytes()).isEqualTo(12);
        assertThat(summary.characters()).isEqualTo(12);
        assertThat(summary.vocabulary()).isEqualTo(8);
        assertThat(summary.notes()).isEmpty();
        assertThat(summary.preview()).isEqualTo("hello\nworld\n");
        assertThat(summary.sha256()).isEqualTo("4a1e67f2fe1d1cc7b31d0ca2ec441da4778203a036a77da10344c85e24ff0f92");
    }

    @Test
    void aCharacterIsACodePoint() throws Exception {
        TextSummary summary = fold("三國😀😀");
        assertThat(summary.characters()).isEqualTo(4);
        assertThat(summary.vocabulary()).isEqualTo(3);
        assertThat(summary.bytes()).isEqualTo(14);
    }

    @Test
    void lineEndsAreFoldedAndCounted() throws Exception {
        TextSummary summary = fold("a\r\nb\rc\r\r\nd\n");
        assertThat(written()).isEqualTo("a\nb\nc\n\nd\n");
        assertThat(summary.notes())
                .containsExactly("2 line ends of CR LF were folded to LF.", "2 line ends of CR were folded to LF.");
    }

    @Test
    void aLineEndAcrossBuffersIsOneLineEnd() throws Exception {
        String text = "x".repeat(65_535) + "\r\n" + "y".repeat(70_000) + "\r\n";
        assertThat(fold(text).notes()).containsExactly("2 line ends of CR LF were folded to LF.");
        assertThat(written()).isEqualTo(text.replace("\r", ""));
    }

    @Test
    void aByteOrderMarkIsRemovedAndSaid() throws Exception {
        TextSummary summary = fold("\uFEFFabc");
        assertThat(written()).isEqualTo("abc");
        assertThat(summary.notes()).containsExactly("The byte-order mark at the start was removed.");
        assertThat(summary.bytes()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void utf16And32AreReadWithTheirMark(String name) throws Exception {
        TextSummary summary = fold(("\uFEFF" + "héllo 三國😀\n".repeat(9000)).getBytes(Charset.forName(name)));
        assertThat(written()).isEqualTo("héllo 三國😀\n".repeat(9000));
        assertThat(summary.notes()).containsExactly("Read as " + name + ", as its byte-order mark says.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16IsReadWithoutItsMarkWhenItIsLatin(String name) throws Exception {
        TextSummary summary = fold("To be, or not to be".getBytes(Charset.forName(name)));
        assertThat(written()).isEqualTo("To be, or not to be");
        assertThat(summary.notes()).containsExactly("Read as " + name + ": every other byte of Latin letters is zero.");
    }

    static Stream<Arguments> malformed() {
        byte[] good = "good text ".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("a stray continuation byte", joined(good, bytes(0x80, 'x')), 10),
                Arguments.of("an overlong form", joined(good, bytes(0xC0, 0xAF, 'x')), 10),
                Arguments.of("a surrogate", joined(good, bytes(0xED, 0xA0, 0x80, 'x')), 10),
                Arguments.of("beyond Unicode", joined(good, bytes(0xF5, 0x80, 0x80, 0x80)), 10),
                Arguments.of("a sequence broken off by a letter", joined(good, bytes(0xE4, 0xB8, 'x')), 10),
                Arguments.of("a sequence broken off by the end", joined(good, bytes(0xE4, 0xB8)), 10),
                Arguments.of("Latin-1", joined(good, bytes(0xE9, ' ', 'x')), 10),
                Arguments.of(
                        "deep inside",
                        joined("é".repeat(50_000).getBytes(StandardCharsets.UTF_8), bytes(0xFF)),
                        100_000),
                Arguments.of("behind a mark", joined(bytes(0xEF, 0xBB, 0xBF), good, bytes(0xFF)), 13));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void malformedUtf8IsRefusedWithTheOffsetOfItsFirstBadByte(String what, byte[] raw, int offset) {
        UnreadableText refusal = refusal(raw);
        assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refusal).hasMessageStartingWith("Not valid UTF-8 at byte " + offset + " (counted from 0): ");
    }

    @Test
    void nothingIsRefusedAsEmpty() {
        assertThat(refusal(new byte[0]).reason()).isEqualTo(Reason.EMPTY);
        assertThat(refusal(bytes(0xEF, 0xBB, 0xBF)).reason()).isEqualTo(Reason.EMPTY);
        assertThat(refusal(bytes(0xFF, 0xFE)).reason()).isEqualTo(Reason.EMPTY);
    }

    static Stream<Arguments> binaries() {
        return Stream.of(
                Arguments.of("PK\u0003\u0004 and so on", "a ZIP archive"),
                Arguments.of("%PDF-1.7", "a PDF"),
                Arguments.of("a\0b\0\0\0\0c", "zero bytes"),
                Arguments.of("\1\2\3\4\5\6\7abc", "control characters"));
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void binaryIsRefusedAndNamed(String raw, String named) {
        UnreadableText refusal = refusal(raw.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal.reason()).isEqualTo(Reason.BINARY);
        assertThat(refusal).hasMessageContaining(named);
    }

    @Test
    void aTextLargerThanTheLimitIsRefusedBeforeItsEnd() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        UnreadableText refusal = catchThrowableOfType(
                UnreadableText.class, () -> TextReader.fold(endless, OutputStream.nullOutputStream(), 100_000));
        assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal).hasMessageContaining("100,000 bytes");
    }

    @Test
    void tooManyDistinctCharactersAreRefused() {
        StringBuilder text = new StringBuilder();
        for (int symbol = 0x10000; symbol < 0x10000 + Vocabulary.LARGEST + 1; symbol++) {
            text.appendCodePoint(symbol);
        }
        UnreadableText refusal = refusal(text.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(refusal.reason()).isEqualTo(Reason.TOO_MANY_SYMBOLS);
        assertThat(refusal).hasMessageContaining("65,537");
    }

    @Test
    void oneSymbolIsAllowedAndSaid() throws Exception {
        assertThat(fold("aaaa").notes()).singleElement().asString().startsWith("There is only one distinct character");
    }

    @Test
    void controlCharactersAreKeptAndCounted() throws Exception {
        assertThat(fold("some words and \u0007 a bell\n").notes())
                .containsExactly("1 control character was kept as any other.");
        assertThat(written()).contains("\u0007");
    }

    @Test
    void thePreviewIsTheFirstSixHundredCodePoints() throws Exception {
        TextSummary summary = fold("😀".repeat(1000));
        assertThat(summary.preview()).isEqualTo("😀".repeat(TextSummary.PREVIEW));
    }
}
