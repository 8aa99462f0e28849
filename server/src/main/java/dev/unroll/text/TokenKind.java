package dev.unroll.text;

import java.util.Locale;

/** What a text is cut into. {@link #toString} is the name on the wire. */
public enum TokenKind {
    /** Code points. */
    CHARACTERS,
    /** The bytes of the text in UTF-8: at most 256 symbols whatever the language. ASCII is written as it is, any other byte as {@code <E4>}. */
    BYTES,
    /** Runs of letters, digits and apostrophes; every other character, and every ideograph, on its own. Nothing is lost. */
    WORDS,
    /** What stands between white space, and the end of a line. Other white space is lost: a text is written with single spaces. */
    STATES;

    /** One of them: "character". */
    public String singular() {
        String plural = toString();
        return plural.substring(0, plural.length() - 1);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
