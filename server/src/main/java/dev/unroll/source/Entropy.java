package dev.unroll.source;

/**
 * How well a text can be predicted at best by one who knows how it is made: the least mean loss there is.
 *
 * @param nats per symbol
 * @param exact false: the text may be more predictable than that, never less
 */
public record Entropy(double nats, boolean exact) {}
