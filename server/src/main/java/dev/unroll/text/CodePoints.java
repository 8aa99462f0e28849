package dev.unroll.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** The code points of a text, one after the other. */
final class CodePoints implements AutoCloseable {
    private final Reader reader;
    private final char[] buffer = new char[1 << 15];
    private int at;
    private int end;

    private CodePoints(Reader reader) {
        this.reader = reader;
    }

    /** Of a text in UTF-8. */
    static CodePoints of(InputStream text) {
        return new CodePoints(new InputStreamReader(text, StandardCharsets.UTF_8));
    }

    static CodePoints of(String text) {
        return new CodePoints(new StringReader(text));
    }

    /** The next code point, or -1 at the end. */
    int next() throws IOException {
        int unit = unit();
        if (unit < 0 || !Character.isHighSurrogate((char) unit)) {
            return unit;
        }
        return Character.toCodePoint((char) unit, (char) unit());
    }

    private int unit() throws IOException {
        if (at == end) {
            end = reader.read(buffer);
            at = 0;
        }
        return end < 0 ? -1 : buffer[at++];
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
