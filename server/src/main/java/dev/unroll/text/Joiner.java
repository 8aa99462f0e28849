package dev.unroll.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Symbols back to text: between states a space; of bytes whole characters, with U+FFFD for those that make none. */
public final class Joiner {
    private final TokenKind kind;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(8);
    private final CharBuffer units = CharBuffer.allocate(16);
    private boolean spaceNext;

    Joiner(TokenKind kind) {
        this.kind = kind;
    }

    /** What the text is longer by with one more symbol. */
    public String append(String symbol) {
        return switch (kind) {
            case CHARACTERS, WORDS -> symbol;
            case STATES -> state(symbol);
            case BYTES -> decoded(symbol);
        };
    }

    private String state(String symbol) {
        boolean lineEnd = symbol.equals("\n");
        String text = spaceNext && !lineEnd ? " " + symbol : symbol;
        spaceNext = !lineEnd;
        return text;
    }

    private String decoded(String symbol) {
        bytes.put(Splitter.valueOf(symbol));
        return decode(false);
    }

    /** What is left when no symbol follows: of bytes, a character that is not complete. */
    public String end() {
        return kind == TokenKind.BYTES ? decode(true) : "";
    }

    private String decode(boolean end) {
        bytes.flip();
        decoder.decode(bytes, units, end);
        bytes.compact();
        String text = units.flip().toString();
        units.clear();
        return text;
    }
}
