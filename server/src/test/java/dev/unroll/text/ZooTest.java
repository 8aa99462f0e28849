package dev.unroll.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.text.UnreadableText.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Files that are not what they seem: each has one outcome, and what is malformed the offset of its first bad byte. */
class ZooTest {
    private static final long LIMIT = 64 << 20;
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String CHINESE = "人之初，性本善。性相近，習相遠。苟不教，性乃迁。教之道，贵以专。";
    private static final String FRENCH = "L'été dernier, à l'île déserte, où l'on a goûté la crème brûlée du café.\n";

    /** @param reason null: it is read; says: part of the notes or the message; empty: no notes */
    private record Animal(
            String name, InputStream bytes, @Nullable Reason reason, String says) {}

    private final List<Animal> zoo = new ArrayList<>();

    @Test
    void theZooHasSixtyAnimals() {
        fill();
        assertThat(zoo).hasSizeGreaterThanOrEqualTo(60).extracting(Animal::name).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> eachHasItsOutcome() {
        fill();
        return zoo.stream().map(animal -> DynamicTest.dynamicTest(animal.name(), () -> check(animal)));
    }

    private static void check(Animal animal) throws IOException {
        try {
            TextSummary read = TextReader.fold(animal.bytes(), OutputStream.nullOutputStream(), LIMIT);
            assertThat(animal.reason()).as("read with notes %s", read.notes()).isNull();
            if (animal.says().isEmpty()) {
                assertThat(read.notes()).isEmpty();
            } else {
                assertThat(String.join(" ", read.notes())).contains(animal.says());
            }
        } catch (UnreadableText refused) {
            assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(animal.reason());
            assertThat(refused.getMessage()).contains(animal.says());
        }
    }

    private void fill() {
        malformed();
        marksAndEncodings();
        oddTexts();
        packed();
        binaries();
    }

    /** RFC 3629: what UTF-8 does not allow. Three letters stand in front, so that the bad byte is number 3. */
    private void malformed() {
        int[][] sequences = {
            {0x80},
            {0xBF},
            {0x80, 0xBF},
            {0xC0, 0x80},
            {0xC1, 0xBF},
            {0xC2},
            {0xC2, 0x41},
            {0xE0, 0x80, 0x80},
            {0xE0, 0x9F, 0xBF},
            {0xE2, 0x82},
            {0xE2, 0x82, 0x41},
            {0xED, 0xA0, 0x80},
            {0xED, 0xAF, 0xBF},
            {0xED, 0xB0, 0x80},
            {0xED, 0xBF, 0xBF},
            {0xED, 0xA0, 0x81, 0xED, 0xB0, 0x80},
            {0xF0, 0x80, 0x80, 0x80},
            {0xF0, 0x8F, 0xBF, 0xBF},
            {0xF0, 0x9F, 0x98},
            {0xF0, 0x9F, 0x41},
            {0xF4, 0x90, 0x80, 0x80},
            {0xF5, 0x80, 0x80, 0x80},
            {0xF8, 0x88, 0x80, 0x80, 0x80},
            {0xFC, 0x84, 0x80, 0x80, 0x80, 0x80},
            {0xFE},
            {0xFF},
        };
        for (int[] sequence : sequences) {
            StringBuilder name = new StringBuilder("malformed");
            for (int value : sequence) {
                name.append(" %02X".formatted(value));
            }
            refused(
                    name.toString(),
                    joined("abc".getBytes(UTF_8), bytes(sequence), "d".getBytes(UTF_8)),
                    Reason.MALFORMED,
                    "at byte 3 ");
        }
        byte[] late = "é".repeat(50_000).getBytes(UTF_8);
        refused("malformed far from the start", joined(late, bytes(0xFF)), Reason.MALFORMED, "at byte 100000 ");
        refused("cut within a character", Arrays.copyOf("abé".getBytes(UTF_8), 3), Reason.MALFORMED, "at byte 2 ");
    }

    private void marksAndEncodings() {
        read("UTF-8 with a mark", joined(bytes(0xEF, 0xBB, 0xBF), "ab".getBytes(UTF_8)), "byte-order mark");
        read("UTF-16LE with a mark", joined(bytes(0xFF, 0xFE), "ab".getBytes(UTF_16LE)), "UTF-16LE");
        read("UTF-16BE with a mark", joined(bytes(0xFE, 0xFF), "ab".getBytes(UTF_16BE)), "UTF-16BE");
        read("UTF-16LE without a mark", "plain letters".getBytes(UTF_16LE), "every other byte");
        read("UTF-16BE without a mark", "plain letters".getBytes(UTF_16BE), "every other byte");
        Charset utf32 = Charset.forName("UTF-32LE");
        read("UTF-32LE with a mark", joined(bytes(0xFF, 0xFE, 0, 0), "ab".getBytes(utf32)), "UTF-32LE");
        byte[] big = "ab".getBytes(Charset.forName("UTF-32BE"));
        read("UTF-32BE with a mark", joined(bytes(0, 0, 0xFE, 0xFF), big), "UTF-32BE");
        refused("UTF-32 without a mark", "letters".getBytes(utf32), Reason.BINARY, "zero bytes");
        refused(
                "a lone surrogate in UTF-16",
                joined(bytes(0xFF, 0xFE), bytes(0x41, 0, 0x3D, 0xD8, 0x42, 0)),
                Reason.MALFORMED,
                "at byte 4 ");
        refused(
                "UTF-16 with an odd byte",
                joined(bytes(0xFF, 0xFE), bytes(0x41, 0, 0x42)),
                Reason.MALFORMED,
                "at byte 4 ");
        read("GB18030", CHINESE.getBytes(GB18030), "GB18030, a guess that is");
        read("GBK with Latin letters", ("Chapter 1 " + CHINESE).getBytes(GB18030), "GB18030");
        read("ISO-8859-1", FRENCH.getBytes(ISO_8859_1), "ISO-8859-1, a guess that is 92 % sure");
        refused("one accent of ISO-8859-1", "caf\u00E9 au lait".getBytes(ISO_8859_1), Reason.MALFORMED, "at byte 3 ");
        refused(
                "UTF-8 with a line of GB18030",
                joined(CHINESE.getBytes(UTF_8), CHINESE.getBytes(GB18030)),
                Reason.MALFORMED,
                "at byte " + CHINESE.getBytes(UTF_8).length + " ");
        read("a mark within", "ab\uFEFFcd".getBytes(UTF_8), "");
    }

    private void oddTexts() {
        refused("empty", new byte[0], Reason.EMPTY, "empty");
        refused("only a mark", bytes(0xEF, 0xBB, 0xBF), Reason.EMPTY, "empty");
        read("one symbol", "aaaa".getBytes(UTF_8), "only one distinct character");
        read("one character", "a".getBytes(UTF_8), "only one distinct character");
        read("CR LF", "a\r\nb\r\n".getBytes(UTF_8), "2 line ends of CR LF were folded");
        read("CR", "a\rb\r".getBytes(UTF_8), "2 line ends of CR were folded");
        read("a bell", "abcdefghijkl\u0007".getBytes(UTF_8), "1 control character");
        read("a line of a million characters", "xy".repeat(500_000).getBytes(UTF_8), "");
        read("a million line ends", "\n".repeat(1_000_000).getBytes(UTF_8), "only one distinct character");
        read("decomposed accents", "e\u0301a".getBytes(UTF_8), "");
        read("right-to-left marks", "a\u202Eb\u200F".getBytes(UTF_8), "");
        read("noncharacters and private use", "a\uFFFE\uFFFF\uE000".getBytes(UTF_8), "");
        read("beyond the first plane", "😀𝔘".getBytes(UTF_8), "");
        read("CSV with another header", "stroke;player\nsmash;A\n".getBytes(UTF_8), "");
        StringBuilder many = new StringBuilder();
        for (int symbol = 0x20; symbol < 0x20 + 70_000 + 2_048; symbol++) {
            if (!Character.isSurrogate((char) symbol) || symbol > 0xFFFF) {
                many.appendCodePoint(symbol);
            }
        }
        refused("70,000 symbols", many.toString().getBytes(UTF_8), Reason.TOO_MANY_SYMBOLS, "distinct characters");
        refused("more than the limit", new byte[(64 << 20) + 1], Reason.BINARY, "zero bytes");
    }

    private void packed() {
        byte[] text = "to be or not to be\n".repeat(1_000).getBytes(UTF_8);
        read("gzip", gzip(text), "Unpacked from a gzip file");
        read("gzip of GB18030", gzip(CHINESE.getBytes(GB18030)), "GB18030");
        refused("gzip cut off", Arrays.copyOf(gzip(text), 60), Reason.MALFORMED, "is cut off at byte 60");
        refused("only the start of gzip", bytes(0x1F, 0x8B), Reason.MALFORMED, "is cut off at byte 2");
        byte[] damaged = gzip(text);
        damaged[damaged.length - 6] ^= 1;
        refused("gzip with a wrong checksum", damaged, Reason.MALFORMED, "is damaged");
        refused("gzip of nothing", gzip(new byte[0]), Reason.EMPTY, "empty");
        byte[] bomb = gzip("a".repeat(40 << 20).getBytes(UTF_8));
        refused("a bomb of 40 MiB in 40 KiB", bomb, Reason.TOO_LARGE, "more than 200 times its size");
        refused("gzip within gzip", gzip(gzip(text)), Reason.BINARY, "gzip file within a gzip file");
        refused(
                "gzip of a malformed text",
                gzip(joined("abc".getBytes(UTF_8), bytes(0xFF))),
                Reason.MALFORMED,
                "at byte 3 ");
    }

    private void binaries() {
        refused("a zip by mistake", bytes('P', 'K', 3, 4, 20, 0), Reason.BINARY, "ZIP archive");
        refused("a PDF", "%PDF-1.7\n".getBytes(UTF_8), Reason.BINARY, "PDF");
        refused("a picture", bytes(0x89, 'P', 'N', 'G', 13, 10), Reason.BINARY, "PNG");
        refused("a program", bytes(0x7F, 'E', 'L', 'F', 2, 1), Reason.BINARY, "a program");
        refused("NUL in a text", "abc\0def".getBytes(UTF_8), Reason.BINARY, "1 zero bytes");
        refused(
                "control characters",
                "\u0001\u0002\u0003\u0004abc".getBytes(UTF_8),
                Reason.BINARY,
                "control characters");
    }

    private void read(String name, byte[] bytes, String says) {
        zoo.add(new Animal(name, new ByteArrayInputStream(bytes), null, says));
    }

    private void refused(String name, byte[] bytes, Reason reason, String says) {
        zoo.add(new Animal(name, new ByteArrayInputStream(bytes), reason, says));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
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
}
