package dev.unroll.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the network wrote at a step.
 *
 * @param step steps taken when it was written
 * @param epoch passes over the text by then
 * @param loss the smooth loss by then, nats per character
 * @param text without the prime
 * @param prime what it was told to go on from
 * @param temperature of the choice of characters
 * @param measures what was counted in it, by name: shares from 0 to 1, depth in levels
 */
public record Sample(
        long step,
        double epoch,
        double loss,
        String text,
        String prime,
        double temperature,
        Map<String, Double> measures) {
    /** Copies the measures. */
    public Sample {
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    }

    /** One in which nothing was counted. */
    public Sample(long step, double epoch, double loss, String text, String prime, double temperature) {
        this(step, epoch, loss, text, prime, temperature, Map.of());
    }
}
