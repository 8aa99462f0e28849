package dev.unroll.store;

import dev.unroll.text.Corpus;
import dev.unroll.text.TextSummary;
import dev.unroll.text.TokenKind;
import java.util.List;

/**
 * What is known of a corpus without reading it.
 *
 * @param id made by the server
 * @param name what people call it
 * @param builtIn whether it comes with Unroll; else it was uploaded
 * @param summary of its text, counted in {@code tokens}
 * @param tokens what it is cut into
 */
public record CorpusRecord(String id, String name, boolean builtIn, TextSummary summary, TokenKind tokens) {
    private static final int ONE_BYTE_VOCABULARY = 128;

    /** In characters. */
    public CorpusRecord(String id, String name, boolean builtIn, TextSummary summary) {
        this(id, name, builtIn, summary, TokenKind.CHARACTERS);
    }

    /** The same text cut into other tokens. */
    CorpusRecord in(Corpus text) {
        TextSummary counted = new TextSummary(
                summary.bytes(),
                text.tokens().length(),
                text.vocabulary().size(),
                summary.notes(),
                summary.preview(),
                summary.sha256());
        return new CorpusRecord(id, name, builtIn, counted, text.vocabulary().kind());
    }

    /** With another count. */
    CorpusRecord with(TextSummary counted) {
        return new CorpusRecord(id, name, builtIn, counted, tokens);
    }

    /** Code points after folding, or whatever else it is cut into. */
    public long characters() {
        return summary.characters();
    }

    /** How many of them are distinct. */
    public int vocabulary() {
        return summary.vocabulary();
    }

    /** Size in bytes before folding. */
    public long bytes() {
        return summary.bytes();
    }

    /** Sentences, each on one thing that was changed or is worth knowing. */
    public List<String> notes() {
        return summary.notes();
    }

    /** How it begins. */
    public String preview() {
        return summary.preview();
    }

    /** Equal for what is the same in memory: a text is there once for each kind of tokens that it is cut into. */
    public String key() {
        return tokens + " " + id;
    }

    /** Bytes that it takes in memory as tokens, at most about so many: one each, or two for stretches of many different ones. */
    public long memory() {
        long least = summary.characters();
        return summary.vocabulary() <= ONE_BYTE_VOCABULARY ? least : Math.min(2 * least, Math.max(least, bytes()));
    }
}
