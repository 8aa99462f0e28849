package dev.unroll.store;

import dev.unroll.text.Corpus;

/**
 * A text that comes with Unroll.
 *
 * @param id what specs call it
 * @param name what people call it
 * @param source of its text in UTF-8
 */
public record BuiltIn(String id, String name, Corpus.Source source) {}
