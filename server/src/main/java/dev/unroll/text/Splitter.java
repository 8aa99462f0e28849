package dev.unroll.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The symbols of a text, one after the other. */
final class Splitter implements AutoCloseable {
    private static final int NONE = -2;
    private static final String[] NAMES = IntStream.range(0, 256)
            .mapToObj(value -> value < 0x80 ? Character.toString(value) : "<%02X>".formatted(value))
            .toArray(String[]::new);

    private final TokenKind kind;
    private final CodePoints text;
    private final StringBuilder symbol = new StringBuilder();
    private final byte[] bytes = new byte[4];
    private int bytesLeft;
    private int ahead = NONE;
    private long characters;

    private Splitter(TokenKind kind, CodePoints text) {
        this.kind = kind;
        this.text = text;
    }

    /** Of a text in UTF-8. */
    static Splitter of(TokenKind kind, InputStream text) {
        return new Splitter(kind, CodePoints.of(text));
    }

    /** All symbols of a short text. */
    static List<String> split(TokenKind kind, String text) {
        List<String> symbols = new ArrayList<>();
        try (Splitter splitter = new Splitter(kind, CodePoints.of(text))) {
            for (String next = splitter.next(); next != null; next = splitter.next()) {
                symbols.add(next);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return symbols;
    }

    /** The next symbol, or null at the end. */
    @Nullable
    String next() throws IOException {
        return switch (kind) {
            case CHARACTERS -> character();
            case BYTES -> oneByte();
            case WORDS -> word();
            case STATES -> state();
        };
    }

    private @Nullable String character() throws IOException {
        int next = take();
        return next < 0 ? null : Character.toString(next);
    }

    private @Nullable String oneByte() throws IOException {
        if (bytesLeft == 0) {
            String next = character();
            if (next == null) {
                return null;
            }
            byte[] encoded = next.getBytes(StandardCharsets.UTF_8);
            bytesLeft = encoded.length;
            System.arraycopy(encoded, 0, bytes, bytes.length - bytesLeft, bytesLeft);
        }
        return nameOf(bytes[bytes.length - bytesLeft--]);
    }

    /** How a byte stands in a vocabulary. */
    static String nameOf(byte value) {
        return NAMES[value & 0xFF];
    }

    /** The byte that stands so in a vocabulary. */
    static byte valueOf(String name) {
        return (byte) (name.length() == 1 ? name.charAt(0) : Integer.parseInt(name.substring(1, 3), 16));
    }

    private @Nullable String word() throws IOException {
        symbol.setLength(0);
        int next = take();
        while (next >= 0 && inWord(next)) {
            symbol.appendCodePoint(next);
            next = take();
        }
        if (symbol.length() == 0) {
            return next < 0 ? null : Character.toString(next);
        }
        ahead = next;
        return symbol.toString();
    }

    private static boolean inWord(int codePoint) {
        return (Character.isLetterOrDigit(codePoint) && !Character.isIdeographic(codePoint))
                || codePoint == '\''
                || codePoint == '’'
                || Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    private @Nullable String state() throws IOException {
        symbol.setLength(0);
        int next = take();
        while (next >= 0 && next != '\n' && Character.isWhitespace(next)) {
            next = take();
        }
        if (next < 0) {
            return null;
        }
        if (next == '\n') {
            return "\n";
        }
        while (next >= 0 && !Character.isWhitespace(next)) {
            symbol.appendCodePoint(next);
            next = take();
        }
        ahead = next;
        return symbol.toString();
    }

    /** Characters that were read, the one after the last symbol included when it has been looked at. */
    long characters() {
        return characters;
    }

    private int take() throws IOException {
        if (ahead == NONE) {
            int read = text.next();
            characters += read < 0 ? 0 : 1;
            return read;
        }
        int next = ahead;
        ahead = NONE;
        return next;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
