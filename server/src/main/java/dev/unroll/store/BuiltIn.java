package dev.unroll.store;

import dev.unroll.text.Corpus;
import dev.unroll.text.TextSummary;
import java.util.Optional;

/**
 * A text that comes with Unroll.
 *
 * @param id what specs call it
 * @param name what people call it
 * @param source of its text in UTF-8
 * @param summary what is known of it without reading it; its preview may be empty
 */
public record BuiltIn(String id, String name, Corpus.Source source, Optional<TextSummary> summary) {
    /** One that must be read to be known. */
    public BuiltIn(String id, String name, Corpus.Source source) {
        this(id, name, source, Optional.empty());
    }
}
