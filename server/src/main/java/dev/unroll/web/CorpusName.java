package dev.unroll.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people call a corpus: a label, never part of a path. */
final class CorpusName {
    private static final int LONGEST = 255;

    private CorpusName() {}

    /**
     * The name without what cannot be seen or would turn the direction of the text around it.
     *
     * @throws Refusal when nothing or too much is left
     */
    static String of(@Nullable String given) {
        StringBuilder kept = new StringBuilder();
        String.valueOf(given == null ? "" : given)
                .codePoints()
                .filter(CorpusName::visible)
                .forEach(kept::appendCodePoint);
        String name = kept.toString().strip();
        if (List.of(name.split("[/\\\\]")).contains("..")) {
            throw Refusal.of(
                    400, "name", "name must not lead out of its folder with \"..\", was \"%s\"".formatted(name));
        }
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST) {
            throw Refusal.of(
                    400,
                    "name",
                    "name must be given as ?name=… and have from 1 to %d characters, had %d"
                            .formatted(LONGEST, name.codePointCount(0, name.length())));
        }
        return name;
    }

    private static boolean visible(int symbol) {
        int type = Character.getType(symbol);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
