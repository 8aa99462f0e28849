package dev.unroll.text;

import dev.unroll.text.UnreadableText.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes of a text, whatever its encoding, and writes it folded: UTF-8 without byte-order mark, lines ended by LF. Memory is
 * bounded; the text passes through.
 */
public final class TextReader {
    private static final int BUFFER = 1 << 16;

    private final Gunzip raw;
    private final @Nullable Charset charset;
    private final OutputStream folded;
    private final long limit;
    private final Folding folding = new Folding();
    private final MessageDigest sha256 = Sha256.digest();
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
    private final CharBuffer units = CharBuffer.allocate(BUFFER);
    private final ByteBuffer out = ByteBuffer.allocate(4 * BUFFER);
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private long bytes;

    private TextReader(InputStream raw, OutputStream folded, long limit, @Nullable Charset charset) {
        this.raw = new Gunzip(raw);
        this.charset = charset;
        this.folded = folded;
        this.limit = limit;
    }

    /**
     * Reads to the end of {@code raw} and writes the folded text to {@code folded}; closes neither.
     *
     * @param limit the most bytes to read
     * @throws UnreadableText when they are not a text, or too many; part of it may have been written
     * @throws IOException when reading or writing fails
     */
    public static TextSummary fold(InputStream raw, OutputStream folded, long limit)
            throws IOException, UnreadableText {
        return fold(raw, folded, limit, null);
    }

    /**
     * The same, in an encoding that a person says it has.
     *
     * @param charset null: told from the bytes
     */
    public static TextSummary fold(InputStream raw, OutputStream folded, long limit, @Nullable Charset charset)
            throws IOException, UnreadableText {
        return new TextReader(raw, folded, limit, charset).read();
    }

    private TextSummary read() throws IOException, UnreadableText {
        boolean end = false;
        while (!end && in.position() < Encoding.SNIFFED) {
            end = fill();
        }
        in.flip();
        int head = Math.min(in.limit(), Encoding.SNIFFED);
        Encoding encoding = charset == null ? Encoding.of(in.array(), head) : Encoding.given(charset, in.array(), head);
        in.position(encoding.mark());
        decode(encoding, end);
        if (folding.characters() == 0) {
            throw new UnreadableText(Reason.EMPTY, "The text is empty. Give one with at least two characters.");
        }
        if (folding.vocabulary() > Vocabulary.LARGEST) {
            throw new UnreadableText(
                    Reason.TOO_MANY_SYMBOLS,
                    String.format(
                            Locale.ROOT,
                            "The text has %,d distinct characters; at most %,d can be learnt.",
                            folding.vocabulary(),
                            Vocabulary.LARGEST));
        }
        List<String> notes = new ArrayList<>();
        if (raw.isPacked()) {
            notes.add("Unpacked from a gzip file.");
        }
        if (encoding.note() != null) {
            notes.add(encoding.note());
        }
        notes.addAll(folding.notes());
        return new TextSummary(
                bytes, folding.characters(), folding.vocabulary(), notes, folding.preview(), Sha256.of(sha256));
    }

    private void decode(Encoding encoding, boolean ended) throws IOException, UnreadableText {
        CharsetDecoder decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean end = ended;
        while (true) {
            CoderResult result = decoder.decode(in, units, end);
            if (result.isError()) {
                throw malformed(encoding, result.length());
            }
            write();
            if (result.isUnderflow()) {
                if (end) {
                    return;
                }
                in.compact();
                end = fill();
                in.flip();
            }
        }
    }

    /** Reads more bytes behind those in the buffer; true at the end. */
    private boolean fill() throws IOException, UnreadableText {
        int read = raw.read(in.array(), in.position(), in.remaining());
        if (read < 0) {
            return true;
        }
        in.position(in.position() + read);
        bytes += read;
        if (bytes > limit) {
            throw new UnreadableText(
                    Reason.TOO_LARGE,
                    String.format(
                            Locale.ROOT, "The text is larger than %,d bytes, the most there is room for.", limit));
        }
        return false;
    }

    private void write() throws IOException {
        int left = folding.fold(units.array(), units.position());
        // Decoders never part a surrogate pair, so that what was decoded is whole characters.
        CharBuffer whole = CharBuffer.wrap(units.array(), 0, left);
        CoderResult result = encoder.encode(whole, out, false);
        if (!result.isUnderflow()) {
            throw new CharacterCodingException();
        }
        sha256.update(out.array(), 0, out.position());
        folded.write(out.array(), 0, out.position());
        out.clear();
        units.clear();
    }

    private UnreadableText malformed(Encoding encoding, int length) {
        long offset = bytes - in.remaining();
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < length && in.hasRemaining(); i++) {
            hex.append(String.format("%s%02X", i == 0 ? "" : " ", in.get()));
        }
        return new UnreadableText(
                Reason.MALFORMED,
                String.format(
                        Locale.ROOT,
                        "Not valid %s at byte %d (counted from 0): %s. Save the text as UTF-8 and try again, or say the encoding it has.",
                        encoding.charset().name(),
                        offset,
                        hex));
    }
}
