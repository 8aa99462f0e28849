package dev.unroll.run;

import java.util.Map;

/**
 * What is counted in the samples of a run, counted in its text.
 *
 * @param length characters of each piece of the text that was measured: those of a sample
 * @param text by name, the mean over the pieces
 */
public record MeasuredText(int length, Map<String, Double> text) {}
