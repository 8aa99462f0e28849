package dev.unroll.run;

/**
 * Something that was measured.
 *
 * @param step steps taken before
 */
public record Measured<T>(long step, T value) {}
